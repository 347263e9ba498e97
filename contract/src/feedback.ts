import * as z from 'zod'
import { Person } from './complaints/file.ts'
import { CustomerSummary } from './customers.ts'
import { endpoint } from './endpoint.ts'
import { ActorRef, ById, Id, listOf, Nothing, pageOf, paging, Time } from './fields.ts'
import { Telling } from './improvements/action.ts'
import { Ticket } from './tickets.ts'

const ThemeName = z.object({ id: Id, name: z.string() })
/** The words by which a rule proposes something; a person decides. */
const because = { because: z.array(z.string()) }

const Named = z.object({ sku: z.string(), name: z.string() })
/**
 * Who sees to one, and why: the owner of the product comes before that of the theme, and whoever has left before nobody.
 * `steps` are those who came into question, in that order.
 */
export const FeedbackRouting = z.object({
  to: Person.nullable(),
  steps: z.array(
    z.object({
      of: z.enum(['product', 'theme']),
      /** What was said; null when nothing was. */
      name: z.string().nullable(),
      owner: Person.nullable(),
      why: z.enum(['chosen', 'comes_later', 'has_left', 'has_no_owner', 'not_said']),
    }),
  ),
})
export type FeedbackRouting = z.infer<typeof FeedbackRouting>

/** A suggestion or praise, and what became of it. */
export const Feedback = z.object({
  ticketId: Id,
  number: z.string(),
  kind: z.enum(['suggestion', 'praise']),
  title: z.string(),
  description: z.string(),
  status: Ticket.shape.status,
  customer: CustomerSummary,
  assignee: Person.nullable(),
  theme: ThemeName.nullable(),
  /** While nobody has said what it is about. */
  proposedTheme: ThemeName.extend(because).nullable(),
  product: Named.nullable(),
  /** While nobody has said of which product it is: the one of what the customer bought that its words name. */
  proposedProduct: Named.extend(because).nullable(),
  routing: FeedbackRouting,
  thankedAt: Time.nullable(),
  /** What the standard thanks would say. */
  thanks: z.string(),
  praised: z.array(Person),
  /** Colleagues whose names its words have. */
  proposedPraised: z.array(Person.extend(because)),
  createdAt: Time,
})
export type Feedback = z.infer<typeof Feedback>

export const FeedbackTheme = z.object({
  id: Id,
  name: z.string(),
  words: z.array(z.string()),
  owner: Person,
  /** In sight, of all time. */
  feedback: z.int(),
  version: z.int(),
})
export type FeedbackTheme = z.infer<typeof FeedbackTheme>

/** What a customer said of a colleague, without who the customer is. */
export const Praise = z.object({ id: Id, words: z.string(), at: Time, by: ActorRef, readAt: Time.nullable() })
export type Praise = z.infer<typeof Praise>

const Tellings = z.object({ recipients: z.int(), items: z.array(Telling) })
const one = <const S extends z.ZodRawShape>(shape: S) => z.strictObject({ ticketId: Id, ...shape })
const Words = z.string().trim().min(1).max(2000)
const facts = {
  name: z.string().trim().min(1).max(40),
  words: z.array(z.string().trim().min(1).max(20)).max(50),
  ownerId: Id,
}
const themeReasons = ['staff.unknown', 'feedback.theme_taken'] as const

export const feedback = {
  list: endpoint({
    method: 'GET',
    path: '/feedback',
    permission: 'feedback.read',
    summary: 'Suggestions and praise in sight, newest first, with what they may be about and whom they praise.',
    input: z.strictObject({
      kind: Feedback.shape.kind.optional(),
      /** The id of a theme, or `none`. */
      theme: z.union([Id, z.literal('none')]).optional(),
      thanked: z.enum(['yes', 'no']).optional(),
      ...paging,
    }),
    output: pageOf(Feedback),
    reasons: ['cursor.invalid'],
  }),
  summary: endpoint({
    method: 'GET',
    path: '/feedback-summary',
    permission: 'feedback.read',
    summary: 'How many in sight by month and theme, and how often each colleague was praised, of the last months.',
    input: z.strictObject({ months: z.coerce.number().int().min(1).max(24).default(6) }),
    output: z.object({
      months: z.array(z.string()),
      themes: z.array(z.object({ theme: ThemeName.nullable(), counts: z.array(z.int()) })),
      praised: z.array(z.object({ staff: Person, praises: z.int() })),
    }),
  }),
  praises: endpoint({
    method: 'GET',
    path: '/praises',
    permission: 'signed-in',
    summary: 'What customers said of the caller, newest first, with how many there are and how many are not read.',
    input: z.strictObject(paging),
    output: pageOf(Praise).extend({ all: z.int(), unread: z.int() }),
    reasons: ['cursor.invalid'],
  }),
  readPraises: endpoint({
    method: 'POST',
    path: '/praises/reading',
    permission: 'signed-in',
    summary: 'Says that the caller has read all praise that is there.',
    input: z.strictObject({}),
    output: z.object({ read: z.int() }),
  }),
  setTheme: endpoint({
    method: 'POST',
    path: '/feedback/:ticketId/theme',
    permission: 'feedback.work',
    summary: 'Says what it is about; while it is unfinished it goes to whom `routing` names.',
    input: one({ themeId: Id.nullable() }),
    output: Feedback,
    reasons: ['feedback.theme_unknown'],
  }),
  setProduct: endpoint({
    method: 'POST',
    path: '/feedback/:ticketId/product',
    permission: 'feedback.work',
    summary: 'Says of which product it is; while it is unfinished it goes to whom `routing` names.',
    input: one({ sku: z.string().trim().min(1).max(64).nullable() }),
    output: Feedback,
    reasons: ['product.unknown'],
  }),
  thank: endpoint({
    method: 'POST',
    path: '/feedback/:ticketId/thanks',
    permission: 'feedback.work',
    summary: 'Thanks the customer, once, as a reply on the ticket; without a text in the usual words.',
    input: one({ body: Words.optional() }),
    output: Feedback,
    reasons: ['feedback.thanked'],
  }),
  praise: endpoint({
    method: 'POST',
    path: '/feedback/:ticketId/praises',
    permission: 'feedback.work',
    summary: 'Passes praise on to the colleague who is praised, without who said it.',
    input: one({ staffId: Id }),
    output: Feedback,
    reasons: ['staff.unknown', 'feedback.not_praise'],
  }),
  withdrawPraise: endpoint({
    method: 'DELETE',
    path: '/feedback/:ticketId/praises/:staffId',
    permission: 'feedback.work',
    summary: 'Takes back that a colleague was praised.',
    input: one({ staffId: Id }),
    output: Nothing,
  }),
}

export const feedbackThemes = {
  list: endpoint({
    method: 'GET',
    path: '/feedback-themes',
    permission: 'feedback.read',
    summary: 'What feedback is about: themes with their words and owners.',
    input: z.strictObject({}),
    output: listOf(FeedbackTheme),
  }),
  create: endpoint({
    method: 'POST',
    path: '/feedback-themes',
    permission: 'feedback.themes',
    summary: 'Adds a theme.',
    input: z.strictObject(facts),
    output: FeedbackTheme,
    reasons: themeReasons,
  }),
  update: endpoint({
    method: 'PATCH',
    path: '/feedback-themes/:id',
    permission: 'feedback.themes',
    summary: 'Changes name, words or owner of a theme.',
    input: z.strictObject({
      id: Id,
      name: facts.name.optional(),
      words: facts.words.optional(),
      ownerId: Id.optional(),
    }),
    output: FeedbackTheme,
    reasons: [...themeReasons, 'record.changed'],
  }),
  retire: endpoint({
    method: 'DELETE',
    path: '/feedback-themes/:id',
    permission: 'feedback.themes',
    summary: 'Takes a theme out of use; what has it keeps it.',
    input: ById,
    output: Nothing,
  }),
  tellings: endpoint({
    method: 'GET',
    path: '/feedback-themes/:id/tellings',
    permission: 'feedback.read',
    summary: 'What was told to those who raised it, and how many in sight would be told now.',
    input: ById,
    output: Tellings,
  }),
  tell: endpoint({
    method: 'POST',
    path: '/feedback-themes/:id/tellings',
    permission: 'feedback.work',
    summary: 'Tells those who raised it what changed, as a reply on each of its tickets in sight, each once.',
    input: z.strictObject({ id: Id, body: Words }),
    output: Tellings,
    reasons: ['change_notice.nobody_to_tell'],
  }),
}
