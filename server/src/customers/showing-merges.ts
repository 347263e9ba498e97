import type { customers, Merge, SinceMerge } from '@zhike/contract/customers'
import type { Input, Output } from '@zhike/contract/endpoint'
import type { Ctx } from '../platform/ctx.ts'
import { fail } from '../platform/errors.ts'
import { requireCustomer } from './finding.ts'
import { listIdentities } from './identities.queries.ts'
import { findMerges, findSince, type SinceRow, type StandingMerge } from './merges.queries.ts'

/** So much of what came since a merge is shown, the newest. */
const mostSince = 200

/** Who was merged into a customer, the latest first. */
export async function listMerges(ctx: Ctx, { id }: { id: string }): Promise<Output<typeof customers.listMerges>> {
  await requireCustomer(ctx, id, 'record.not_found')
  return { items: (await findMerges(ctx.db, id)).map(mergeOf) }
}

/** A merge with what came since to any of the group: each lies where it will be when they are apart. */
export async function sinceMerge(
  ctx: Ctx,
  { id, otherId }: Input<typeof customers.sinceMerge>,
): Promise<Output<typeof customers.sinceMerge>> {
  await requireCustomer(ctx, id, 'record.not_found')
  const merges = await findMerges(ctx.db, id)
  const merge = merges.find((each) => each.otherId === otherId) ?? fail('record.not_found')
  const identities = await listIdentities(ctx.db, id)
  const lies = new Map(identities.map((identity) => [identity.id, identity.customerId]))
  const rows = await findSince(ctx.db, id, merge.at, mostSince)
  const seen = new Set<string>()
  const since = rows.map(sinceOf).flatMap((item) => {
    if (item.type === 'edit') return [item]
    // what was handed over came twice, the last time where it lies; a contact that was taken away is no question any more
    if (seen.has(item.id)) return []
    seen.add(item.id)
    const liesAt = item.type === 'identity' ? lies.get(item.id) : item.liesAt
    return liesAt === undefined ? [] : [{ ...item, liesAt }]
  })
  return { ...mergeOf(merge), since }
}

const mergeOf = ({ other, into, keep, at, by }: StandingMerge): Merge => ({
  other,
  into,
  keep,
  at: at.toISOString(),
  by,
})

const kinds: Readonly<Record<string, SinceMerge['type']>> = {
  'ticket.created': 'ticket',
  'ticket.taken_over': 'ticket',
  'order.placed': 'order',
  'order.taken_over': 'order',
  'customer.identity_added': 'identity',
}

const sinceOf = ({ type, customerId, subjectId, at, data, by }: SinceRow): SinceMerge => ({
  type: kinds[type] ?? 'edit',
  id: subjectId,
  liesAt: customerId,
  label: typeof data.number === 'string' ? data.number : typeof data.kind === 'string' ? data.kind : null,
  fields: Array.isArray(data.fields) ? data.fields.map(String) : [],
  at: at.toISOString(),
  by,
})
