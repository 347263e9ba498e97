import type { Generated } from 'kysely'
import type { Actor } from '../platform/actor.ts'

declare module '../platform/db/database.ts' {
  interface Database {
    articles: ArticlesTable
    articleVersions: ArticleVersionsTable
    articleSubmissions: ArticleSubmissionsTable
    knowledgeStamp: KnowledgeStampTable
    knowledgeGaps: KnowledgeGapsTable
    knowledgeGapEnds: KnowledgeGapEndsTable
    articleQuestions: ArticleQuestionsTable
    articleFeedback: ArticleFeedbackTable
  }
}

/** What an article is to its readers. */
export interface ArticleFacts {
  kind: 'faq' | 'article' | 'guide' | 'policy'
  category: string
  audience: 'internal' | 'customers'
  tiers: string[]
  skus: string[]
  policyIds: string[]
  validFrom: string | null
  validUntil: string | null
}

/** With the facts that count now: those of what is published, or of the draft of what never was. */
export interface ArticlesTable extends ArticleFacts {
  id: string
  code: string
  ownerId: string | null
  reviewOn: string | null
  ticketId: string | null
  publishedVersion: number | null
  suspendedAt: Date | null
  suspendedBecause: 'product' | 'policy' | 'person' | null
  suspendedBy: string | null
  archivedAt: Date | null
  confirmedAt: Date | null
  createdByKind: Actor['kind']
  createdById: string | null
  createdAt: Date
  updatedAt: Date
  version: Generated<number>
  stamp: Generated<string>
}

export interface ArticleVersionsTable extends ArticleFacts {
  articleId: string
  number: number
  title: string
  similarQuestions: string[]
  body: string
  note: string
  writtenByKind: Actor['kind']
  writtenById: string | null
  writtenAt: Date
  publishedByKind: Actor['kind'] | null
  publishedById: string | null
  publishedAt: Date | null
}

export interface ArticleSubmissionsTable {
  articleId: string
  id: string
  number: number
  words: string
  submittedByKind: Actor['kind']
  submittedById: string | null
  submittedAt: Date
  returnedWords: string | null
  returnedByKind: Actor['kind'] | null
  returnedById: string | null
  returnedAt: Date | null
}

interface KnowledgeStampTable {
  one: Generated<boolean>
  stamp: Generated<string>
}

export interface KnowledgeGapsTable {
  id: string
  key: string
  question: string
  askedByKind: Actor['kind']
  askedById: string | null
  askedAt: Date
}

/** What was begun for a question, or that somebody put it aside: whichever came last. */
export interface KnowledgeGapEndsTable {
  key: string
  /** The article that ends the gap while it is found; null when the question was put aside. */
  articleId: string | null
  endedByKind: Actor['kind']
  endedById: string | null
  endedAt: Date
}

export interface ArticleQuestionsTable {
  articleId: string
  id: string
  question: string
  addedByKind: Actor['kind']
  addedById: string | null
  addedAt: Date
}

export interface ArticleFeedbackTable {
  articleId: string
  id: string
  number: number
  verdict: 'helpful' | 'unhelpful'
  words: string
  saidByKind: Actor['kind']
  saidById: string | null
  saidAt: Date
}
