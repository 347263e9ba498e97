import * as z from 'zod'
import { CustomerSummary } from './customers.ts'
import { endpoint } from './endpoint.ts'
import { ActorRef, ById, Day, Fen, Id, listOf, manyOf, Nothing, pageOf, paging, ShortText, Time } from './fields.ts'
import { Channel } from './tickets.ts'

/** 待评估 · 已评估 · 已匹配 · 已满足 · 未满足 */
export const NeedState = z.enum(['open', 'assessed', 'matched', 'met', 'unmet'])
export type NeedState = z.infer<typeof NeedState>
/** 客户提出 · 我们发现 */
export const NeedOrigin = z.enum(['stated', 'found'])
export const NeedUrgency = z.enum(['low', 'normal', 'high'])
/** Whether what the company has answers the need: 能满足 · 部分满足 · 不能满足. */
export const Fit = z.enum(['full', 'partial', 'none'])
/** Why a need was not met; the list is short so that it can be counted. */
export const UnmetReason = z.enum([
  'no_product',
  'specification',
  'price',
  'stock',
  'region',
  'timing',
  'bought_elsewhere',
  'withdrawn',
  'mistaken',
  'other',
])
export type UnmetReason = z.infer<typeof UnmetReason>

const Note = z.string().trim().max(2000)
const Sku = z.string().trim().min(1).max(64)
const deed = { at: Time, by: ActorRef, note: z.string() }

export const Need = z.object({
  id: Id,
  /** N-240611-0042: what people say. */
  number: z.string(),
  customerId: Id,
  customer: CustomerSummary,
  title: z.string(),
  description: z.string(),
  origin: NeedOrigin,
  channel: Channel,
  /** The ticket in which it came up. */
  ticketId: Id.nullable(),
  urgency: NeedUrgency,
  budgetFen: Fen.nullable(),
  neededBy: Day.nullable(),
  /** Who follows it up. */
  owner: z.object({ id: Id, name: z.string() }).nullable(),
  state: NeedState,
  assessment: z.object({ ...deed, fit: Fit }).nullable(),
  /** What the company offers for it: a product, or words. */
  match: z.object({ ...deed, sku: z.string().nullable(), offer: z.string() }).nullable(),
  fulfilment: z.object({ ...deed, orderNo: z.string().nullable() }).nullable(),
  refusal: z.object({ ...deed, reason: UnmetReason }).nullable(),
  createdBy: ActorRef,
  createdAt: Time,
  updatedAt: Time,
  version: z.int(),
})
export type Need = z.infer<typeof Need>

const facts = {
  title: ShortText,
  description: z.string().trim().max(20_000),
  origin: NeedOrigin,
  urgency: NeedUrgency,
  budgetFen: Fen.min(0).nullable(),
  neededBy: Day.nullable(),
  /** A colleague who works; `null` for nobody. */
  ownerId: Id.nullable(),
}

const CreateNeed = z.strictObject({
  customerId: Id,
  title: facts.title,
  description: facts.description.default(''),
  origin: facts.origin.default('stated'),
  urgency: facts.urgency.default('normal'),
  channel: Channel.default('api'),
  ticketId: Id.optional(),
  budgetFen: facts.budgetFen.optional(),
  neededBy: facts.neededBy.optional(),
  ownerId: facts.ownerId.optional(),
})

export const needs = {
  create: endpoint({
    method: 'POST',
    path: '/needs',
    permission: 'needs.record',
    summary: 'Records what a customer needs. Whoever records it follows it up, unless another is named.',
    input: CreateNeed,
    output: Need,
    reasons: ['customer.unknown', 'customer.read_only', 'staff.unknown', 'ticket.unknown'],
  }),
  list: endpoint({
    method: 'GET',
    path: '/needs',
    permission: 'needs.read',
    summary: 'Lists needs of the customers in sight, newest first.',
    input: z.strictObject({
      state: manyOf(NeedState),
      customer: Id.optional(),
      /** A staff member's id, `me` or `none`. */
      owner: z.union([Id, z.enum(['me', 'none'])]).optional(),
      reason: UnmetReason.optional(),
      search: z.string().trim().max(100).optional(),
      ...paging,
    }),
    output: pageOf(Need),
    reasons: ['cursor.invalid'],
  }),
  get: endpoint({
    method: 'GET',
    path: '/needs/:id',
    permission: 'needs.read',
    summary: 'One need.',
    input: ById,
    output: Need,
  }),
  update: endpoint({
    method: 'PATCH',
    path: '/needs/:id',
    permission: 'needs.record',
    summary: 'Changes what is known of a need, or hands it to a colleague.',
    input: z.strictObject({ id: Id, ...z.object(facts).partial().shape }),
    output: Need,
    reasons: ['record.changed', 'customer.read_only', 'staff.unknown'],
  }),
  assess: endpoint({
    method: 'POST',
    path: '/needs/:id/assessments',
    permission: 'needs.decide',
    summary:
      'Says how far what the company has answers the need; a later assessment takes the place of an earlier one.',
    input: z.strictObject({ id: Id, fit: Fit, note: Note.default('') }),
    output: Need,
    reasons: ['need.concluded', 'customer.read_only'],
  }),
  match: endpoint({
    method: 'POST',
    path: '/needs/:id/matches',
    permission: 'needs.decide',
    summary: 'Says what the company offers for it; a later offer takes the place of an earlier one.',
    input: z
      .strictObject({ id: Id, sku: Sku.nullish(), offer: ShortText.optional(), note: Note.default('') })
      .refine(({ sku, offer }) => (sku ?? offer) !== undefined, { path: ['offer'], message: 'sku, offer, or both' }),
    output: Need,
    reasons: ['need.concluded', 'product.unknown', 'customer.read_only'],
  }),
  fulfil: endpoint({
    method: 'POST',
    path: '/needs/:id/fulfilment',
    permission: 'needs.decide',
    summary: 'Says that the need is met, by an order of this customer when one is named.',
    input: z.strictObject({ id: Id, orderNo: z.string().trim().min(1).max(64).nullish(), note: Note.default('') }),
    output: Need,
    reasons: ['need.concluded', 'order.unknown', 'customer.read_only'],
  }),
  unfulfil: endpoint({
    method: 'DELETE',
    path: '/needs/:id/fulfilment',
    permission: 'needs.decide',
    summary: 'Takes that back; the need is followed up again.',
    input: ById,
    output: Nothing,
    reasons: ['need.not_concluded', 'customer.read_only'],
  }),
  refuse: endpoint({
    method: 'POST',
    path: '/needs/:id/refusal',
    permission: 'needs.decide',
    summary: 'Says that the need is not met, and why.',
    input: z.strictObject({ id: Id, reason: UnmetReason, note: Note.default('') }),
    output: Need,
    reasons: ['need.concluded', 'customer.read_only'],
  }),
  unrefuse: endpoint({
    method: 'DELETE',
    path: '/needs/:id/refusal',
    permission: 'needs.decide',
    summary: 'Takes that back; the need is followed up again.',
    input: ById,
    output: Nothing,
    reasons: ['need.not_concluded', 'customer.read_only'],
  }),
  summary: endpoint({
    method: 'GET',
    path: '/need-summary',
    permission: 'needs.read',
    summary: 'How many needs in sight stand where, and why those of the last `days` days were not met.',
    input: z.strictObject({ days: z.coerce.number().int().min(1).max(3660).default(365) }),
    output: z.object({
      states: listOf(z.object({ state: NeedState, needs: z.int() })).shape.items,
      reasons: listOf(z.object({ reason: UnmetReason, needs: z.int() })).shape.items,
    }),
  }),
}
