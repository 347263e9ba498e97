import type { Input } from '@zhike/contract/endpoint'
import type { Reason } from '@zhike/contract/reasons'
import type { Ticket, tickets } from '@zhike/contract/tickets'
import type { WrittenValues } from '../own-fields/own-fields.ts'
import type { Ctx } from '../platform/ctx.ts'
import { fail, failAt } from '../platform/errors.ts'
import type { Change } from '../platform/events/events.ts'
import { findCategory, findTicketType } from '../ticket-types/ticket-types.ts'
import { boundOwnValues, fallenWith } from './form-binding.ts'
import { lockNotClosed, whyClosed } from './locking.ts'
import { ticketSearch } from './searching.ts'
import { getTicket } from './showing.ts'
import { tell } from './telling.ts'
import { findTicketCustomer, type TicketRecord, updateTicket } from './tickets.queries.ts'
import { beginWait, endWait } from './waiting.ts'

type Edit = Omit<Input<typeof tickets.update>, 'id' | 'custom'>

/** What an edit chooses for a ticket, as it stands; undefined for what there is not. */
interface Chosen {
  readonly category: Awaited<ReturnType<typeof findCategory>>
  readonly type: Awaited<ReturnType<typeof findTicketType>>
}

/** Looks up what an edit chooses, once for all the tickets that it is made of. */
export const chosenBy = async (ctx: Ctx, { categoryId, typeId }: Edit): Promise<Chosen> => ({
  category: categoryId ? await findCategory(ctx.db, categoryId) : undefined,
  type: typeId ? await findTicketType(ctx.db, typeId) : undefined,
})

type Edited = Pick<TicketRecord, 'status' | 'kind' | 'categoryId' | 'typeId'>
interface Misfit {
  readonly reason: Reason
  readonly field?: keyof Edit
}

/** Why a ticket cannot be changed so; null when it can. What it has already it may keep, though it is in use no more. */
export function refusalToEdit(ticket: Edited, edit: Edit, { category, type }: Chosen): Misfit | null {
  const closed = whyClosed(ticket)
  if (closed) return { reason: closed }
  if (edit.status !== undefined && ticket.status === 'resolved') return { reason: 'ticket.already_resolved' }
  const kind = edit.kind ?? ticket.kind
  const fits = (field: 'categoryId' | 'typeId', one: Chosen['category' | 'type']) => {
    const stays = edit[field] === ticket[field] && kind === ticket.kind
    return !edit[field] || stays || (one?.retiredAt === null && one.kind === kind)
  }
  if (!fits('categoryId', category)) return { reason: 'category.unknown', field: 'categoryId' }
  if (!fits('typeId', type)) return { reason: 'ticket_type.unknown', field: 'typeId' }
  return null
}

/**
 * Changes what a ticket says, or sets it to waiting for the customer and back. A category or type of another kind falls
 * away with the kind; number and checklist stay as they are. What the form of its type requires cannot be emptied, and another
 * type asks for all that it requires. Throws `request.invalid` naming what is missing, `record.changed`, `ticket.closed`, `category.unknown`, `ticket_type.unknown`; `ticket.already_resolved` for the status.
 */
export async function updateTicketFacts(
  ctx: Ctx,
  { id, custom, ...edit }: Input<typeof tickets.update>,
): Promise<Ticket> {
  const ticket = await lockNotClosed(ctx, id)
  if (ctx.ifMatch !== undefined && ctx.ifMatch !== ticket.version) fail('record.changed')
  const refusal = refusalToEdit(ticket, edit, await chosenBy(ctx, edit))
  if (refusal) return refusal.field ? failAt(ctx, refusal.field, refusal.reason) : fail(refusal.reason)
  const whole = { ...fallenWith(ticket, edit), ...edit }
  const own = await boundOwnValues(ctx, ticket, whole, custom)
  const changes = changesOf(ticket, whole)
  if (changes.length > 0 || own?.changes.length) await applyChanges(ctx, ticket, changes, own)
  return getTicket(ctx, { id })
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
