import * as z from 'zod'
import { endpoint } from '../endpoint.ts'
import { ActorRef, ById, Id, listOf, Nothing, Time } from '../fields.ts'
import { Customer, CustomerSummary } from './facts.ts'
import { Identity } from './identities.ts'

/** Facts of which two customers may each have their own; tags, hobbies and identities are united instead. */
export const keepableFacts = [
  'kind',
  'name',
  'stage',
  'gender',
  'birthday',
  'region',
  'address',
  'industry',
  'occupation',
  'source',
  'creditGrade',
  'creditTermDays',
  'owner',
] as const
export type KeepableFact = (typeof keepableFacts)[number]

/** From whom a fact comes: the customer who stays, or the other one. Of a person and an organisation the kind must be chosen. */
export const MergeKeep = z.partialRecord(z.enum(keepableFacts), z.enum(['this', 'other']))
export type MergeKeep = z.infer<typeof MergeKeep>

export const MergeCustomers = z.strictObject({ id: Id, otherId: Id, keep: MergeKeep.optional() })

/** 合并: one customer who is kept as part of another, until the two are taken apart. */
export const Merge = z.object({
  /** The customer who was merged, as it is by itself. */
  other: CustomerSummary.pick({ id: true, number: true, name: true, kind: true }),
  /** Into whom; not the customer that was asked for when that one was merged into another later. */
  into: CustomerSummary.pick({ id: true, number: true, name: true }),
  keep: MergeKeep,
  at: Time,
  by: ActorRef,
})
export type Merge = z.infer<typeof Merge>

/** What came to a merged customer since the merge, by the one of the two where it lies and will be when they are apart. */
export const SinceMerge = z.object({
  type: z.enum(['ticket', 'order', 'identity', 'edit']),
  /** Of the ticket, order or identity; of the customer for edits. */
  id: Id,
  liesAt: Id,
  label: z.string().nullable(),
  /** Names of the fields of an edit. */
  fields: z.array(z.string()),
  at: Time,
  by: ActorRef,
})
export type SinceMerge = z.infer<typeof SinceMerge>

const MergePath = z.strictObject({ id: Id, otherId: Id })

export const mergingEndpoints = {
  merge: endpoint({
    method: 'POST',
    path: '/customers/:id/merges',
    permission: 'customers.merge',
    summary: 'Merges another customer into this one; nothing is moved, so the two can be taken apart again.',
    input: MergeCustomers,
    output: Customer,
    reasons: [
      'customer.unknown',
      'customer.read_only',
      'customer.merged_already',
      'customer.merge_same',
      'customer.merge_kinds',
      'customer.merge_raced',
    ],
  }),
  listMerges: endpoint({
    method: 'GET',
    path: '/customers/:id/merges',
    permission: 'customers.read',
    summary: 'Who was merged into this customer, the latest first.',
    input: ById,
    output: listOf(Merge),
  }),
  sinceMerge: endpoint({
    method: 'GET',
    path: '/customers/:id/merges/:otherId',
    permission: 'customers.read',
    summary: 'What came since the merge, and to which of the two it will belong when they are apart.',
    input: MergePath,
    output: Merge.extend({ since: z.array(SinceMerge) }),
  }),
  takeApart: endpoint({
    method: 'DELETE',
    path: '/customers/:id/merges/:otherId',
    permission: 'customers.merge',
    summary: 'Takes a merged customer out again. What the merge chose is set back where nobody changed it since.',
    input: MergePath,
    output: Nothing,
    reasons: ['customer.read_only', 'customer.merge_raced'],
  }),
  handOverIdentity: endpoint({
    method: 'POST',
    path: '/customers/:id/identities/:identityId/handover',
    permission: 'customers.merge',
    summary: 'Gives an identity to another customer, to whom it belongs.',
    input: z.strictObject({ id: Id, identityId: Id, customerId: Id }),
    output: Identity,
    reasons: ['customer.unknown', 'customer.read_only'],
  }),
}
