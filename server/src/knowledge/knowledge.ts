import type { ArticlesTable } from './knowledge.tables.ts'

interface Told {
  code: string
  kind: ArticlesTable['kind']
}

declare module '../platform/events/events.ts' {
  interface EventTypes {
    'knowledge.imported': { created: number; updated: number }
    'article.drafted': Told
    'article.changed': Told
    'article.submitted': Told
    'article.returned': Told
    'article.published': Told
    'article.suspended': Told
    'article.confirmed': Told
    'article.archived': Told
    'article.restored': Told
  }
}

export { giveFeedback, listFeedback } from './feedback.ts'
export { dismissGap, listGaps, summariseKnowledge } from './gaps.ts'
export { importArticles } from './importing.ts'
export { addQuestion, listQuestions, removeQuestion } from './proving.ts'
export { archiveArticle, publishArticle, restoreArticle } from './publishing.ts'
export { wordsOf } from './reading.ts'
export { searchKnowledge } from './searching.ts'
export { getArticle, listArticles, listVersions } from './showing.ts'
export { sendBackArticle, submitArticle } from './submitting.ts'
export { confirmArticle, suspendArticle } from './suspending.ts'
export { createArticle, updateArticle } from './writing.ts'
