import './data-quality.tables.ts'

declare module '../platform/events/events.ts' {
  interface EventTypes {
    'data_quality.rules_changed': { fields: string[] }
  }
}

export { judgeQuality, type QualityFacts, type Verdict } from './judging.ts'
export { findQualityRules, judgeOn, judgeOver } from './rules.queries.ts'
export { getQualityRules, updateQualityRules } from './rules.ts'
