import * as z from 'zod'
import { endpoint } from '../endpoint.ts'
import { ActorRef, ById, Id, listOf, pageOf, paging, Time } from '../fields.ts'

export const AuditEntry = z.object({
  position: z.int(),
  id: Id,
  type: z.string(),
  /** When it was recorded; an order of last year that came in today was brought in today. */
  at: Time,
  actor: ActorRef,
  customerId: Id.nullable(),
  subject: z.object({ type: z.string(), id: Id }).nullable(),
  data: z.record(z.string(), z.unknown()),
  /** Why, in the person's own words, where the action asks for it. */
  reason: z.string().nullable(),
  hash: z.string(),
})
export type AuditEntry = z.infer<typeof AuditEntry>

/** One recomputing of the chain. */
export const Verification = z.object({
  id: Id,
  status: z.enum(['running', 'done']),
  /** How many positions were looked at: all of them, or those up to the first that does not fit. */
  checked: z.int(),
  total: z.int(),
  /** Null while it runs. */
  intact: z.boolean().nullable(),
  firstBroken: z.int().nullable(),
  startedAt: Time,
  finishedAt: Time.nullable(),
})
export type Verification = z.infer<typeof Verification>

export const audit = {
  list: endpoint({
    method: 'GET',
    path: '/audit',
    permission: 'audit.read',
    summary: 'Who did, saw or tried what, newest first.',
    input: z.strictObject({
      type: z.string().max(60).optional(),
      actor: Id.optional(),
      customer: Id.optional(),
      from: Time.optional(),
      to: Time.optional(),
      ...paging,
    }),
    output: pageOf(AuditEntry),
    reasons: ['cursor.invalid'],
  }),
  verify: endpoint({
    method: 'POST',
    path: '/audit/verifications',
    permission: 'audit.read',
    summary:
      'Recomputes the hash chain and names the first position that does not fit. A long log is verified in the background: the answer is 202 then, and GET tells how far it is.',
    input: z.strictObject({}),
    output: Verification,
  }),
  getVerification: endpoint({
    method: 'GET',
    path: '/audit/verifications/:id',
    permission: 'audit.read',
    summary: 'How far a verification is, and what came out.',
    input: ById,
    output: Verification,
  }),
  listVerifications: endpoint({
    method: 'GET',
    path: '/audit/verifications',
    permission: 'audit.read',
    summary: 'The last verifications, newest first.',
    input: z.strictObject({}),
    output: listOf(Verification),
  }),
}
