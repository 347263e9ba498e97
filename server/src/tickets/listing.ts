import type { Input, Output } from '@zhike/contract/endpoint'
import type { Ticket, tickets } from '@zhike/contract/tickets'
import * as z from 'zod'
import { countOf } from '../filters/filters.ts'
import { ownFields } from '../own-fields/own-fields.ts'
import type { Ctx } from '../platform/ctx.ts'
import { pageOf, readCursor } from '../platform/db/cursors.ts'
import { choiceOf } from './choosing.ts'
import { ticketOf } from './showing.ts'
import { sortingOf } from './sorting.ts'
import { type ListedRow, selectTickets } from './ticket-lists.queries.ts'
import { selectWaiting } from './tickets.queries.ts'

/** A page of the tickets that the actor sees; with the first one how many there are, when asked. Throws `cursor.invalid`. */
export async function listTickets(ctx: Ctx, input: Input<typeof tickets.list>): Promise<Output<typeof tickets.list>> {
  const { sort, limit, cursor } = input
  const { form, of, sorted } = await sortingOf(ctx, sort)
  const after = readCursor(z.tuple([z.literal(sort), form, z.uuid()]), cursor)
  const counted = input.count !== undefined && after === undefined
  const wish = { ...(await choiceOf(ctx, input)), ...(sorted ? { sorted } : {}) }
  const rows = await selectTickets(ctx.db, wish, { sort, after, most: limit + 1, counted })
  const book = await ownFields(ctx, 'ticket')
  const placeOf = (row: ListedRow) => [sort, of(row), row.id] as const
  const page = pageOf(rows, limit, placeOf, (row) => ticketOf(ctx, row, book))
  const [first] = rows
  return { ...page, count: counted ? countOf(first?.matching ?? 0, first?.exact ?? true) : null }
}

/** What waits for the actor, urged and pressing first; with `unassigned` also what waits for nobody yet. */
export async function listWaiting(
  ctx: Ctx,
  { unassigned, most }: { unassigned: boolean; most: number },
): Promise<Ticket[]> {
  if (ctx.actor.id === null) return []
  const rows = await selectWaiting(ctx.db, ctx.actor.id, unassigned, most)
  const book = await ownFields(ctx, 'ticket')
  return rows.map((row) => ticketOf(ctx, row, book))
}
