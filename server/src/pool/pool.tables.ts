import type { PoolBasis, PoolLimits, PoolRule } from '@zhike/contract/pool'
import type { Generated, Selectable } from 'kysely'

declare module '../platform/db/database.ts' {
  interface Database {
    poolRules: PoolRulesTable
    poolLimits: Omit<PoolLimits, 'version'> & { version: Generated<number> }
  }
}

interface PoolRulesTable {
  id: string
  name: string
  basis: PoolBasis
  field: string | null
  days: number
  kind: PoolRule['kind']
  stages: PoolRule['stages']
  tiers: string[]
  protectionDays: number
  activeSince: Date | null
  createdAt: Date
  removedAt: Date | null
  version: Generated<number>
}

export type StoredRule = Selectable<PoolRulesTable>

/** What of a rule decides. */
export type DecidingRule = Omit<StoredRule, 'activeSince' | 'createdAt' | 'removedAt' | 'version'>
