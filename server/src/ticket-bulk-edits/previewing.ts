import { lastingParts, type TicketBulkChange, type TicketBulkPreview } from '@zhike/contract/ticket-bulk-edits'
import { byReason } from '../bulk-edits/bulk-edits.ts'
import type { Ctx } from '../platform/ctx.ts'
import { type TicketChoice, ticketsMeant } from '../tickets/tickets.ts'
import { foreseeDeadlines } from './foreseeing.ts'
import { judge } from './judging.ts'
import { type StandingTicket, selectNames, selectStanding } from './ticket-bulk-edits.queries.ts'

const sampled = 8

/** How many tickets a change would change, which would stay and why, and what a few of them are now. */
export async function previewTickets(
  ctx: Ctx,
  choice: TicketChoice,
  change: TicketBulkChange,
  most: number,
): Promise<TicketBulkPreview> {
  const tickets = await selectStanding(ctx.db, await ticketsMeant(ctx, choice, most))
  const verdictOf = await judge(ctx, tickets, change)
  const refused: Refused[] = []
  const changing: StandingTicket[] = []
  for (const ticket of tickets) {
    const verdict = verdictOf(ticket)
    if ('reason' in verdict) refused.push({ ticket, ...verdict })
    else if (Object.keys(verdict.left).length > 0) changing.push(ticket)
  }
  return {
    total: tickets.length,
    changing: changing.length,
    same: tickets.length - changing.length - refused.length,
    refused: grouped(refused),
    losing: changing.filter((ticket) => loses(ticket, change)).length,
    deadlines: await foreseeDeadlines(ctx, changing, change),
    lasting: lastingParts(change),
    sample: await sampleOf(ctx, changing.slice(0, sampled), change),
  }
}

interface Refused {
  readonly ticket: StandingTicket
  readonly reason: string
  readonly fields?: readonly string[]
}

function grouped(refused: readonly Refused[]): TicketBulkPreview['refused'] {
  const named = refused.map(({ ticket, reason }) => ({ reason, name: `${ticket.number} ${ticket.title}` }))
  return byReason(named).map(({ reason, count, examples }) => ({
    reason,
    tickets: count,
    fields: [...new Set(refused.flatMap((one) => (one.reason === reason ? (one.fields ?? []) : [])))],
    examples,
  }))
}

/** With its kind a ticket loses what belongs to it, unless that is given too. */
const loses = (ticket: StandingTicket, { kind, categoryId, typeId }: TicketBulkChange): boolean =>
  kind !== undefined &&
  kind !== ticket.kind &&
  ((ticket.categoryId !== null && categoryId === undefined) || (ticket.typeId !== null && typeId === undefined))

async function sampleOf(ctx: Ctx, tickets: readonly StandingTicket[], { custom = {} }: TicketBulkChange) {
  const ids = tickets.map(({ id }) => id)
  const names = new Map((await selectNames(ctx.db, ids)).map(({ id, ...named }) => [id, named]))
  return tickets.map((ticket) => ({
    id: ticket.id,
    number: ticket.number,
    title: ticket.title,
    before: {
      ...names.get(ticket.id),
      status: ticket.status,
      kind: ticket.kind,
      priority: ticket.priority,
      custom: Object.fromEntries(Object.keys(custom).map((key) => [key, ticket.custom[key] ?? null])),
    },
  }))
}
