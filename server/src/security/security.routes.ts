import type { apiKeys, roles } from '@zhike/contract/security'
import type { Handlers } from '../platform/http/handlers.ts'
import { createApiKey, listApiKeys, listRoles, revokeApiKey, updateRole } from './security.ts'

export const roleHandlers: Handlers<typeof roles> = { list: listRoles, update: updateRole }

export const apiKeyHandlers: Handlers<typeof apiKeys> = {
  list: listApiKeys,
  create: createApiKey,
  revoke: revokeApiKey,
}
