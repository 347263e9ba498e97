import * as z from 'zod'
import { endpoint } from '../endpoint.ts'
import { ActorRef, ById, Id, listOf, pageOf, paging, Time } from '../fields.ts'

/** Why a customer came to its owner, or went from them: a rule `returned` it to the pool, the owner `released` it there. */
export const PassingHow = z.enum(['created', 'assigned', 'claimed', 'merged', 'withdrawn', 'released', 'returned'])
export type PassingHow = z.infer<typeof PassingHow>

/** Why an owner gives a customer up; the list is short so that it can be counted. */
export const ReleaseReason = z.enum([
  'no_need',
  'no_answer',
  'no_budget',
  'bought_elsewhere',
  'wrong_contact',
  'out_of_area',
  'too_busy',
  'other',
])
export type ReleaseReason = z.infer<typeof ReleaseReason>

/** 归属记录: who looked after a customer, from when to when, and why. */
export const Ownership = z.object({
  id: Id,
  owner: z.object({ id: Id, name: z.string() }),
  from: Time,
  how: PassingHow,
  by: ActorRef,
  /** Null for the owner of today. */
  ended: z
    .object({
      at: Time,
      how: PassingHow,
      by: ActorRef,
      /** The name of the rule that returned it to the pool. */
      rule: z.string().nullable(),
      reason: ReleaseReason.nullable(),
      note: z.string().nullable(),
    })
    .nullable(),
})
export type Ownership = z.infer<typeof Ownership>

/** 电话 · 上门 · 会面 · 消息 */
export const ContactWay = z.enum(['call', 'visit', 'meeting', 'message'])
export type ContactWay = z.infer<typeof ContactWay>
/** 联系记录: what a colleague wrote down of speaking with a customer. */
export const ContactNote = z.object({ id: Id, way: ContactWay, note: z.string(), at: Time, by: ActorRef })
export type ContactNote = z.infer<typeof ContactNote>

export const ownershipEndpoints = {
  listOwnerships: endpoint({
    method: 'GET',
    path: '/customers/:id/ownerships',
    permission: 'customers.read',
    summary: 'Who looked after this customer, from when to when and why; the latest first.',
    input: ById,
    output: listOf(Ownership),
  }),
  listContactNotes: endpoint({
    method: 'GET',
    path: '/customers/:id/contact-notes',
    permission: 'customers.read',
    summary: 'What colleagues wrote down of calls, visits and meetings with this customer; the latest first.',
    input: z.strictObject({ id: Id, ...paging }),
    output: pageOf(ContactNote),
    reasons: ['cursor.invalid'],
  }),
  addContactNote: endpoint({
    method: 'POST',
    path: '/customers/:id/contact-notes',
    permission: 'customers.update',
    summary: 'Writes down a call, visit, meeting or message; it counts as a contact for the rules of the pool.',
    input: z.strictObject({
      id: Id,
      way: ContactWay,
      note: z.string().trim().min(2).max(2000),
      /** When it was; not later than now. */
      at: Time.optional(),
    }),
    output: ContactNote,
    reasons: ['customer.read_only'],
  }),
}
