import type { Desk } from '../../test/harness.ts'
import { openShop } from '../tickets/tickets.fixture.ts'

type Client = Awaited<ReturnType<Desk['as']>>
export type Change = Parameters<Client['ticketBulkEdits']['create']>[0]['change']

export const ofKind = (...value: string[]) => ({ filter: JSON.stringify({ field: 'kind', op: 'in', value }) })

/** Has a change made, or an undoing, and says what became of it. */
export async function done(desk: Desk, client: Client, choice: object, change: Change) {
  const { id } = await client.ticketBulkEdits.create({ choice, change })
  await desk.settle()
  return client.ticketBulkEdits.get({ id })
}
export async function undone(desk: Desk, client: Client, id: string) {
  await client.ticketBulkEdits.undo({ id })
  await desk.settle()
  return client.ticketBulkEdits.get({ id })
}

/** Tickets of the first representative's customer: two open, one resolved, one closed. */
export async function furnish(desk: Desk) {
  const shop = await openShop(desk)
  const { manager, customerId } = shop
  const make = (title: string, kind: 'consultation' | 'complaint' = 'consultation') =>
    manager.tickets.create({ customerId, kind, title })
  const [open, other, resolved, closed] = [await make('甲😀'), await make('乙'), await make('丙'), await make('丁')]
  for (const { id } of [resolved, closed]) await manager.tickets.resolve({ id, summary: '已答复' })
  await manager.tickets.close({ id: closed.id, reason: '电话确认' })
  const show = (id: string) => manager.tickets.get({ id })
  const exceptions = async (client: Client, id: string) =>
    (await client.ticketBulkEdits.exceptions({ id })).items.map(({ title, status, reason }) => [title, status, reason])
  return { ...shop, make, open, other, resolved, closed, show, exceptions, choice: ofKind('consultation') }
}
