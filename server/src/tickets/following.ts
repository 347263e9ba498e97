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
  if (customerId === null || !data.fields.includes('name')) return
  await background.inSystem(async (ctx) => {
    const tickets = await selectTitles(ctx.db, customerId)
    const searches = tickets.map(({ title, name }) => ticketSearch({ title, customerName: name }))
    await updateSearch(
      ctx.db,
      customerId,
      tickets.map(({ id }) => id),
      searches,
    )
  })
}
