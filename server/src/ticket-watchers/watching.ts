import type { Input, Output } from '@zhike/contract/endpoint'
import type { ticketWatchers, Watcher } from '@zhike/contract/ticket-watchers'
import type { Ctx } from '../platform/ctx.ts'
import { fail, failAt } from '../platform/errors.ts'
import { isColleague } from '../staff/staff.ts'
import { getTicketKey, tellTicket } from '../tickets/tickets.ts'
import { deleteWatcher, insertWatcher, selectUnsighted, selectWatchers } from './ticket-watchers.queries.ts'

/** Who watches a ticket. Throws `record.not_found`. */
export async function listWatchers(
  ctx: Ctx,
  { id }: Input<typeof ticketWatchers.list>,
): Promise<Output<typeof ticketWatchers.list>> {
  await getTicketKey(ctx, id)
  const rows = await selectWatchers(ctx.db, id)
  return { items: rows.map(({ since, ...person }) => ({ ...person, since: since.toISOString() })) }
}

/**
 * Has somebody watch a ticket: oneself, or a colleague who sees it. A watcher sees no more than before. A second time
 * changes nothing. Throws `staff.unknown`, `ticket_watcher.unsighted` and `permission.missing`.
 */
export async function addWatcher(ctx: Ctx, { id, staffId }: Input<typeof ticketWatchers.add>): Promise<Watcher> {
  const ticket = await getTicketKey(ctx, id)
  requireRight(ctx, staffId)
  if (!(await isColleague(ctx.db, staffId))) failAt(ctx, 'staffId', 'staff.unknown')
  if ((await selectUnsighted(ctx.db, [id], [staffId])).has(id)) failAt(ctx, 'staffId', 'ticket_watcher.unsighted')
  const { kind: byKind, id: byId } = ctx.actor
  const watcher = { customerId: ticket.customerId, ticketId: id, staffId, since: ctx.now, byKind, byId }
  if (await insertWatcher(ctx.db, watcher)) await tellTicket(ctx, ticket, 'ticket.watched', { staffId })
  else ctx.answer.status = 200
  const { items } = await listWatchers(ctx, { id })
  return items.find((each) => each.id === staffId) ?? fail('record.not_found')
}

/** Ends watching. Throws `record.not_found` also for who does not watch, and `permission.missing`. */
export async function removeWatcher(ctx: Ctx, { id, staffId }: Input<typeof ticketWatchers.remove>): Promise<void> {
  const ticket = await getTicketKey(ctx, id)
  requireRight(ctx, staffId)
  if (!(await deleteWatcher(ctx.db, ticket.customerId, id, staffId))) fail('record.not_found')
  await tellTicket(ctx, ticket, 'ticket.unwatched', { staffId })
}

/** Oneself whoever reads tickets, others whoever changes them. */
function requireRight({ actor }: Ctx, staffId: string): void {
  if (actor.id !== staffId && !actor.permissions.has('tickets.update')) fail('permission.missing')
}
