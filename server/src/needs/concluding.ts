import type { Input } from '@zhike/contract/endpoint'
import type { Need, needs } from '@zhike/contract/needs'
import { isOrderOf } from '../orders/orders.ts'
import type { Ctx } from '../platform/ctx.ts'
import { fail, failAt } from '../platform/errors.ts'
import { lockForChange, lockUnconcluded } from './locking.ts'
import { findStandingKinds, type LockedNeed, updateNeedRow, withdrawSteps } from './needs.queries.ts'
import { getNeed } from './showing.ts'
import { handOver } from './sights.ts'
import { takeStep } from './steps.ts'
import { tell } from './telling.ts'

/** Says that the need is met. Throws `need.concluded`, and `order.unknown` for an order that is not this customer's. */
export async function fulfilNeed(ctx: Ctx, { id, orderNo = null, note }: Input<typeof needs.fulfil>): Promise<Need> {
  const need = await lockUnconcluded(ctx, id)
  if (orderNo !== null && !(await isOrderOf(ctx, need.customerId, orderNo))) failAt(ctx, 'orderNo', 'order.unknown')
  await takeStep(ctx, need, { kind: 'fulfilment', code: orderNo, note })
  await updateNeedRow(ctx.db, need, { state: 'met', concludedAt: ctx.now, updatedAt: ctx.now })
  return endSight(ctx, need, (in_) => tell(in_, need, 'need.met', { orderNo }))
}

/** Says that the need is not met, and why. Throws `need.concluded`. */
export async function refuseNeed(ctx: Ctx, { id, reason, note }: Input<typeof needs.refuse>): Promise<Need> {
  const need = await lockUnconcluded(ctx, id)
  await takeStep(ctx, need, { kind: 'refusal', code: reason, note })
  const concluded = { state: 'unmet', unmetReason: reason, concludedAt: ctx.now } as const
  await updateNeedRow(ctx.db, need, { ...concluded, updatedAt: ctx.now })
  return endSight(ctx, need, (in_) => tell(in_, need, 'need.unmet', { reason }))
}

/** Takes back that the need is met. Throws `need.not_concluded`. */
export const takeBackFulfilment = (ctx: Ctx, { id }: Input<typeof needs.unfulfil>): Promise<void> =>
  reopen(ctx, id, 'met', 'fulfilment')

/** Takes back that the need is not met. Throws `need.not_concluded`. */
export const takeBackRefusal = (ctx: Ctx, { id }: Input<typeof needs.unrefuse>): Promise<void> =>
  reopen(ctx, id, 'unmet', 'refusal')

/** The need is followed up again from where it stood: whoever follows it up sees the customer again. */
async function reopen(ctx: Ctx, id: string, state: LockedNeed['state'], kind: 'fulfilment' | 'refusal'): Promise<void> {
  const need = await lockForChange(ctx, id)
  if (need.state !== state) fail('need.not_concluded')
  await withdrawSteps(ctx.db, need, kind, ctx.now, ctx.actor)
  const standing = await findStandingKinds(ctx.db, need)
  const before = standing.has('match') ? 'matched' : standing.has('assessment') ? 'assessed' : 'open'
  await updateNeedRow(ctx.db, need, { state: before, unmetReason: null, concludedAt: null, updatedAt: ctx.now })
  await handOver(ctx, { ...need, ownerId: null }, need.ownerId, (beyond) => tell(beyond, need, 'need.reopened', {}))
}

/** Nothing is to be done any more: whoever followed the need up sees the customer no more by it. */
const endSight = (ctx: Ctx, need: LockedNeed, told: (ctx: Ctx) => Promise<unknown>): Promise<Need> =>
  handOver(ctx, need, null, async (beyond) => {
    await told(beyond)
    return getNeed(beyond, need)
  })
