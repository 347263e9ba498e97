import type { Input, Output } from '@zhike/contract/endpoint'
import type { SearchHit, search } from '@zhike/contract/search'
import { findCustomerSummaries } from '../customers/customers.ts'
import { dayMs } from '../platform/clock/company-time.ts'
import type { Ctx } from '../platform/ctx.ts'
import { fail } from '../platform/errors.ts'
import { customerHits, orderHits, ticketHits } from './hits.ts'
import { findCustomerOf, findRecents, forgetOldest, insertOpening } from './recents.queries.ts'
import { findOrders, findTickets } from './search.queries.ts'

/** After so long an opening counts half. */
const halfLifeMs = 14 * dayMs

/** What each kind of thing is read with. */
const rights = { customer: 'customers.read', ticket: 'tickets.read', order: 'orders.read' } as const

/** How much a person opened things of one kind, by their ids: openings, each worth half after two weeks. */
export type Openings = Readonly<Record<SearchHit['type'], ReadonlyMap<string, number>>>

/** Remembers that the actor opened something in sight. Throws `record.not_found`. */
export async function openItem(ctx: Ctx, { type, id }: Input<typeof search.open>): Promise<Output<typeof search.open>> {
  const { db, actor, now } = ctx
  const customerId = actor.permissions.has(rights[type]) ? await findCustomerOf(db, type, id) : undefined
  if (customerId === undefined || actor.id === null) return fail('record.not_found')
  const heat = now.getTime() / halfLifeMs
  await insertOpening(db, { customerId, staffId: actor.id, kind: type, itemId: id, openedAt: now, heat })
  await forgetOldest(db, actor.id)
  return { type, id, openedAt: now.toISOString() }
}

/** What the actor opened lately, still sees and may read, newest first. */
export async function listRecents(
  ctx: Ctx,
  { limit }: Input<typeof search.recents>,
): Promise<Output<typeof search.recents>> {
  const rows = (await recentsOf(ctx)).slice(0, limit)
  const idsOf = (kind: SearchHit['type']) => rows.flatMap((row) => (row.kind === kind ? [row.itemId] : []))
  const orders = await findOrders(ctx.db, idsOf('order'))
  const ids = [...idsOf('customer'), ...orders.map(({ customerId }) => customerId)]
  const customers = await findCustomerSummaries(ctx.db, ids)
  const hits = [
    ...customerHits(idsOf('customer'), customers),
    ...ticketHits(await findTickets(ctx.db, idsOf('ticket'))),
    ...orderHits(orders, customers),
  ]
  const place = new Map(rows.map(({ kind, itemId }, at) => [`${kind} ${itemId}`, at]))
  const placeOf = ({ type, id }: SearchHit) => place.get(`${type} ${id}`) ?? 0
  return { items: hits.toSorted((a, b) => placeOf(a) - placeOf(b)) }
}

/** How much the actor opened what. */
export async function openingsOf(ctx: Ctx): Promise<Openings> {
  const openings = {
    customer: new Map<string, number>(),
    ticket: new Map<string, number>(),
    order: new Map<string, number>(),
  }
  const here = ctx.now.getTime() / halfLifeMs
  for (const { kind, itemId, heat } of await recentsOf(ctx)) openings[kind].set(itemId, 2 ** Math.min(10, heat - here))
  return openings
}

async function recentsOf({ db, actor }: Ctx) {
  const rows = actor.id === null ? [] : await findRecents(db, actor.id)
  return rows.filter(({ kind }) => actor.permissions.has(rights[kind]))
}
