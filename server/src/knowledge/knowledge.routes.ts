import type { articles, knowledge } from '@zhike/contract/knowledge'
import type { Handlers } from '../platform/http/handlers.ts'
import {
  addQuestion,
  archiveArticle,
  confirmArticle,
  createArticle,
  dismissGap,
  getArticle,
  giveFeedback,
  importArticles,
  listArticles,
  listFeedback,
  listGaps,
  listQuestions,
  listVersions,
  publishArticle,
  removeQuestion,
  restoreArticle,
  searchKnowledge,
  sendBackArticle,
  submitArticle,
  summariseKnowledge,
  suspendArticle,
  updateArticle,
} from './knowledge.ts'

export const knowledgeHandlers: Handlers<typeof knowledge> = {
  search: searchKnowledge,
  import: importArticles,
  summary: summariseKnowledge,
  gaps: listGaps,
  dismissGap,
}

export const articleHandlers: Handlers<typeof articles> = {
  list: listArticles,
  get: getArticle,
  create: createArticle,
  update: updateArticle,
  publish: publishArticle,
  submit: submitArticle,
  sendBack: sendBackArticle,
  suspend: suspendArticle,
  confirm: confirmArticle,
  archive: archiveArticle,
  restore: restoreArticle,
  versions: listVersions,
  listQuestions,
  addQuestion,
  removeQuestion,
  giveFeedback,
  listFeedback,
}
