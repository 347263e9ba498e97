import type { apiKeys, audit, roles, session } from '@zhike/contract/security'
import type { logInRules } from '@zhike/contract/security/log-in-rules'
import type { secondFactor } from '@zhike/contract/security/second-factor'
import type { signOn } from '@zhike/contract/security/sign-on'
import { afterAsking, type Handlers } from '../platform/http/handlers.ts'
import {
  askWhere,
  askWhereToLeave,
  askWhetherThere,
  askWho,
  askWhoLeft,
  beginSignOn,
  changePassword,
  completeSignOn,
  configureSignOn,
  confirmEnrolment,
  createApiKey,
  endByProvider,
  endSession,
  enrol,
  enterCode,
  getLogInRules,
  getSecondFactor,
  getSignOn,
  getVerification,
  leave,
  listApiKeys,
  listAudit,
  listRoles,
  listSessions,
  listVerifications,
  logIn,
  logOut,
  offerSignOn,
  removeOwnSecondFactor,
  renewBackupCodes,
  revokeApiKey,
  updateRole,
  updateRules,
  verifyAudit,
  whoAmI,
} from './security.ts'

export const sessionHandlers: Handlers<typeof session> = {
  logIn,
  enterCode,
  logOut,
  me: whoAmI,
  changePassword,
  list: listSessions,
  end: endSession,
}

export const secondFactorHandlers: Handlers<typeof secondFactor> = {
  get: getSecondFactor,
  enrol,
  confirm: confirmEnrolment,
  renewBackupCodes,
  remove: removeOwnSecondFactor,
}

export const logInRuleHandlers: Handlers<typeof logInRules> = { get: getLogInRules, update: updateRules }

export const signOnHandlers: Handlers<typeof signOn> = {
  offer: offerSignOn,
  begin: afterAsking(askWhere, beginSignOn),
  complete: afterAsking(askWho, completeSignOn),
  leave: afterAsking(askWhereToLeave, leave),
  backChannel: afterAsking(askWhoLeft, endByProvider),
  settings: getSignOn,
  configure: afterAsking(askWhetherThere, configureSignOn),
}

export const roleHandlers: Handlers<typeof roles> = { list: listRoles, update: updateRole }

export const apiKeyHandlers: Handlers<typeof apiKeys> = {
  list: listApiKeys,
  create: createApiKey,
  revoke: revokeApiKey,
}

export const auditHandlers: Handlers<typeof audit> = {
  list: listAudit,
  verify: verifyAudit,
  getVerification,
  listVerifications,
}
