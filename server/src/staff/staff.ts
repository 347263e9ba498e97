import type { RoleCode, Scope } from '@zhike/contract/permissions'
import './staff.tables.ts'

declare module '../platform/events/events.ts' {
  interface EventTypes {
    'staff.created': { role: RoleCode; scope: Scope }
    'staff.updated': { fields: string[]; role: RoleCode; scope: Scope; formerRole: RoleCode; formerScope: Scope }
    /** Somebody's department or teams changed: who works beside this person now sees what this person sees. */
    'staff.moved': {
      departmentId: string | null
      teamIds: string[]
      formerDepartmentId: string | null
      formerTeamIds: string[]
    }
    'staff.suspended': Record<string, never>
    'staff.reinstated': Record<string, never>
    'company.updated': { fields: ('name' | 'phone' | 'email')[] }
    'department.created': { parentId: string | null }
    'department.updated': { fields: string[]; parentId: string | null }
    'department.removed': Record<string, never>
    'team.created': { departmentId: string }
    'team.updated': { fields: string[]; departmentId: string }
    'team.removed': Record<string, never>
    'post.created': Record<string, never>
    'post.removed': Record<string, never>
  }
}

export { getCompany, updateCompany } from './company.ts'
export { createDepartment, listDepartments, removeDepartment, updateDepartment } from './departments.ts'
export { createDemoStaff, createStaff } from './hiring.ts'
export { findStaffId, getStaff, listStaff } from './members.ts'
export { createPost, listPosts, removePost } from './posts.ts'
export {
  endColleagueSession,
  endColleagueSessions,
  getLed,
  listColleagueSessions,
  resetSecondFactor,
} from './signing-out.ts'
export { findRights, isColleague } from './staff.queries.ts'
export { reinstateStaff, resetPassword, suspendStaff } from './suspending.ts'
export { createTeam, listTeams, removeTeam, updateTeam } from './teams.ts'
export { updateStaff } from './updating.ts'
