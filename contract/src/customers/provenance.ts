import * as z from 'zod'
import { endpoint } from '../endpoint.ts'
import { ActorRef, ById, Id, Time } from '../fields.ts'
import { Address } from './addresses.ts'
import { Customer } from './facts.ts'
import { Identity } from './identities.ts'

/** Through what a value came. */
export const Via = z.discriminatedUnion('kind', [
  /** By hand, in the desk. */
  z.object({ kind: z.literal('desk') }),
  z.object({ kind: z.literal('key'), name: z.string().nullable() }),
  /** `row` as spreadsheets count; null when several rows became one. */
  z.object({ kind: z.literal('import'), id: Id, fileName: z.string().nullable(), row: z.int().nullable() }),
  z.object({ kind: z.literal('bulk_edit'), id: Id }),
  /** The form for customers, with the request that was sent by it. */
  z.object({ kind: z.literal('portal'), ticket: z.object({ id: Id, number: z.string() }).nullable() }),
  /** From another record of the customer, which was merged into this one. */
  z.object({ kind: z.literal('merge'), other: z.object({ id: Id, number: z.string() }) }),
  z.object({ kind: z.literal('taking_apart'), other: z.object({ id: Id, number: z.string() }) }),
  /** By the customer's orders, which move the stage. */
  z.object({ kind: z.literal('orders') }),
  z.object({ kind: z.literal('system') }),
])
export type Via = z.infer<typeof Via>

/** Who gave a value, through what, and when. */
export const Giving = z.object({ at: Time, by: ActorRef, via: Via })
export type Giving = z.infer<typeof Giving>

/** How a value came; of one that a merge took over, also how the other record had come to it. */
export const Source = Giving.extend({ first: Giving.nullable() })
export type Source = z.infer<typeof Source>

/** A value as answers about the customer show it: masked, a region and an owner with their names. */
const value = z.unknown()

/**
 * What stood there before; `changeId` is the event that replaced it, by which it can be restored, unless it is a file that
 * is gone.
 */
export const EarlierValue = z.object({ value, source: Source.nullable(), changeId: Id, isGone: z.boolean() })
export type EarlierValue = z.infer<typeof EarlierValue>

export const FieldProvenance = z.object({ value, source: Source.nullable(), earlier: z.array(EarlierValue) })
export type FieldProvenance = z.infer<typeof FieldProvenance>

export const Provenance = z.object({
  /** By the name of the field as in a customer, own fields as `custom.<key>`; without what was never known. */
  fields: z.record(z.string(), FieldProvenance),
  tags: z.array(z.object({ tag: z.string(), source: Source.nullable() })),
  identities: z.array(Identity.extend({ source: Source.nullable() })),
  /** Of the primary one `fields` tells more. */
  addresses: z.array(Address.extend({ source: Source.nullable() })),
  /** Identities that somebody took away, the latest first. */
  formerIdentities: z.array(
    Identity.pick({ kind: true, masked: true }).extend({ removed: Giving, source: Source.nullable(), changeId: Id }),
  ),
})
export type Provenance = z.infer<typeof Provenance>

export const provenanceEndpoints = {
  provenance: endpoint({
    method: 'GET',
    path: '/customers/:id/provenance',
    permission: 'customers.read',
    summary: 'Of every value of a customer who gave it, through what and when, and what stood there before.',
    input: ById,
    output: Provenance,
  }),
  restoreValue: endpoint({
    method: 'POST',
    path: '/customers/:id/restored-values',
    permission: 'customers.update',
    summary:
      'Puts back what a change replaced, as an edit of its own; `field` is `identity` for a contact that was removed.',
    input: z.strictObject({ id: Id, field: z.string().min(1).max(80), changeId: Id }),
    output: Customer,
    reasons: [
      'record.changed',
      'customer.read_only',
      'file.gone',
      'own_field.taken',
      'own_field.taken_hidden',
      'customer.exists',
      'customer.exists_hidden',
      'customer.exists_archived',
    ],
  }),
}
