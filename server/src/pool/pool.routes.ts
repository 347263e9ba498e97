import type { pool, poolRules } from '@zhike/contract/pool'
import type { Handlers } from '../platform/http/handlers.ts'
import {
  assignPooled,
  claimCustomer,
  createRule,
  getAllowance,
  getLimits,
  listPool,
  listReturns,
  listRules,
  listStandings,
  previewRule,
  releaseCustomer,
  removeRule,
  updateLimits,
  updateRule,
} from './pool.ts'

export const poolHandlers: Handlers<typeof pool> = {
  list: listPool,
  allowance: getAllowance,
  claim: claimCustomer,
  assign: assignPooled,
  release: releaseCustomer,
  standings: listStandings,
  returns: listReturns,
}

export const poolRuleHandlers: Handlers<typeof poolRules> = {
  list: listRules,
  create: createRule,
  update: updateRule,
  remove: removeRule,
  preview: previewRule,
  limits: getLimits,
  setLimits: updateLimits,
}
