import './knowledge.tables.ts'

declare module '../platform/events/events.ts' {
  interface EventTypes {
    'knowledge.imported': { created: number; updated: number }
  }
}

export { importArticles } from './importing.ts'
export { searchKnowledge } from './searching.ts'
