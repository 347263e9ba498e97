import type { company } from '@zhike/contract/company'
import type { departments, posts, staff, teams } from '@zhike/contract/staff'
import type { Handlers } from '../platform/http/handlers.ts'
import {
  createDepartment,
  createPost,
  createStaff,
  createTeam,
  endColleagueSession,
  endColleagueSessions,
  getCompany,
  getStaff,
  listColleagueSessions,
  listDepartments,
  listPosts,
  listStaff,
  listTeams,
  reinstateStaff,
  removeDepartment,
  removePost,
  removeTeam,
  resetPassword,
  resetSecondFactor,
  suspendStaff,
  updateCompany,
  updateDepartment,
  updateStaff,
  updateTeam,
} from './staff.ts'

export const staffHandlers: Handlers<typeof staff> = {
  list: listStaff,
  get: getStaff,
  create: createStaff,
  update: updateStaff,
  suspend: suspendStaff,
  reinstate: reinstateStaff,
  resetPassword,
  sessions: listColleagueSessions,
  endSession: endColleagueSession,
  endSessions: endColleagueSessions,
  resetSecondFactor,
}

export const departmentHandlers: Handlers<typeof departments> = {
  list: listDepartments,
  create: createDepartment,
  update: updateDepartment,
  remove: removeDepartment,
}

export const teamHandlers: Handlers<typeof teams> = {
  list: listTeams,
  create: createTeam,
  update: updateTeam,
  remove: removeTeam,
}

export const postHandlers: Handlers<typeof posts> = { list: listPosts, create: createPost, remove: removePost }

export const companyHandlers: Handlers<typeof company> = { get: getCompany, update: updateCompany }
