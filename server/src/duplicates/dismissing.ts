import type { duplicates } from '@zhike/contract/duplicates'
import type { Input, Output } from '@zhike/contract/endpoint'
import { findCustomerSummaries } from '../customers/customers.ts'
import type { Ctx } from '../platform/ctx.ts'
import { fail, failAt } from '../platform/errors.ts'
import type { Background, HappenedEvent } from '../platform/jobs/background.ts'
import { dismissPair, undismissPair } from './duplicates.queries.ts'

/** Says that two customers are not one: they are not proposed again. */
export async function dismissDuplicate(
  ctx: Ctx,
  { leftId, rightId }: Input<typeof duplicates.dismiss>,
): Promise<Output<typeof duplicates.dismiss>> {
  if (leftId === rightId) fail('customer.merge_same')
  const known = await findCustomerSummaries(ctx.db, [leftId, rightId])
  if (!known.has(leftId)) return failAt(ctx, 'leftId', 'customer.unknown')
  if (!known.has(rightId)) return failAt(ctx, 'rightId', 'customer.unknown')
  await dismissPair(ctx.db, inOrder(leftId, rightId), ctx.actor, ctx.now)
  const { kind, id, name } = ctx.actor
  return { leftId, rightId, at: ctx.now.toISOString(), by: { kind, id, name } }
}

/** Takes that back. */
export async function undismissDuplicate(
  ctx: Ctx,
  { leftId, rightId }: Input<typeof duplicates.undismiss>,
): Promise<void> {
  if (!(await undismissPair(ctx.db, inOrder(leftId, rightId)))) fail('record.not_found')
}

/** A merge that was taken back at once was a slip: the pair is still to be settled. */
const slipMs = 60_000

/** Whom somebody took apart, nobody wants proposed again. */
export async function followTakingApart(
  background: Background,
  { customerId, data, actorId, at }: HappenedEvent<'customer.taken_apart'>,
): Promise<void> {
  if (customerId === null || at.getTime() - Date.parse(data.mergedAt) < slipMs) return
  await background.inSystem((ctx) =>
    dismissPair(ctx.db, inOrder(customerId, data.otherId), { kind: 'staff', id: actorId }, ctx.now),
  )
}

const inOrder = (a: string, b: string): [string, string] => (a < b ? [a, b] : [b, a])
