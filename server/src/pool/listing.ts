import type { Input, Output } from '@zhike/contract/endpoint'
import { Day } from '@zhike/contract/fields'
import type { PoolStanding, pool } from '@zhike/contract/pool'
import * as z from 'zod'
import { findCustomers } from '../customers/customers.ts'
import type { Ctx } from '../platform/ctx.ts'
import { pageOf, readCursor, TimePlace } from '../platform/db/cursors.ts'
import { findCooling } from './claiming.ts'
import { findFacts } from './facts.queries.ts'
import { readLimits } from './limits.queries.ts'
import { selectEntries, selectWarnings } from './listing.queries.ts'
import { selectActiveRules } from './rules.queries.ts'
import { lastContactOf, standingOf } from './standing.ts'

/** Customers in the pool whom the actor sees, who came last first. */
export async function listPool(
  ctx: Ctx,
  { search, stage, kind, cursor, limit }: Input<typeof pool.list>,
): Promise<Output<typeof pool.list>> {
  const wish = {
    ...(stage === undefined ? {} : { stage }),
    ...(kind === undefined ? {} : { kind }),
    ...(search ? { text: search } : {}),
  }
  const rows = await selectEntries(ctx.db, wish, readCursor(TimePlace, cursor), limit + 1)
  const ids = rows.map(({ customerId }) => customerId)
  const customers = await findCustomers(ctx, ids)
  const facts = new Map((await findFacts(ctx.db, ids)).map((one) => [one.customerId, one]))
  const cooling = await findCooling(ctx, ids, await readLimits(ctx.db))
  const page = pageOf(
    rows,
    limit,
    ({ enteredAt, customerId }) => [enteredAt.toISOString(), customerId],
    ({ customerId, enteredAt, ...entry }) => {
      const [customer, known] = [customers.get(customerId), facts.get(customerId)]
      const shown = { ...entry, enteredAt: enteredAt.toISOString(), coolsUntil: cooling.get(customerId) ?? null }
      return customer && { ...shown, customer, lastContact: known ? lastContactOf(known) : null }
    },
  )
  return { ...page, items: page.items.filter((item) => item !== undefined) }
}

/** When these customers go to the pool and why; without those out of sight and those whom no rule concerns. */
export async function listStandings(
  ctx: Ctx,
  { customer: ids }: Input<typeof pool.standings>,
): Promise<Output<typeof pool.standings>> {
  return { items: [...(await findStandings(ctx, ids)).values()] }
}

/** Owned customers that go to the pool soon, the soonest first. What has changed since their owners were told counts. */
export async function listReturns(
  ctx: Ctx,
  { owner, cursor, limit }: Input<typeof pool.returns>,
): Promise<Output<typeof pool.returns>> {
  const after = readCursor(z.tuple([Day, z.uuid()]), cursor)
  const ownerId = owner === 'me' ? ctx.actor.id : (owner ?? null)
  const rows = await selectWarnings(ctx.db, ownerId, after, limit + 1)
  const ids = rows.map(({ customerId }) => customerId)
  const customers = await findCustomers(ctx, ids)
  const standings = await findStandings(ctx, ids)
  const { warnDays } = await readLimits(ctx.db)
  const page = pageOf(
    rows,
    limit,
    ({ returnsOn, customerId }) => [returnsOn, customerId],
    ({ customerId }) => {
      const [customer, standing] = [customers.get(customerId), standings.get(customerId)]
      return customer && standing && standing.daysLeft <= warnDays ? { customer, standing } : undefined
    },
  )
  return { ...page, items: page.items.filter((item) => item !== undefined) }
}

async function findStandings(ctx: Ctx, ids: readonly string[]): Promise<Map<string, PoolStanding>> {
  const rules = await selectActiveRules(ctx.db)
  if (rules.length === 0) return new Map()
  const { warnDays } = await readLimits(ctx.db)
  const standings = (await findFacts(ctx.db, ids)).flatMap(
    (facts) => standingOf(facts, rules, { now: ctx.now, warnDays }) ?? [],
  )
  return new Map(standings.map((standing) => [standing.customerId, standing]))
}
