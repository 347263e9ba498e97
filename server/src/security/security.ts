import type { Permission, RoleCode, Scope } from '@zhike/contract/permissions'
import './security.tables.ts'

declare module '../platform/events/events.ts' {
  interface EventTypes {
    'session.started': { address: string }
    'session.ended': Record<string, never>
    /** `known` tells whether the e-mail belongs to somebody; the e-mail itself may be a password typed too early. */
    'session.failed': {
      known: boolean
      address: string
      why: 'failed' | 'wrong_code' | 'from_elsewhere' | 'sign_on.refused' | 'sign_on.nobody'
    }
    'session.locked': { address: string }
    'second_factor.enrolled': Record<string, never>
    'second_factor.codes_renewed': Record<string, never>
    'second_factor.removed': Record<string, never>
    'second_factor.reset': Record<string, never>
    'log_in_rules.updated': { fields: string[]; profile: 'asvs' | 'mlps3'; secondFactorRoles: RoleCode[] }
    'sign_on.configured': { fields: string[] }
    'password.changed': Record<string, never>
    'password.reset': Record<string, never>
    'role.updated': { role: RoleCode; added: Permission[]; removed: Permission[] }
    'api_key.created': { role: RoleCode; scope: Scope; staffId: string | null }
    'api_key.revoked': Record<string, never>
    'audit.verification_started': { total: number }
    'audit.verified': { checked: number; intact: boolean }
  }
}

export { findActorAgain, findActorByEmail } from './actor-again.ts'
export { createApiKey, listApiKeys, revokeApiKey, revokeKeysOf } from './api-keys.ts'
export { listAudit } from './audit.ts'
export { type ActorRow, deskActor, whoAmI } from './desk-actor.ts'
export { enterCode } from './entering-code.ts'
export { storedToken } from './hashed-tokens.ts'
export { provideHiring } from './joining.ts'
export { askWhereToLeave, askWhoLeft, endByProvider, leave } from './leaving.ts'
export { logIn } from './log-in.ts'
export { tokenInCookies } from './log-in-library.ts'
export { getLogInRules, updateRules } from './log-in-rules.ts'
export { nobody } from './nobody.ts'
export { endSessionOf, endSessions, listSessionsOf, resetSecondFactorOf, secondFactorSince } from './others-sessions.ts'
export { randomPassword, setPassword } from './passwords.ts'
export { listRoles, updateRole } from './roles.ts'
export { securitySealedPlaces } from './sealed-places.ts'
export { confirmEnrolment, enrol, getSecondFactor, removeOwnSecondFactor, renewBackupCodes } from './second-factors.ts'
export { changePassword, endSession, listSessions, logOut } from './sessions.ts'
export { askWhere, askWho, beginSignOn, completeSignOn, offerSignOn } from './sign-on.ts'
export { askWhetherThere, configureSignOn, getSignOn } from './sign-on-settings.ts'
export { getVerification, listVerifications, verifyAudit } from './verifying.ts'
