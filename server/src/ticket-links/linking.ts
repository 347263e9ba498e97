import type { Input, Output } from '@zhike/contract/endpoint'
import type { TicketLink, ticketLinks } from '@zhike/contract/ticket-links'
import * as z from 'zod'
import { uuidv7 } from '../platform/clock/uuidv7.ts'
import type { Ctx } from '../platform/ctx.ts'
import { pageOf, readCursor } from '../platform/db/cursors.ts'
import { fail, failAt } from '../platform/errors.ts'
import { findTicketKey, getTicketKey, tellTicket } from '../tickets/tickets.ts'
import {
  endLink,
  findLink,
  findRefusal,
  findSame,
  insertLink,
  type LinkRow,
  lockLinks,
  selectLinksOf,
} from './links.queries.ts'

/** What a ticket is linked with, as far as the actor sees it. Throws `record.not_found` and `cursor.invalid`. */
export async function listLinks(
  ctx: Ctx,
  { id, cursor, limit }: Input<typeof ticketLinks.list>,
): Promise<Output<typeof ticketLinks.list>> {
  await getTicketKey(ctx, id)
  const before = readCursor(z.tuple([z.uuid()]), cursor)?.[0]
  const rows = await selectLinksOf(ctx.db, id, before, limit + 1)
  return pageOf(rows, limit, (row) => [row.id], linkOf)
}

/**
 * Links a ticket with another that the actor sees. The same link again changes nothing. Throws `ticket_link.unknown` for
 * one out of sight, `ticket_link.itself`, and what `refusal_to_link` has against it.
 */
export async function linkTickets(
  ctx: Ctx,
  { id, kind, otherId }: Input<typeof ticketLinks.create>,
): Promise<TicketLink> {
  const ticket = await getTicketKey(ctx, id)
  if (otherId === id) failAt(ctx, 'otherId', 'ticket_link.itself')
  const other = (await findTicketKey(ctx.db, otherId)) ?? failAt(ctx, 'otherId', 'ticket_link.unknown')
  await lockLinks(ctx.db)
  const same = await findSame(ctx.db, id, kind, otherId)
  if (same) {
    ctx.answer.status = 200
    return getLink(ctx, id, same.id)
  }
  const refusal = await findRefusal(ctx.db, id, kind, otherId)
  if (refusal !== null) fail(refusal)
  const linkId = uuidv7(ctx.now)
  const deed = { at: ctx.now, byKind: ctx.actor.kind, byId: ctx.actor.id }
  await insertLink(ctx.db, { customerId: ticket.customerId, ticketId: id, id: linkId, kind, otherId, ...deed })
  for (const each of [ticket, other]) await tellTicket(ctx, each, 'ticket.linked', { kind, linkId })
  return getLink(ctx, id, linkId)
}

/** Takes a link away, from either side. Throws `record.not_found`. */
export async function unlinkTickets(ctx: Ctx, { id, linkId }: Input<typeof ticketLinks.remove>): Promise<void> {
  const ticket = await getTicketKey(ctx, id)
  const link = (await findLink(ctx.db, id, linkId)) ?? fail('record.not_found')
  const { kind: removedByKind, id: removedById } = ctx.actor
  if (!(await endLink(ctx.db, linkId, { removedAt: ctx.now, removedByKind, removedById }))) fail('record.not_found')
  const other = await getTicketKey(ctx, link.ticket.id)
  for (const each of [ticket, other]) await tellTicket(ctx, each, 'ticket.unlinked', { kind: link.kind, linkId })
}

const getLink = async (ctx: Ctx, id: string, linkId: string): Promise<TicketLink> =>
  linkOf((await findLink(ctx.db, id, linkId)) ?? fail('record.not_found'))

const linkOf = (row: LinkRow): TicketLink => ({ ...row, at: row.at.toISOString() })
