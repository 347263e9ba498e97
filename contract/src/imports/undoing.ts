import * as z from 'zod'
import { ActorRef, Id, Time } from '../fields.ts'

/** So long an import can be undone, from its beginning on. */
export const importUndoDays = 30

/** Why something that an import brought stays when it is undone: what has happened to it since. */
export const KeptBecause = z.enum([
  'archived',
  'merged',
  'ordered',
  'served',
  'needed',
  'key_person',
  'refunded',
  'complained',
  'commented',
  'described',
  'changed',
  'gone',
])
export type KeptBecause = z.infer<typeof KeptBecause>

/** What becomes of things when an import is undone. */
const UndoCounts = z.object({
  /** New customers are archived; new orders, new products and added identities are deleted. */
  removed: z.int(),
  /** What was changed is as it was before. */
  putBack: z.int(),
  kept: z.int(),
})

/** The undoing of an import, from when it was asked for. */
export const ImportUndo = z.object({
  status: z.enum(['undoing', 'undone']),
  counts: UndoCounts,
  progress: z.number(),
  by: ActorRef,
  at: Time,
  finishedAt: Time.nullable(),
})

/** One thing that an import did, and what becomes of it. */
export const UndoRow = z.object({
  what: z.enum(['customer', 'order', 'identity', 'key_person', 'product']),
  /** Number of the customer or order; kind of the identity; SKU and name of the product. */
  label: z.string(),
  /** Null for a product. */
  customer: z.object({ id: Id, name: z.string() }).nullable(),
  outcome: z.enum(['removed', 'put_back', 'kept']),
  because: KeptBecause.nullable(),
  /** Fields that are put back. */
  fields: z.array(z.string()),
  /** Fields that stay, because they were changed since. */
  keptFields: z.array(z.string()),
})
export type UndoRow = z.infer<typeof UndoRow>

export const UndoPreview = z.object({
  /** Of what was looked at, which is everything unless there is more. */
  counts: UndoCounts,
  looked: z.int(),
  more: z.boolean(),
  /** At most 200, first those that stay; without those of customers whom the caller does not see. */
  rows: z.array(UndoRow),
})
export type UndoPreview = z.infer<typeof UndoPreview>
