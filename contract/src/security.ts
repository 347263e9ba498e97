import * as z from 'zod'
import { endpoint } from './endpoint.ts'
import { ById, Id, listOf, Nothing, Time } from './fields.ts'
import { permissions, roleCodes, scopes } from './permissions.ts'
import { OneTimeCode } from './security/codes.ts'

export * from './security/audit.ts'

const RoleCode = z.enum(roleCodes)
const Scope = z.enum(scopes)
export const PermissionName = z.enum(permissions)

/** Who is asking, and what the screen may offer. */
export const Me = z.object({
  id: Id,
  kind: z.enum(['staff', 'key']),
  name: z.string(),
  email: z.string().nullable(),
  role: RoleCode,
  scope: Scope,
  departmentId: Id.nullable(),
  teamIds: z.array(Id),
  /** What has to be done before anything else: set up a second factor, or change a password that is too old. */
  due: z.enum(['second_factor', 'password']).nullable(),
  permissions: z.array(PermissionName),
})
export type Me = z.infer<typeof Me>

export const DeskSession = z.object({
  id: Id,
  createdAt: Time,
  /** To the minute. */
  usedAt: Time,
  expiresAt: Time,
  address: z.string().nullable(),
  agent: z.string().nullable(),
  current: z.boolean(),
})

export const session = {
  logIn: endpoint({
    method: 'POST',
    path: '/auth/session',
    permission: 'public',
    summary:
      'Logs in; sets the session cookie. Five failures lock an account for 15 minutes, twenty failing accounts an address.',
    input: z.strictObject({ email: z.string().trim().min(1).max(254), password: z.string().min(1).max(1024) }),
    output: Me,
    reasons: [
      'session.wrong_credentials',
      'session.second_factor_required',
      'session.locked',
      'session.demo_only_local',
    ],
  }),
  enterCode: endpoint({
    method: 'POST',
    path: '/auth/session/code',
    permission: 'public',
    summary:
      'The second half of a log-in that answered session.second_factor_required: a code of the app or a backup code.',
    input: z.strictObject({ code: OneTimeCode }),
    output: Me,
    reasons: ['session.wrong_code', 'session.challenge_over', 'session.locked'],
  }),
  logOut: endpoint({
    method: 'DELETE',
    path: '/auth/session',
    permission: 'signed-in',
    summary: 'Logs out.',
    unready: true,
    input: z.strictObject({}),
    output: Nothing,
  }),
  me: endpoint({
    method: 'GET',
    path: '/me',
    permission: 'signed-in',
    summary: 'Who is asking.',
    unready: true,
    input: z.strictObject({}),
    output: Me,
  }),
  changePassword: endpoint({
    method: 'POST',
    path: '/me/password',
    permission: 'signed-in',
    summary: 'Changes the own password; other sessions, and keys that act for the caller, end.',
    unready: true,
    input: z.strictObject({ current: z.string().min(1).max(1024), next: z.string().min(1).max(1024) }),
    output: Me,
    reasons: ['session.wrong_credentials', 'session.locked', 'password.too_weak', 'password.same', 'password.kinds'],
  }),
  list: endpoint({
    method: 'GET',
    path: '/me/sessions',
    permission: 'signed-in',
    summary: 'Where the caller is logged in.',
    input: z.strictObject({}),
    output: listOf(DeskSession),
  }),
  end: endpoint({
    method: 'DELETE',
    path: '/me/sessions/:id',
    permission: 'signed-in',
    summary: 'Ends one of the own sessions.',
    input: ById,
    output: Nothing,
  }),
}

export const Role = z.object({
  code: RoleCode,
  permissions: z.array(PermissionName),
  defaultScope: Scope,
  members: z.int(),
  version: z.int(),
})
export type Role = z.infer<typeof Role>
export const roles = {
  list: endpoint({
    method: 'GET',
    path: '/roles',
    permission: 'signed-in',
    summary: 'The roles with their permissions.',
    input: z.strictObject({}),
    output: listOf(Role),
  }),
  update: endpoint({
    method: 'PATCH',
    path: '/roles/:code',
    permission: 'roles.manage',
    summary: 'Sets what a role may do; counts from the next request on.',
    input: z.strictObject({ code: RoleCode, permissions: z.array(PermissionName).max(permissions.length) }),
    output: Role,
    reasons: ['role.self_lockout', 'record.changed'],
  }),
}

export const ApiKey = z.object({
  id: Id,
  name: z.string(),
  /** First characters, to tell keys apart. */
  prefix: z.string(),
  role: RoleCode,
  scope: Scope,
  staffId: Id.nullable(),
  staffName: z.string().nullable(),
  createdAt: Time,
  revokedAt: Time.nullable(),
})
export type ApiKey = z.infer<typeof ApiKey>
export const apiKeys = {
  list: endpoint({
    method: 'GET',
    path: '/api-keys',
    permission: 'api_keys.manage',
    summary: 'The keys for programs.',
    input: z.strictObject({}),
    output: listOf(ApiKey),
  }),
  create: endpoint({
    method: 'POST',
    path: '/api-keys',
    permission: 'api_keys.manage',
    summary: 'Makes a key; it is shown this once.',
    input: z.strictObject({
      name: z.string().trim().min(1).max(60),
      role: RoleCode,
      scope: Scope.optional(),
      staffId: Id.optional(),
    }),
    output: ApiKey.extend({ key: z.string() }),
    reasons: ['staff.unknown'],
  }),
  revoke: endpoint({
    method: 'DELETE',
    path: '/api-keys/:id',
    permission: 'api_keys.manage',
    summary: 'Ends a key at once.',
    input: ById,
    output: Nothing,
  }),
}
