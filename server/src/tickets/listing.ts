import type { Input, Output } from '@zhike/contract/endpoint'
import type { Ticket, tickets } from '@zhike/contract/tickets'
import * as z from 'zod'
import { ownFields } from '../own-fields/own-fields.ts'
import type { Ctx } from '../platform/ctx.ts'
import { pageOf, readCursor } from '../platform/db/cursors.ts'
import { readSearch } from './searching.ts'
import { ticketOf } from './showing.ts'
import { type ListWish, selectTickets, selectWaiting, type TicketRow } from './tickets.queries.ts'

type Wish = Input<typeof tickets.list>

/** A page of the tickets that the actor sees. Throws `cursor.invalid`. */
export async function listTickets(ctx: Ctx, input: Wish): Promise<Output<typeof tickets.list>> {
  const { sort, limit, cursor } = input
  const { form, of } = sortKeys[sort]
  const after = readCursor(z.tuple([z.literal(sort), form, z.uuid()]), cursor)
  const wish = { ...filterOf(ctx, input), ...readSearch(input.search) }
  const rows = await selectTickets(ctx.db, wish, { sort, after, most: limit + 1 })
  const book = await ownFields(ctx, 'ticket')
  return pageOf(
    rows,
    limit,
    (row) => [sort, of(row), row.id],
    (row) => ticketOf(ctx, row, book),
  )
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

const nobody = '00000000-0000-0000-0000-000000000000'

/** What narrows a list, as `list_tickets` takes it; a search is read for itself. */
export function filterOf(
  ctx: Ctx,
  {
    status,
    kind,
    priority,
    assignee,
    customer,
    category,
    urged,
    watched,
  }: Omit<Wish, 'search' | 'sort' | 'cursor' | 'limit'>,
): ListWish {
  return {
    ...(status?.length ? { status } : {}),
    ...(kind?.length ? { kind } : {}),
    ...(priority?.length ? { priority } : {}),
    ...(assignee === undefined ? {} : { assignee: assignee === 'me' ? (ctx.actor.id ?? 'none') : assignee }),
    ...(customer === undefined ? {} : { customer }),
    ...(category === undefined ? {} : { category }),
    ...(urged === undefined ? {} : { urged }),
    ...(watched === undefined ? {} : { watcher: ctx.actor.id ?? nobody }),
  }
}

interface SortKey {
  readonly form: z.ZodType<string>
  readonly of: (row: TicketRow) => string
}
const time = z.iso.datetime({ precision: 3 })
const byAge: SortKey = { form: time, of: (row) => row.createdAt.toISOString() }
const ranks = ['low', 'normal', 'high', 'urgent']
const sortKeys: Readonly<Record<Wish['sort'], SortKey>> = {
  '-createdAt': byAge,
  createdAt: byAge,
  '-updatedAt': { form: time, of: (row) => row.updatedAt.toISOString() },
  '-priority': { form: z.string().regex(/^[0-3]$/), of: (row) => String(ranks.indexOf(row.priority)) },
}
