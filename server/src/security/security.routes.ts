import type { apiKeys, audit, roles, session } from '@zhike/contract/security'
import type { Handlers } from '../platform/http/handlers.ts'
import {
  changePassword,
  createApiKey,
  endSession,
  listApiKeys,
  listAudit,
  listRoles,
  listSessions,
  logIn,
  logOut,
  revokeApiKey,
  updateRole,
  verifyAudit,
  whoAmI,
} from './security.ts'

export const sessionHandlers: Handlers<typeof session> = {
  logIn,
  logOut,
  me: whoAmI,
  changePassword,
  list: listSessions,
  end: endSession,
}

export const roleHandlers: Handlers<typeof roles> = { list: listRoles, update: updateRole }

export const apiKeyHandlers: Handlers<typeof apiKeys> = {
  list: listApiKeys,
  create: createApiKey,
  revoke: revokeApiKey,
}

export const auditHandlers: Handlers<typeof audit> = { list: listAudit, verify: verifyAudit }
