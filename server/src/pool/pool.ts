import './pool.tables.ts'

declare module '../platform/events/events.ts' {
  interface EventTypes {
    'customer.return_announced': { number: string; ownerId: string; ruleId: string; returnsOn: string }
    'pool_rule.created': Record<string, never>
    'pool_rule.updated': { fields: string[] }
    'pool_rule.removed': Record<string, never>
    'pool_limits.updated': { fields: string[] }
  }
}

export { assignPooled, claimCustomer, getAllowance } from './claiming.ts'
export { getLimits, updateLimits } from './limits.ts'
export { listPool, listReturns, listStandings } from './listing.ts'
export { previewRule } from './previewing.ts'
export { releaseCustomer } from './releasing.ts'
export { createRule, listRules, removeRule, updateRule } from './rules.ts'
