import type { Permission, RoleCode, Scope } from '@zhike/contract/permissions'
import type { JoiningRule } from '@zhike/contract/security/sign-on'
import type { ColumnType, Generated } from 'kysely'

declare module '../platform/db/database.ts' {
  interface Database {
    roles: RolesTable
    apiKeys: ApiKeysTable
    auditVerifications: AuditVerificationsTable
    'auth.sessions': SessionsTable
    'auth.accounts': AccountsTable
    'auth.verifications': VerificationsTable
    'auth.attempts': AttemptsTable
    'auth.secondFactors': SecondFactorsTable
    'auth.backupCodes': BackupCodesTable
    'auth.logInRules': LogInRulesTable
    'auth.keyUses': KeyUsesTable
    'auth.signOn': SignOnTable
    'auth.people': PeopleView
  }
}

interface RolesTable {
  code: RoleCode
  permissions: Permission[]
  version: Generated<number>
}

interface ApiKeysTable {
  id: string
  name: string
  prefix: string
  hash: Buffer
  role: RoleCode
  scope: Scope
  staffId: string | null
  createdAt: Date
  createdBy: string | null
  revokedAt: Date | null
  revokedBy: string | null
}

export interface AuditVerificationsTable {
  id: string
  total: number
  checked: Generated<number>
  intact: boolean | null
  firstBroken: number | null
  startedByKind: string
  startedById: string | null
  startedAt: Date
  finishedAt: Date | null
}

interface SessionsTable {
  id: string
  userId: string
  token: string
  expiresAt: Date
  activeAt: Generated<Date>
  ipAddress: string | null
  userAgent: string | null
  createdAt: Date
  updatedAt: Date
}

interface SignOnTable {
  one: Generated<boolean>
  enabled: boolean
  issuer: string
  clientId: string
  secret: Buffer | null
  label: string
  emailDomains: string[]
  noPasswordRoles: Exclude<RoleCode, 'administrator'>[]
  joiningRules: ColumnType<JoiningRule[], string | undefined, string>
  leaveProvider: Generated<boolean>
  version: Generated<number>
}

interface AccountsTable {
  id: string
  userId: string
  providerId: string
  accountId: string
  password: string | null
  accessToken: string | null
  refreshToken: string | null
  idToken: string | null
  accessTokenExpiresAt: Date | null
  refreshTokenExpiresAt: Date | null
  scope: string | null
  createdAt: Date
  updatedAt: Date
}

interface VerificationsTable {
  id: string
  identifier: string
  value: string
  expiresAt: Date
  createdAt: Date
  updatedAt: Date
}

interface AttemptsTable {
  key: Buffer
  failures: Generated<number>
  since: Date
  lockedUntil: Date | null
}

interface SecondFactorsTable {
  userId: string
  secret: Buffer
  lastStep: Generated<number>
  confirmedAt: Date | null
  createdAt: Date
}

interface BackupCodesTable {
  userId: string
  hash: Buffer
}

interface LogInRulesTable {
  one: Generated<boolean>
  profile: 'asvs' | 'mlps3'
  secondFactorRoles: RoleCode[]
  version: Generated<number>
}

interface KeyUsesTable {
  keyId: string
  at: Date
}

/** The people who may log in, as the log-in library and the audit know them. */
interface PeopleView {
  id: string
  name: string
  email: string
  emailVerified: boolean
  image: string | null
  createdAt: Date
  updatedAt: Date
  role: RoleCode
  demo: boolean
  suspended: boolean
}
