import { isDeepStrictEqual } from 'node:util'
import type { BulkChange } from '@zhike/contract/customers'
import type { OwnValues } from '@zhike/contract/own-fields'
import type { Reason } from '@zhike/contract/reasons'
import type { Changed, LookedBack, Outcome } from '../bulk-edits/bulk-edits.ts'
import type { Actor } from '../platform/actor.ts'
import type { Ctx } from '../platform/ctx.ts'
import { fail } from '../platform/errors.ts'
import { type CustomerAsItIs, selectCustomersAsTheyAre } from './bulk-edits.queries.ts'
import type { StoredCustomer } from './customers.tables.ts'
import { lockForChange } from './finding.ts'
import { customerKindsWithout, readSharedCustomerValues } from './own-values.ts'
import { assignOwner, releaseOwner } from './ownership.ts'
import { updateCustomer } from './updating.ts'

type Edited = 'ownerId' | 'stage' | 'region' | 'source' | 'industry' | 'tags'
/** What a bulk edit changes of a customer, as it was or as it will be; own fields by key, null for none. */
export type Values = { [F in Edited]?: StoredCustomer[F] | undefined } & { readonly custom?: OwnValues | undefined }

/** Throws `permission.missing` when the actor may not make such a change. */
export function requireRights({ permissions }: Actor, { ownerId }: BulkChange): void {
  const needed = ownerId === undefined ? 'customers.update' : 'customers.assign'
  if (!permissions.has('customers.update') || !permissions.has(needed)) fail('permission.missing')
}

/** Changes one customer by the rights of the actor. */
export async function changeOne(ctx: Ctx, id: string, change: BulkChange): Promise<Outcome> {
  const { addTags, removeTags, ownerId, ...facts } = change
  requireRights(ctx.actor, change)
  const row = await lockForChange(ctx, id)
  if (facts.custom) {
    // before it is compared with what is there, which the actor may not see any more
    await readSharedCustomerValues(ctx, facts.custom, 'custom')
    if ((await customerKindsWithout(ctx, facts.custom)).includes(row.kind)) fail('own_field.not_of_kind')
  }
  const tags = [...new Set([...row.tags, ...(addTags ?? [])])].filter((tag) => !removeTags?.includes(tag))
  const after: Values = {
    ...facts,
    ...(addTags || removeTags ? { tags } : {}),
    ...(ownerId === undefined ? {} : { ownerId }),
  }
  const before = valuesOf(row, after)
  if (isDeepStrictEqual(before, after)) return { status: 'same' }
  await give(ctx, id, after)
  return { status: 'changed', before, after }
}

/** Puts one customer back, unless somebody has changed since what the bulk edit changed. */
export async function putBack(ctx: Ctx, id: string, before: Values, after: Values): Promise<Outcome> {
  const row = await lockForChange(ctx, id)
  const reason = whyKept(row, after)
  if (reason !== null) return { status: 'kept', reason }
  await give(ctx, id, before)
  return { status: 'undone' }
}

/** Which of the customers whom the actor sees an undoing would leave as they are, and why. */
export async function lookBackAtCustomers(ctx: Ctx, changed: readonly Changed[]): Promise<LookedBack[]> {
  const made = new Map(changed.map(({ id, after }) => [id, after as Values]))
  const rows = await selectCustomersAsTheyAre(ctx.db, [...made.keys()])
  return rows.map((row) => ({ name: row.name, reason: whyKept(row, made.get(row.id) ?? {}) }))
}

/** Why an undoing leaves a customer as it is; null when it can be put back. */
function whyKept(row: CustomerAsItIs, after: Values): Reason | null {
  if (row.archivedAt !== null) return 'record.not_found'
  return isDeepStrictEqual(valuesOf(row, after), after) ? null : 'record.changed'
}

/** By the same operations as one customer alone, so with the same checks, events and changes; the owner last, who sees less. */
async function give(ctx: Ctx, id: string, { ownerId, ...facts }: Values): Promise<void> {
  if (Object.keys(facts).length > 0) await updateCustomer(ctx, { id, ...facts })
  if (typeof ownerId === 'string') await assignOwner(ctx, { id, staffId: ownerId })
  else if (ownerId === null) await releaseOwner(ctx, { id })
}

function valuesOf(row: CustomerAsItIs, like: Values): Values {
  const { custom, ...facts } = like
  const kept = Object.keys(facts).map((name) => [name, row[name as Edited]])
  if (custom === undefined) return Object.fromEntries(kept)
  const own = Object.fromEntries(Object.keys(custom).map((key) => [key, row.custom[key] ?? null]))
  return { ...Object.fromEntries(kept), custom: own }
}
