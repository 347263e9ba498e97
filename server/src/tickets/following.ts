import type { Ctx } from '../platform/ctx.ts'
import type { Background, HappenedEvent } from '../platform/jobs/background.ts'
import { ticketSearch } from './searching.ts'
import { refreshSightOfCustomer, refreshSightOfPerson, selectTitles, updateSearch } from './tickets.queries.ts'

/** Unfinished tickets follow their customer to a new owner. */
export async function followOwner(background: Background, { customerId }: HappenedEvent): Promise<void> {
  if (customerId !== null) await background.inSystem((ctx) => refreshSightOfCustomer(ctx.db, customerId))
}

/** Whoever moves takes their tickets into the sight of the new team and department. */
export async function followPerson(background: Background, { subject }: HappenedEvent): Promise<void> {
  await background.inSystem((ctx) => refreshSightOfPerson(ctx.db, subject.id))
}

/** Tickets are found by the name that their customer bears now. */
export async function followCustomer(
  background: Background,
  { customerId, data }: HappenedEvent<'customer.updated'>,
): Promise<void> {
  if (customerId !== null && data.fields.includes('name'))
    await background.inSystem((ctx) => renameTickets(ctx, customerId))
}

/** Whoever owns the one who stays sees the tickets of all who were merged, and all are found by that name. */
export async function followMerge(background: Background, { customerId }: HappenedEvent): Promise<void> {
  if (customerId === null) return
  await background.inSystem(async (ctx) => {
    await refreshSightOfCustomer(ctx.db, customerId)
    await renameTickets(ctx, customerId)
  })
}

async function renameTickets(ctx: Ctx, customerId: string): Promise<void> {
  const tickets = await selectTitles(ctx.db, customerId)
  const searches = tickets.map(({ name: customerName, ...texts }) => ticketSearch({ ...texts, customerName }))
  const ids = tickets.map(({ id }) => id)
  await updateSearch(ctx.db, customerId, ids, searches)
}
