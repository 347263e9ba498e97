import { lastingParts, type TicketBulkChange, type TicketBulkPreview } from '@zhike/contract/ticket-bulk-edits'
import type { Ctx } from '../platform/ctx.ts'
import { type TicketChoice, ticketsMeant } from '../tickets/tickets.ts'
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
  const refused = new Map<string, number>()
  const changing: StandingTicket[] = []
  for (const ticket of tickets) {
    const verdict = verdictOf(ticket)
    if ('reason' in verdict) refused.set(verdict.reason, (refused.get(verdict.reason) ?? 0) + 1)
    else if (Object.keys(verdict.left).length > 0) changing.push(ticket)
  }
  const stay = [...refused.values()].reduce((sum, n) => sum + n, 0)
  return {
    total: tickets.length,
    changing: changing.length,
    same: tickets.length - changing.length - stay,
    refused: [...refused]
      .map(([reason, tickets]) => ({ reason, tickets }))
      .sort((one, other) => other.tickets - one.tickets),
    lasting: lastingParts(change),
    sample: await sampleOf(ctx, changing.slice(0, sampled), change),
  }
}

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
