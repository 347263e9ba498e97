import type { knowledge } from '@zhike/contract/knowledge'
import type { Handlers } from '../platform/http/handlers.ts'
import { importArticles, searchKnowledge } from './knowledge.ts'

export const knowledgeHandlers: Handlers<typeof knowledge> = {
  search: searchKnowledge,
  import: importArticles,
}
