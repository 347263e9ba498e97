import type { Customer, customers } from '@zhike/contract/customers'
import type { Input } from '@zhike/contract/endpoint'
import type { Ctx } from '../platform/ctx.ts'
import { fail, failAt } from '../platform/errors.ts'
import { emit } from '../platform/events/events.ts'
import { mayWrite, updateCustomerRow } from './customers.queries.ts'
import type { StoredCustomer } from './customers.tables.ts'
import { changeOf, differences, nameOf, pick, searchColumns } from './differences.ts'
import { findCustomerSummaries, getCustomer, requireCustomer } from './finding.ts'
import { leavePool } from './in-pool.ts'
import { findMerges, insertMerge, joinGroup, lockRoots } from './merges.queries.ts'
import { recordPassing } from './ownership.ts'
import { renewQuality } from './quality.ts'
import { survivors } from './surviving.ts'

/**
 * Makes another customer part of this one. Nothing moves: what hangs on the other stays with it and is shown here, so
 * that the two can be taken apart again. Facts come from whom `keep` says, else from this one, else from the other.
 * The same merge again changes nothing.
 *
 * @throws AppError `customer.unknown`, `customer.merged_already`, `customer.merge_same`, `customer.merge_kinds`,
 * `customer.merge_raced` and `customer.read_only`
 */
export async function mergeCustomers(
  ctx: Ctx,
  { id, otherId, keep = {} }: Input<typeof customers.merge>,
): Promise<Customer> {
  const { id: rootId } = await requireCustomer(ctx, id, 'record.not_found')
  const shown = (await findCustomerSummaries(ctx.db, [otherId])).get(otherId)
  if (!shown) return failAt(ctx, 'otherId', 'customer.unknown')
  if (await isMerged(ctx, rootId, otherId)) return mergedBefore(ctx, rootId)
  if (shown.id === rootId) fail('customer.merge_same')
  if (shown.id !== otherId) fail('customer.merged_already')

  const rows = await lockRoots(ctx.db, [rootId, otherId])
  const [root, other] = [rows.find((row) => row.id === rootId), rows.find((row) => row.id === otherId)]
  if (!root || !other)
    return (await isMerged(ctx, rootId, otherId)) ? mergedBefore(ctx, rootId) : fail('customer.merge_raced')
  if (root.kind !== other.kind && keep.kind === undefined) fail('customer.merge_kinds')
  for (const row of rows) if (ctx.actor.scope !== 'all' && !(await mayWrite(ctx.db, row.id))) fail('customer.read_only')
  await join(ctx, root, other, keep)
  return getCustomer(ctx, { id: rootId })
}

async function join(
  ctx: Ctx,
  root: StoredCustomer,
  other: StoredCustomer,
  chosen: NonNullable<Input<typeof customers.merge>['keep']>,
): Promise<void> {
  const { keep, given } = survivors(ctx, root, other, chosen)
  const changed = differences(ctx, root, given)
  const id = await emit(
    ctx,
    root.id,
    {
      type: 'customer.merged',
      subject: { type: 'customer', id: other.id },
      data: { number: root.number, otherId: other.id, otherNumber: other.number, fields: changed.map(nameOf) },
    },
    changed.map((field) => changeOf(field, root, given)),
  )
  await emit(ctx, other.id, {
    type: 'customer.merged_into',
    subject: { type: 'customer', id: root.id },
    data: { number: other.number, rootId: root.id, rootNumber: root.number },
  })
  const { kind, id: actorId } = ctx.actor
  const by = { mergedAt: ctx.now, mergedByKind: kind, mergedById: actorId }
  await insertMerge(ctx.db, { customerId: root.id, id, otherId: other.id, keep, ...by })
  await updateCustomerRow(ctx.db, root.id, { ...pick(given, changed), ...searchColumns(root, given, changed) }, ctx.now)
  await joinGroup(ctx.db, root.id, other.id)
  if (changed.includes('ownerId')) await recordPassing(ctx, root, given.ownerId ?? null, { how: 'merged' })
  await leavePool(ctx, other.id)
  await renewQuality(ctx, [root.id])
}

const isMerged = async (ctx: Ctx, rootId: string, otherId: string) =>
  (await findMerges(ctx.db, rootId)).some((merge) => merge.customerId === rootId && merge.otherId === otherId)

async function mergedBefore(ctx: Ctx, rootId: string): Promise<Customer> {
  ctx.answer.status = 200
  return getCustomer(ctx, { id: rootId })
}
