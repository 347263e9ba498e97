import type { Generated } from 'kysely'
import type { Actor } from '../platform/actor.ts'

declare module '../platform/db/database.ts' {
  interface Database {
    articles: ArticlesTable
    articleVersions: ArticleVersionsTable
    knowledgeStamp: KnowledgeStampTable
    knowledgeGaps: KnowledgeGapsTable
    knowledgeGapEnds: KnowledgeGapEndsTable
    articleQuestions: ArticleQuestionsTable
    articleFeedback: ArticleFeedbackTable
  }
}

export interface ArticlesTable {
  id: string
  code: string
  kind: 'faq' | 'article' | 'guide' | 'policy'
  category: string
  audience: 'internal' | 'customers'
  tiers: Generated<string[]>
  skus: Generated<string[]>
  policyIds: Generated<string[]>
  ownerId: string | null
  validFrom: string | null
  validUntil: string | null
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

export interface ArticleVersionsTable {
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

export interface KnowledgeGapEndsTable {
  key: string
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
