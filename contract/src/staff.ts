import * as z from 'zod'
import { endpoint } from './endpoint.ts'
import { ById, Id, listOf, Nothing, pageOf, paging, ShortText, Time } from './fields.ts'
import { permissions, roleCodes, scopes } from './permissions.ts'
import { DeskSession } from './security.ts'

export const RoleCode = z.enum(roleCodes)
export const Scope = z.enum(scopes)

export const StaffMember = z.object({
  id: Id,
  name: z.string(),
  email: z.string(),
  role: RoleCode,
  scope: Scope,
  departmentId: Id.nullable(),
  departmentName: z.string().nullable(),
  teams: z.array(z.object({ id: Id, name: z.string() })),
  postId: Id.nullable(),
  postName: z.string().nullable(),
  /** Set while the person may not log in. */
  suspendedAt: Time.nullable(),
  createdAt: Time,
  version: z.int(),
})
export type StaffMember = z.infer<typeof StaffMember>

const facts = {
  name: z.string().trim().min(1).max(60),
  role: RoleCode,
  scope: Scope.optional(),
  departmentId: Id.nullable().optional(),
  teamIds: z.array(Id).max(20).optional(),
  postId: Id.nullable().optional(),
}
export const CreateStaff = z.strictObject({ ...facts, email: z.email().max(254) })
export type CreateStaff = z.infer<typeof CreateStaff>
export const UpdateStaff = z.strictObject({ id: Id, ...z.object(facts).partial().shape })
export type UpdateStaff = z.infer<typeof UpdateStaff>

export const staff = {
  list: endpoint({
    method: 'GET',
    path: '/staff',
    permission: 'staff.read',
    summary: 'Lists colleagues.',
    input: z.strictObject({
      search: z.string().trim().max(60).optional(),
      department: Id.optional(),
      team: Id.optional(),
      role: RoleCode.optional(),
      /** Only those whose role has this permission. */
      may: z.enum(permissions).optional(),
      suspended: z.enum(['yes', 'no']).optional(),
      ...paging,
    }),
    output: pageOf(StaffMember),
    reasons: ['cursor.invalid'],
  }),
  get: endpoint({
    method: 'GET',
    path: '/staff/:id',
    permission: 'staff.read',
    summary: 'One colleague.',
    input: ById,
    output: StaffMember,
  }),
  create: endpoint({
    method: 'POST',
    path: '/staff',
    permission: 'staff.manage',
    summary: 'Adds a colleague and answers a one-time password.',
    input: CreateStaff,
    output: StaffMember.extend({ oneTimePassword: z.string() }),
    reasons: ['staff.email_taken', 'department.unknown', 'team.unknown', 'post.unknown'],
  }),
  update: endpoint({
    method: 'PATCH',
    path: '/staff/:id',
    permission: 'staff.manage',
    summary: 'Changes a colleague. A new role ends sessions and keys, a new scope the keys, at once.',
    input: UpdateStaff,
    output: StaffMember,
    reasons: ['record.changed', 'department.unknown', 'team.unknown', 'post.unknown', 'staff.last_administrator'],
  }),
  suspend: endpoint({
    method: 'POST',
    path: '/staff/:id/suspension',
    permission: 'staff.manage',
    summary: 'Bars a colleague: sessions and keys end at once.',
    input: ById,
    output: StaffMember,
    reasons: ['staff.last_administrator'],
  }),
  reinstate: endpoint({
    method: 'DELETE',
    path: '/staff/:id/suspension',
    permission: 'staff.manage',
    summary: 'Lets a colleague in again.',
    input: ById,
    output: Nothing,
  }),
  resetPassword: endpoint({
    method: 'POST',
    path: '/staff/:id/password-resets',
    permission: 'staff.manage',
    summary: 'Ends all sessions and keys, and answers a new one-time password. A second factor stays.',
    input: ById,
    output: z.object({ oneTimePassword: z.string() }),
  }),
  sessions: endpoint({
    method: 'GET',
    path: '/staff/:id/sessions',
    permission: 'staff.sessions',
    summary:
      'Where a colleague is logged in, last used first, and since when with a second factor. Whoever does not keep accounts sees the people in the own scope, administrators excepted.',
    input: ById,
    output: z.object({
      items: z.array(DeskSession.omit({ current: true })),
      secondFactorSince: Time.nullable(),
    }),
  }),
  endSession: endpoint({
    method: 'DELETE',
    path: '/staff/:id/sessions/:sessionId',
    permission: 'staff.sessions',
    summary: 'Ends one session of a colleague; open streams end within five seconds.',
    input: z.strictObject({ id: Id, sessionId: Id }),
    output: Nothing,
  }),
  endSessions: endpoint({
    method: 'DELETE',
    path: '/staff/:id/sessions',
    permission: 'staff.sessions',
    summary: 'Ends every session of a colleague.',
    input: ById,
    output: Nothing,
  }),
  resetSecondFactor: endpoint({
    method: 'DELETE',
    path: '/staff/:id/second-factor',
    permission: 'staff.manage',
    summary: 'Takes the second factor of a colleague who lost it, and ends their sessions. A new password does not.',
    input: ById,
    output: Nothing,
  }),
}

export const Department = z.object({
  id: Id,
  name: z.string(),
  parentId: Id.nullable(),
  reception: z.boolean(),
  /** Who leads it: asked for approvals of its people. */
  headId: Id.nullable(),
  members: z.int(),
  version: z.int(),
})
export type Department = z.infer<typeof Department>
const NewDepartment = z.strictObject({ name: ShortText, parentId: Id.nullable().default(null) })
export const departments = {
  list: endpoint({
    method: 'GET',
    path: '/departments',
    permission: 'staff.read',
    summary: 'The tree of departments, flat.',
    input: z.strictObject({}),
    output: listOf(Department),
  }),
  create: endpoint({
    method: 'POST',
    path: '/departments',
    permission: 'staff.manage',
    summary: 'Adds a department.',
    input: NewDepartment,
    output: Department,
    reasons: ['department.unknown'],
  }),
  update: endpoint({
    method: 'PATCH',
    path: '/departments/:id',
    permission: 'staff.manage',
    summary:
      'Renames or moves a department, says who leads it, or makes it the reception, which gets what comes from outside.',
    input: z.strictObject({
      id: Id,
      name: ShortText.optional(),
      parentId: Id.nullable().optional(),
      reception: z.literal(true).optional(),
      headId: Id.nullable().optional(),
    }),
    output: Department,
    reasons: ['department.unknown', 'department.cycle', 'staff.unknown', 'record.changed'],
  }),
  remove: endpoint({
    method: 'DELETE',
    path: '/departments/:id',
    permission: 'staff.manage',
    summary: 'Removes an empty department.',
    input: ById,
    output: Nothing,
    reasons: ['department.in_use', 'department.is_reception'],
  }),
}

export const Team = z.object({ id: Id, name: z.string(), departmentId: Id, members: z.int(), version: z.int() })
export type Team = z.infer<typeof Team>
export const teams = {
  list: endpoint({
    method: 'GET',
    path: '/teams',
    permission: 'staff.read',
    summary: 'The teams.',
    input: z.strictObject({ department: Id.optional() }),
    output: listOf(Team),
  }),
  create: endpoint({
    method: 'POST',
    path: '/teams',
    permission: 'staff.manage',
    summary: 'Adds a team.',
    input: z.strictObject({ name: ShortText, departmentId: Id }),
    output: Team,
    reasons: ['department.unknown'],
  }),
  update: endpoint({
    method: 'PATCH',
    path: '/teams/:id',
    permission: 'staff.manage',
    summary: 'Renames a team or moves it.',
    input: z.strictObject({ id: Id, name: ShortText.optional(), departmentId: Id.optional() }),
    output: Team,
    reasons: ['department.unknown', 'record.changed'],
  }),
  remove: endpoint({
    method: 'DELETE',
    path: '/teams/:id',
    permission: 'staff.manage',
    summary: 'Removes an empty team.',
    input: ById,
    output: Nothing,
    reasons: ['team.in_use'],
  }),
}

export const Post = z.object({ id: Id, name: z.string(), members: z.int() })
export const posts = {
  list: endpoint({
    method: 'GET',
    path: '/posts',
    permission: 'staff.read',
    summary: 'The posts (岗位).',
    input: z.strictObject({}),
    output: listOf(Post),
  }),
  create: endpoint({
    method: 'POST',
    path: '/posts',
    permission: 'staff.manage',
    summary: 'Adds a post.',
    input: z.strictObject({ name: ShortText }),
    output: Post,
    reasons: ['post.taken'],
  }),
  remove: endpoint({
    method: 'DELETE',
    path: '/posts/:id',
    permission: 'staff.manage',
    summary: 'Removes a post; its holders keep working without one.',
    input: ById,
    output: Nothing,
  }),
}
