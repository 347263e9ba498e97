import type { Input, Output } from '@zhike/contract/endpoint'
import type { needs } from '@zhike/contract/needs'
import type { Ctx } from '../platform/ctx.ts'
import { pageOf, readCursor, TimePlace } from '../platform/db/cursors.ts'
import { type ListWish, selectNeeds } from './needs.queries.ts'
import { needsOf } from './showing.ts'

/** A page of the needs of customers in sight, newest first. Throws `cursor.invalid`. */
export async function listNeeds(ctx: Ctx, input: Input<typeof needs.list>): Promise<Output<typeof needs.list>> {
  const { cursor, limit } = input
  const rows = await selectNeeds(ctx.db, wishOf(ctx, input), readCursor(TimePlace, cursor), limit + 1)
  const page = pageOf(
    rows,
    limit,
    (row) => [row.createdAt.toISOString(), row.id],
    (row) => row,
  )
  return { items: await needsOf(ctx, page.items), nextCursor: page.nextCursor }
}

const wishOf = (ctx: Ctx, { state, customer, owner, reason, search }: Input<typeof needs.list>): ListWish => ({
  ...(state?.length ? { states: state } : {}),
  ...(customer === undefined ? {} : { customer }),
  ...(owner === undefined ? {} : { owner: owner === 'me' ? (ctx.actor.id ?? 'none') : owner }),
  ...(reason === undefined ? {} : { reason }),
  ...(search === undefined || search === '' ? {} : { text: search.toWellFormed() }),
})
