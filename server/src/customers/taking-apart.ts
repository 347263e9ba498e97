import type { customers } from '@zhike/contract/customers'
import type { Input } from '@zhike/contract/endpoint'
import type { Ctx } from '../platform/ctx.ts'
import { fail } from '../platform/errors.ts'
import { type Change, emit } from '../platform/events/events.ts'
import { updateCustomerRow } from './customers.queries.ts'
import type { StoredCustomer } from './customers.tables.ts'
import { changeOf, differences, nameOf, pick, searchColumns } from './differences.ts'
import { lockForChange } from './finding.ts'
import { endMerge, findMergeChanges, findMerges, findOwnRow, leaveGroup, type StandingMerge } from './merges.queries.ts'
import { recordPassing } from './ownership.ts'
import { renewQuality } from './quality.ts'
import { before, type MergeChange } from './surviving.ts'

/**
 * Takes a customer out of the one it was merged into, and with it whoever was merged into it before. Everything lies
 * where it was attached, so nothing moves; what the merge chose is set back unless somebody has changed it since.
 */
export async function takeApart(ctx: Ctx, { id, otherId }: Input<typeof customers.takeApart>): Promise<void> {
  const root = await lockForChange(ctx, id)
  const merges = await findMerges(ctx.db, root.id)
  const merge = merges.find((each) => each.otherId === otherId) ?? fail('record.not_found')
  const restored = await restore(ctx, merge, merges)
  const fields = restored.map(({ field }) => field)
  await emit(
    ctx,
    root.id,
    {
      type: 'customer.taken_apart',
      subject: { type: 'customer', id: otherId },
      data: {
        number: root.number,
        otherId,
        otherNumber: merge.other.number,
        fields,
        mergedAt: merge.at.toISOString(),
      },
    },
    restored,
  )
  await emit(ctx, otherId, {
    type: 'customer.taken_out',
    subject: { type: 'customer', id: root.id },
    data: { number: merge.other.number, rootId: root.id, rootNumber: root.number },
  })
  const { kind, id: actorId } = ctx.actor
  await endMerge(ctx.db, merge, { takenApartAt: ctx.now, takenApartByKind: kind, takenApartById: actorId })
  await leaveGroup(ctx.db, root.id, otherId, membersOf(otherId, merges))
  await renewQuality(ctx, [root.id, otherId])
}

/** A customer and all who came with it. */
function membersOf(id: string, merges: readonly StandingMerge[]): string[] {
  const own = merges.filter(({ customerId }) => customerId === id)
  return [id, ...own.flatMap(({ otherId }) => membersOf(otherId, merges))]
}

/** Sets back what a merge chose, and what later merges chose because of it; gives what changed at the root. */
async function restore(ctx: Ctx, merge: StandingMerge, merges: readonly StandingMerge[]): Promise<Change[]> {
  let other = await findOwnRow(ctx.db, merge.otherId)
  let into = await findOwnRow(ctx.db, merge.customerId)
  let changes: MergeChange[] = await findMergeChanges(ctx.db, merge)
  let restored: Change[] = []
  while (into) {
    restored = await setBack(ctx, into, other, changes)
    const of = into.id
    const later = merges.find(({ otherId }) => otherId === of)
    if (!later) return restored
    const taken = new Set((await findMergeChanges(ctx.db, later)).map(({ field }) => field as string))
    // sealed for the one, an address cannot be compared with what the other has
    changes = restored
      .filter(({ field }) => taken.has(field) && field !== 'address')
      .map(({ field, old, new: value }) => ({ field, oldValue: value, newValue: old }))
    other = into
    into = await findOwnRow(ctx.db, later.customerId)
  }
  return restored
}

async function setBack(
  ctx: Ctx,
  row: StoredCustomer,
  other: StoredCustomer | undefined,
  changes: readonly MergeChange[],
): Promise<Change[]> {
  const given = before(ctx, row, other, changes)
  const changed = differences(ctx, row, given)
  // the name that the merge gave is the other's, and none that this one had
  const formerNames = row.formerNames.filter((one) => one !== given.name)
  const columns = searchColumns(row, { ...given, formerNames }, changed)
  await updateCustomerRow(ctx.db, row.id, { ...pick(given, changed), ...columns }, ctx.now)
  if (changed.includes('ownerId')) await recordPassing(ctx, row, given.ownerId ?? null, { how: 'merged' })
  return changed.map((field) => ({ ...changeOf(field, row, given), field: nameOf(field) }))
}
