import type { Customer } from '@zhike/contract/customers'
import type { ClaimAllowance, PoolLimits } from '@zhike/contract/pool'
import { findColleague, getCustomer, lockPooled, passCustomer } from '../customers/customers.ts'
import { isDeskActor } from '../platform/actor.ts'
import { companyDay, startOfCompanyDay } from '../platform/clock/company-time.ts'
import type { Ctx } from '../platform/ctx.ts'
import { beyondScope } from '../platform/db/beyond-scope.ts'
import { fail, failAt } from '../platform/errors.ts'
import { awaitTurn, countHeld, findLastEnds } from './claiming.queries.ts'
import { dayAfter } from './days.ts'
import { readLimits } from './limits.queries.ts'

/**
 * Takes a customer from the pool: the actor owns it from now on. Throws `pool.left` when somebody was faster,
 * `pool.most_held` and `pool.most_daily` when the actor has enough, and `pool.cooling_down` for a former owner.
 */
export async function claimCustomer(ctx: Ctx, asked: { id: string }): Promise<Customer> {
  const staffId = personId(ctx) ?? fail('pool.persons_only')
  await awaitTurn(ctx.db, staffId)
  const customer = await lockPooled(ctx, asked.id)
  const limits = await readLimits(ctx.db)
  const { heldLeft, todayLeft } = await allowanceOf(ctx, staffId, limits)
  if (heldLeft === 0) fail('pool.most_held')
  if (todayLeft === 0) fail('pool.most_daily')
  if ((await findCooling(ctx, [customer.id], limits)).has(customer.id)) fail('pool.cooling_down')
  await passCustomer(ctx, customer, staffId, { how: 'claimed' })
  return getCustomer(ctx, { id: customer.id })
}

/** Gives a customer in the pool to a colleague, whom the actor need not see. */
export async function assignPooled(ctx: Ctx, { id, staffId }: { id: string; staffId: string }): Promise<Customer> {
  const customer = await lockPooled(ctx, id)
  if (!(await findColleague(ctx.db, staffId))) failAt(ctx, 'staffId', 'ticket.assignee_unknown')
  return beyondScope(ctx, 'pool.assign', async (within) => {
    await passCustomer(within, customer, staffId, { how: 'assigned' })
    return getCustomer(within, { id: customer.id })
  })
}

/** How many customers the actor may still claim. */
export async function getAllowance(ctx: Ctx): Promise<ClaimAllowance> {
  const staffId = personId(ctx)
  return staffId === null ? { heldLeft: 0, todayLeft: 0 } : allowanceOf(ctx, staffId, await readLimits(ctx.db))
}

async function allowanceOf(ctx: Ctx, staffId: string, limits: PoolLimits): Promise<ClaimAllowance> {
  const { held, claimed } = await countHeld(ctx.db, staffId, startOfCompanyDay(ctx.now))
  const left = (most: number | null, used: number) => (most === null ? null : Math.max(0, most - used))
  return { heldLeft: left(limits.mostHeld, held), todayLeft: left(limits.mostDaily, claimed) }
}

/** Which of these customers the actor owned not long ago, with the day from which they may be claimed again. */
export async function findCooling(
  ctx: Ctx,
  ids: readonly string[],
  { coolDownDays }: PoolLimits,
): Promise<Map<string, string>> {
  const staffId = personId(ctx)
  if (staffId === null) return new Map()
  const ends = [...(await findLastEnds(ctx.db, staffId, ids))]
  const until = ends.map(([id, at]): [string, string] => [id, dayAfter(companyDay(at), coolDownDays)])
  return new Map(until.filter(([, day]) => day > companyDay(ctx.now)))
}

/** A key that stands for itself is nobody who could look after a customer. */
const personId = ({ actor }: Ctx) => (isDeskActor(actor) && actor.email !== null ? actor.id : null)
