import * as z from 'zod'
import { endpoint, type FileRule } from './endpoint.ts'
import { Id, listOf, Nothing, Time } from './fields.ts'
import { ArticleState } from './knowledge/article.ts'

export {
  Article,
  ArticleDeed,
  ArticleKind,
  ArticleQuestion,
  ArticleState,
  ArticleSummary,
  ArticleVersion,
  Audience,
  SuspendedBecause,
  Verdict,
} from './knowledge/article.ts'
export { articles } from './knowledge/articles.ts'

/** A CSV of up to 20 MB. */
const table: FileRule = { max: 1, maxBytes: 20 * 1024 * 1024, kinds: 'tables' }

export const FoundArticle = z.object({
  id: Id,
  code: z.string(),
  title: z.string(),
  /** 0 to 1: how much the question and the best of the ways to ask have in common. */
  score: z.number(),
  category: z.string(),
  /** The way to ask that is most like the question: the title, or one of the similar questions. */
  matched: z.string(),
  /** The parts of `matched` that the question has too, in UTF-16 units, the end excluded. */
  marks: z.array(z.tuple([z.int(), z.int()])),
})
export type FoundArticle = z.infer<typeof FoundArticle>

export const KnowledgeGap = z.object({
  /** The question as it is compared: without what is said around it. */
  key: z.string(),
  /** As it was asked last. */
  question: z.string(),
  times: z.int(),
  people: z.int(),
  lastAskedAt: Time,
  /**
   * The article that was begun for it: a draft, suspended, or published and still no sure answer. Null while there is none,
   * and of a draft for whoever may neither write nor publish.
   */
  answer: z.object({ id: Id, code: z.string(), state: ArticleState.exclude(['archived']) }).nullable(),
})
export type KnowledgeGap = z.infer<typeof KnowledgeGap>

export const knowledge = {
  search: endpoint({
    method: 'POST',
    path: '/knowledge/search',
    permission: 'knowledge.read',
    summary: 'Finds what answers a question, the best first, and says whether the first surely does.',
    input: z.strictObject({
      query: z.string().trim().min(1).max(500),
      limit: z.int().min(1).max(200).default(5),
      /** A question that nothing answers for sure is a gap; what is suggested beside a ticket or while typing is not. */
      purpose: z.enum(['answer', 'suggestion']).default('answer'),
    }),
    output: z.object({ items: z.array(FoundArticle), confident: z.boolean() }),
  }),
  import: endpoint({
    method: 'POST',
    path: '/knowledge/import',
    permission: 'knowledge.publish',
    summary:
      'Publishes the questions and answers of a CSV: code, question, answer, similar questions separated by |, category. A code that is there already gets what the file says.',
    input: z.strictObject({}),
    output: z.object({ created: z.int(), updated: z.int(), unchanged: z.int() }),
    reasons: [
      'file.missing',
      'file.kind_refused',
      'file.too_large',
      'knowledge.columns_missing',
      'knowledge.rows_refused',
    ],
    files: table,
  }),
  summary: endpoint({
    method: 'GET',
    path: '/knowledge/summary',
    permission: 'knowledge.read',
    summary: 'How many articles stand where, how many should be looked at again, and the categories.',
    input: z.strictObject({}),
    output: z.object({
      published: z.int(),
      /** Versions that are not published; 0, like `submitted`, for whoever may neither write nor publish. */
      drafts: z.int(),
      /** Drafts that wait for whoever publishes. */
      submitted: z.int(),
      suspended: z.int(),
      due: z.int(),
      gaps: z.int(),
      categories: z.array(z.object({ name: z.string(), articles: z.int() })),
    }),
  }),
  gaps: endpoint({
    method: 'GET',
    path: '/knowledge/gaps',
    permission: 'knowledge.read',
    summary:
      'What was asked in the last `days` days and answered for sure by nothing, most frequent first; 100 at most. An article begun for a question ends the gap once it is published.',
    input: z.strictObject({ days: z.coerce.number().int().min(1).max(366).default(90) }),
    output: listOf(KnowledgeGap),
  }),
  dismissGap: endpoint({
    method: 'POST',
    path: '/knowledge/gaps/dismissals',
    permission: 'knowledge.write',
    summary: 'Puts a question aside; it comes back when it is asked again.',
    input: z.strictObject({ key: z.string().min(1).max(500) }),
    output: Nothing,
  }),
}
