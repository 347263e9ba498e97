import * as z from 'zod'
import { endpoint } from '../endpoint.ts'
import { ActorRef, ById, Day, Id, listOf, manyOf, Nothing, pageOf, paging, ShortText, Time } from '../fields.ts'
import {
  Article,
  ArticleKind,
  ArticleQuestion,
  ArticleState,
  ArticleSummary,
  ArticleVersion,
  Audience,
  Verdict,
} from './article.ts'

const Question = ShortText
const content = {
  title: ShortText,
  similar: z.array(Question).max(100),
  body: z.string().trim().max(20_000),
  note: z.string().trim().max(500),
}
const facts = {
  kind: ArticleKind,
  category: z.string().trim().max(50),
  audience: Audience,
  /** Of customers those of these tiers; empty for all. */
  tiers: z.array(z.string().trim().min(1).max(50)).max(20),
  skus: z.array(z.string().trim().min(1).max(64)).max(50),
  policyIds: z.array(Id).max(20),
  ownerId: Id.nullable(),
  validFrom: Day.nullable(),
  validUntil: Day.nullable(),
  reviewOn: Day.nullable(),
}

const inOrder = ({ validFrom, validUntil }: Partial<Record<'validFrom' | 'validUntil', string | null | undefined>>) =>
  !validFrom || !validUntil || validFrom <= validUntil
const order = { path: ['validUntil'], message: 'not before validFrom' }

const ById2 = z.strictObject({ id: Id, questionId: Id })

const unpublishable = [
  'article.nothing_to_publish',
  'article.body_missing',
  'article.questions_fail',
  'article.archived',
] as const

export const articles = {
  list: endpoint({
    method: 'GET',
    path: '/knowledge/articles',
    permission: 'knowledge.read',
    summary:
      'Articles, those changed last first; archived ones only when their state is asked for, drafts for whoever writes or publishes.',
    input: z.strictObject({
      state: manyOf(ArticleState),
      kind: ArticleKind.optional(),
      category: z.string().trim().max(50).optional(),
      audience: Audience.optional(),
      /** A staff member's id, `me` or `none`. */
      owner: z.union([Id, z.enum(['me', 'none'])]).optional(),
      /** Guides and answers of a product. */
      sku: z.string().trim().min(1).max(64).optional(),
      ticket: Id.optional(),
      /** Those that should be looked at again by today: suspended, due for review, or no longer valid. */
      due: z.literal('review').optional(),
      /** Drafts that wait to be published, or that were returned. */
      submission: z.enum(['open', 'returned']).optional(),
      /** Who handed the draft in last: a staff member's id, or `me`. */
      submittedBy: z.union([Id, z.literal('me')]).optional(),
      ...paging,
    }),
    output: pageOf(ArticleSummary),
    reasons: ['cursor.invalid'],
  }),
  get: endpoint({
    method: 'GET',
    path: '/knowledge/articles/:id',
    permission: 'knowledge.read',
    summary: 'One article with what is published and, for whoever writes or publishes, what is about to be.',
    input: ById,
    output: Article,
  }),
  create: endpoint({
    method: 'POST',
    path: '/knowledge/articles',
    permission: 'knowledge.write',
    summary: 'Begins an article as a draft. Whoever writes it owns it, unless another is named.',
    input: z
      .strictObject({
        ...content,
        similar: content.similar.default([]),
        note: content.note.default(''),
        kind: facts.kind.default('faq'),
        category: facts.category.default(''),
        audience: facts.audience.default('internal'),
        tiers: facts.tiers.default([]),
        skus: facts.skus.default([]),
        policyIds: facts.policyIds.default([]),
        ownerId: facts.ownerId.optional(),
        validFrom: facts.validFrom.default(null),
        validUntil: facts.validUntil.default(null),
        reviewOn: facts.reviewOn.default(null),
        ticketId: Id.optional(),
        /** The gap that it fills when it is published, by its key. */
        gap: z.string().max(500).optional(),
      })
      .refine(inOrder, order),
    output: Article,
    reasons: ['staff.unknown', 'product.unknown', 'article.policy_unknown', 'ticket.unknown'],
  }),
  update: endpoint({
    method: 'PATCH',
    path: '/knowledge/articles/:id',
    permission: 'knowledge.write',
    summary:
      'Changes an article. What it says and what it is becomes a draft beside what is published; its owner and its next review count at once.',
    input: z.strictObject({ id: Id, ...z.object({ ...content, ...facts }).partial().shape }).refine(inOrder, order),
    output: Article,
    reasons: [
      'record.changed',
      'staff.unknown',
      'product.unknown',
      'article.policy_unknown',
      'article.valid_backwards',
      'article.archived',
    ],
  }),
  publish: endpoint({
    method: 'POST',
    path: '/knowledge/articles/:id/publication',
    permission: 'knowledge.publish',
    summary: 'Publishes the draft, if every question that must find an article still finds it.',
    input: ById,
    output: Article,
    reasons: [...unpublishable, 'record.changed'],
  }),
  submit: endpoint({
    method: 'POST',
    path: '/knowledge/articles/:id/submission',
    permission: 'knowledge.write',
    summary: 'Hands the draft in for publication, with what whoever publishes should know; it has to be publishable.',
    input: z.strictObject({ id: Id, words: z.string().trim().max(500).default('') }),
    output: Article,
    reasons: [...unpublishable, 'article.already_submitted'],
  }),
  sendBack: endpoint({
    method: 'POST',
    path: '/knowledge/articles/:id/returns',
    permission: 'knowledge.publish',
    summary: 'Returns a draft to whoever handed it in, with what has to change.',
    input: z.strictObject({ id: Id, words: z.string().trim().min(2).max(500) }),
    output: Article,
    reasons: ['article.not_submitted', 'article.archived'],
  }),
  suspend: endpoint({
    method: 'POST',
    path: '/knowledge/articles/:id/suspension',
    permission: 'knowledge.write',
    summary: 'Takes an article out of what is found until its owner confirms it.',
    input: z.strictObject({ id: Id, why: ShortText }),
    output: Article,
    reasons: ['article.not_published'],
  }),
  confirm: endpoint({
    method: 'POST',
    path: '/knowledge/articles/:id/confirmation',
    permission: 'knowledge.write',
    summary: 'Its owner, or who may publish, says that it is right: a suspension ends, the next review is set.',
    input: z.strictObject({ id: Id, reviewOn: Day.nullish() }),
    output: Article,
    reasons: ['article.not_published', 'article.not_owner'],
  }),
  archive: endpoint({
    method: 'DELETE',
    path: '/knowledge/articles/:id',
    permission: 'knowledge.publish',
    summary: 'Archives an article: it is not found any more, and its versions stay.',
    input: ById,
    output: Nothing,
  }),
  restore: endpoint({
    method: 'POST',
    path: '/knowledge/articles/:id/restoration',
    permission: 'knowledge.publish',
    summary: 'Takes an article out of the archive, as it was.',
    input: ById,
    output: Article,
  }),
  versions: endpoint({
    method: 'GET',
    path: '/knowledge/articles/:id/versions',
    permission: 'knowledge.read',
    summary: 'What an article said, newest first; what was not published for whoever writes or publishes.',
    input: ById,
    output: listOf(ArticleVersion),
  }),
  listQuestions: endpoint({
    method: 'GET',
    path: '/knowledge/articles/:id/questions',
    permission: 'knowledge.read',
    summary:
      'Real questions that must find it, each tried with what would be published now; with what is, for whoever only reads.',
    input: ById,
    output: listOf(ArticleQuestion),
  }),
  addQuestion: endpoint({
    method: 'POST',
    path: '/knowledge/articles/:id/questions',
    permission: 'knowledge.write',
    summary: 'Adds a question that must find it.',
    input: z.strictObject({ id: Id, question: Question }),
    output: ArticleQuestion,
    reasons: ['article.question_taken'],
  }),
  removeQuestion: endpoint({
    method: 'DELETE',
    path: '/knowledge/articles/:id/questions/:questionId',
    permission: 'knowledge.write',
    summary: 'Such a question need not find it any more.',
    input: ById2,
    output: Nothing,
  }),
  giveFeedback: endpoint({
    method: 'POST',
    path: '/knowledge/articles/:id/feedback',
    permission: 'knowledge.read',
    summary: 'Says whether an article helped, and what it lacks.',
    input: z.strictObject({ id: Id, verdict: Verdict, words: z.string().trim().max(1000).default('') }),
    output: Nothing,
    reasons: ['article.not_published'],
  }),
  listFeedback: endpoint({
    method: 'GET',
    path: '/knowledge/articles/:id/feedback',
    permission: 'knowledge.read',
    summary: 'What was said of it, newest first; 100 at most.',
    input: ById,
    output: listOf(z.object({ id: Id, verdict: Verdict, words: z.string(), number: z.int(), by: ActorRef, at: Time })),
  }),
}
