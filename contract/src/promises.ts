import * as z from 'zod'
import { endpoint } from './endpoint.ts'
import { ActorRef, Day, Id, listOf, pageOf, paging, ShortText, Time } from './fields.ts'

/** 回复 · 通话 · 会面 · 聊天 · 其他: where it was said. */
export const PromiseSource = z.enum(['reply', 'call', 'visit', 'chat', 'other'])
export type PromiseSource = z.infer<typeof PromiseSource>

/** How a promise stands: open, at risk or over its time; kept by its first time, or later; withdrawn for a reason. */
export const PromiseStanding = z.enum(['running', 'warned', 'broken', 'kept', 'kept_late', 'withdrawn'])
export type PromiseStanding = z.infer<typeof PromiseStanding>

const StaffRef = z.object({ id: Id, name: z.string() })

/** 承诺: what somebody said to a customer that we do by a time. */
export const MadePromise = z.object({
  id: Id,
  /** Where it is shown: of a merged ticket, the one that stays, for whoever sees that. */
  ticket: z.object({ id: Id, number: z.string(), title: z.string() }),
  /** The merged ticket at which it was made; null for the own. */
  from: z.object({ id: Id, number: z.string() }).nullable(),
  customer: z.object({ id: Id, name: z.string() }),
  words: z.string(),
  owner: StaffRef,
  source: PromiseSource,
  /** Of a reply: in which it was said. */
  messageId: Id.nullable(),
  /** By when it was first promised; whether it was kept goes by this, also after the customer agreed to another time. */
  firstDueAt: Time,
  dueAt: Time,
  standing: PromiseStanding,
  madeAt: Time,
  madeBy: ActorRef,
  keptAt: Time.nullable(),
  withdrawn: z.object({ at: Time, reason: z.string() }).nullable(),
  /** Other times that the customer agreed to, in order. */
  moves: z.array(z.object({ from: Time, to: Time, note: z.string(), at: Time, byName: z.string().nullable() })),
  /** Who was told, and as what. */
  told: z.array(
    z.object({
      at: Time,
      step: z.enum(['warning', 'breach']),
      staff: StaffRef,
      as: z.enum(['assignee', 'deputy', 'manager']),
    }),
  ),
})
export type MadePromise = z.infer<typeof MadePromise>

/** A time in a text that sounds like a promise. */
export const PromisePhrase = z.object({
  phrase: z.string(),
  /** Where it stands in the text, in UTF-16 units. */
  start: z.int(),
  end: z.int(),
  /** By when it is due; null where it is only a hint, because no time is said or it hangs on something else. */
  dueAt: Time.nullable(),
  /** How that follows from the words. */
  why: z.string(),
})
export type PromisePhrase = z.infer<typeof PromisePhrase>

const ofTicket = { ticketId: Id, promiseId: Id }

export const promises = {
  findPhrases: endpoint({
    method: 'POST',
    path: '/promise-phrases',
    permission: 'tickets.reply',
    summary: 'Finds in a text what promises something by a time, and by when; nothing is recorded.',
    input: z.strictObject({
      text: z.string().max(20_000),
      /** When it was written; now unless given. */
      at: Time.optional(),
    }),
    output: listOf(PromisePhrase),
  }),
  list: endpoint({
    method: 'GET',
    path: '/promises',
    permission: 'tickets.read',
    summary: 'Promises of tickets in sight: what is open by when it is due, what is over the latest first.',
    input: z.strictObject({
      show: z.enum(['open', 'today', 'overdue', 'kept', 'broken', 'withdrawn', 'all']).default('open'),
      /** A colleague’s id, or `me`. */
      owner: z.union([Id, z.literal('me')]).optional(),
      ticket: Id.optional(),
      customer: Id.optional(),
      ...paging,
    }),
    output: pageOf(MadePromise),
    reasons: ['cursor.invalid'],
  }),
  figures: endpoint({
    method: 'GET',
    path: '/promise-figures',
    permission: 'tickets.read',
    summary: 'How many of the promises that fell due in some days were kept: by owner, team or month.',
    input: z.strictObject({
      from: Day,
      to: Day,
      by: z.enum(['owner', 'team', 'month']).default('owner'),
    }),
    output: listOf(
      z.object({
        /** Id of owner or team, null for who is in none; the month as 2026-03. */
        key: z.string().nullable(),
        name: z.string().nullable(),
        due: z.int(),
        /** By the first time promised. */
        kept: z.int(),
        late: z.int(),
        broken: z.int(),
        moved: z.int(),
      }),
    ),
  }),
  make: endpoint({
    method: 'POST',
    path: '/tickets/:ticketId/promises',
    permission: 'tickets.reply',
    summary: 'Records what was promised to the customer of a ticket.',
    input: z.strictObject({
      ticketId: Id,
      words: ShortText,
      dueAt: Time,
      /** The assignee unless given, else whoever records it. */
      ownerId: Id.optional(),
      source: PromiseSource.default('reply'),
      messageId: Id.optional(),
    }),
    output: MadePromise,
    reasons: [
      'promise.due_past',
      'promise.message_unknown',
      'promise.owner_missing',
      'promise.owner_unsighted',
      'staff.unknown',
      'ticket.closed',
    ],
  }),
  keep: endpoint({
    method: 'POST',
    path: '/tickets/:ticketId/promises/:promiseId/fulfilment',
    permission: 'tickets.reply',
    summary: 'Says that a promise was kept.',
    input: z.strictObject(ofTicket),
    output: MadePromise,
    reasons: ['promise.over'],
  }),
  move: endpoint({
    method: 'POST',
    path: '/tickets/:ticketId/promises/:promiseId/moves',
    permission: 'tickets.reply',
    summary:
      'Puts a promise to another time to which the customer agreed; the first one stays in the record and counts.',
    input: z.strictObject({ ...ofTicket, dueAt: Time, note: ShortText }),
    output: MadePromise,
    reasons: ['promise.due_past', 'promise.over'],
  }),
  withdraw: endpoint({
    method: 'POST',
    path: '/tickets/:ticketId/promises/:promiseId/withdrawal',
    permission: 'tickets.reply',
    summary: 'Takes a promise back, for a reason; it counts no more.',
    input: z.strictObject({ ...ofTicket, reason: ShortText }),
    output: MadePromise,
    reasons: ['promise.over'],
  }),
}
