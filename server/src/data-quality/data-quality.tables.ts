import type { QualityRules } from '@zhike/contract/data-quality'
import type { Generated } from 'kysely'

declare module '../platform/db/database.ts' {
  interface Database {
    dataQualityRules: DataQualityRulesTable
  }
}

interface DataQualityRulesTable {
  weights: QualityRules['weights']
  items: QualityRules['items']
  confirmMonths: number
  version: Generated<number>
  /** How far everybody has been judged by a change of the rules; null when that is over. */
  judgedTo: string | null
}
