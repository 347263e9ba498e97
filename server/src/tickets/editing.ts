import type { Input } from '@zhike/contract/endpoint'
import type { Ticket, tickets } from '@zhike/contract/tickets'
import type { WrittenValues } from '../own-fields/own-fields.ts'
import type { Ctx } from '../platform/ctx.ts'
import { fail, failAt } from '../platform/errors.ts'
import type { Change } from '../platform/events/events.ts'
import { findCategory, findTicketType } from '../ticket-types/ticket-types.ts'
import { lockNotClosed } from './locking.ts'
import { readOwnTicketValues } from './own-values.ts'
import { ticketSearch } from './searching.ts'
import { getTicket } from './showing.ts'
import { tell } from './telling.ts'
import { findTicketCustomer, type TicketRecord, updateTicket } from './tickets.queries.ts'
import { beginWait, endWait } from './waiting.ts'

type Edit = Omit<Input<typeof tickets.update>, 'id' | 'custom'>

/**
 * Changes what a ticket says, or sets it to waiting for the customer and back. A category of another kind falls away
 * with the kind. Throws `record.changed`, `ticket.closed`, `category.unknown`, `ticket_type.unknown`; `ticket.already_resolved` for the status.
 */
export async function updateTicketFacts(
  ctx: Ctx,
  { id, custom, ...edit }: Input<typeof tickets.update>,
): Promise<Ticket> {
  const ticket = await lockNotClosed(ctx, id)
  if (ctx.ifMatch !== undefined && ctx.ifMatch !== ticket.version) fail('record.changed')
  if (edit.status !== undefined && ticket.status === 'resolved') fail('ticket.already_resolved')
  const kind = edit.kind ?? ticket.kind
  const own = custom === undefined ? undefined : await readOwnTicketValues(ctx, custom, { ...ticket, kind })
  const changes = changesOf(ticket, await withFittingType(ctx, ticket, await withFittingCategory(ctx, ticket, edit)))
  if (changes.length > 0 || own?.changes.length) await applyChanges(ctx, ticket, changes, own)
  return getTicket(ctx, { id })
}

/** A type of another kind falls away with the kind; number and checklist stay as they are. */
async function withFittingType(ctx: Ctx, ticket: TicketRecord, edit: Edit): Promise<Edit> {
  const kind = edit.kind ?? ticket.kind
  if (edit.typeId === undefined) return kind === ticket.kind ? edit : { ...edit, typeId: null }
  const stays = edit.typeId === ticket.typeId && kind === ticket.kind
  if (edit.typeId === null || stays) return edit
  const type = await findTicketType(ctx.db, edit.typeId)
  return type?.retiredAt === null && type.kind === kind ? edit : failAt(ctx, 'typeId', 'ticket_type.unknown')
}

async function withFittingCategory(ctx: Ctx, ticket: TicketRecord, edit: Edit): Promise<Edit> {
  const kind = edit.kind ?? ticket.kind
  if (edit.categoryId === undefined) return kind === ticket.kind ? edit : { ...edit, categoryId: null }
  const stays = edit.categoryId === ticket.categoryId && kind === ticket.kind
  if (edit.categoryId === null || stays) return edit
  const category = await findCategory(ctx.db, edit.categoryId)
  return category?.retiredAt === null && category.kind === kind ? edit : failAt(ctx, 'categoryId', 'category.unknown')
}

const changesOf = (ticket: TicketRecord, edit: Edit): Change[] =>
  (Object.keys(edit) as (keyof Edit)[])
    .filter((field) => edit[field] !== undefined && edit[field] !== ticket[field])
    .map((field) => ({ field, old: ticket[field], new: edit[field] }))

async function applyChanges(
  ctx: Ctx,
  ticket: TicketRecord,
  changes: readonly Change[],
  own: WrittenValues | undefined,
): Promise<void> {
  const facts = Object.fromEntries(changes.map((change) => [change.field, change.new])) as Edit
  const { title = ticket.title, description = ticket.description } = facts
  const isSaid = title === ticket.title && description === ticket.description
  const search = isSaid ? {} : { search: await searchOf(ctx, ticket.id, { title, description }) }
  const custom = own ? { custom: own.custom } : {}
  await updateTicket(ctx.db, ticket, { ...facts, ...search, ...custom, updatedAt: ctx.now })
  const waits = facts.status === 'pending'
  if (facts.status === 'open') await endWait(ctx.db, ticket, ctx.now)
  if (waits) {
    await beginWait(ctx.db, ticket, ctx.now)
    await tell(ctx, ticket, 'ticket.waiting', {})
  }
  const others = [...changes.filter(({ field }) => !waits || field !== 'status'), ...(own?.changes ?? [])]
  if (others.length === 0) return
  const fields = others.map((change) => change.field)
  await tell(ctx, ticket, 'ticket.changed', { fields }, others)
}

async function searchOf(ctx: Ctx, id: string, texts: Pick<TicketRecord, 'title' | 'description'>): Promise<string> {
  const found = await findTicketCustomer(ctx.db, id)
  return ticketSearch({ ...texts, customerName: found?.customerName ?? '' })
}
