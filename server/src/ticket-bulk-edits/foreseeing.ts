import type { TicketBulkChange, TicketBulkPreview } from '@zhike/contract/ticket-bulk-edits'
import type { Ctx } from '../platform/ctx.ts'
import type { StandingTicket } from './ticket-bulk-edits.queries.ts'

/** A ticket whose next deadline becomes another. */
export interface MovedDeadline {
  readonly ticketId: string
  readonly from: Date | null
  readonly to: Date | null
}

/** What of a change deadlines go by. */
interface Facts {
  readonly kind?: NonNullable<TicketBulkChange['kind']>
  readonly priority?: NonNullable<TicketBulkChange['priority']>
}

type Foresee = (ctx: Ctx, ids: readonly string[], facts: Facts) => Promise<readonly MovedDeadline[]>

let foresee: Foresee = async () => []

/** Where a later module says which deadlines an edit of kind or priority moves. */
export const provideDeadlines = (given: Foresee): void => {
  foresee = given
}

const mostLooked = 500
const mostShown = 3

/** What a change makes of the deadlines of tickets that it changes; null when it touches none. */
export async function foreseeDeadlines(
  ctx: Ctx,
  tickets: readonly StandingTicket[],
  { kind, priority }: TicketBulkChange,
): Promise<TicketBulkPreview['deadlines']> {
  if (kind === undefined && priority === undefined) return null
  const looked = new Map(tickets.slice(0, mostLooked).map((ticket) => [ticket.id, ticket]))
  const given = { ...(kind === undefined ? {} : { kind }), ...(priority === undefined ? {} : { priority }) }
  const moved = await foresee(ctx, [...looked.keys()], given)
  const isLate = (due: Date | null) => due !== null && due <= ctx.now
  return {
    looked: looked.size,
    moved: moved.length,
    overdue: moved.filter(({ from, to }) => isLate(to) && !isLate(from)).length,
    sample: moved.slice(0, mostShown).map(({ ticketId: id, from, to }) => ({
      id,
      number: looked.get(id)?.number ?? '',
      from: from?.toISOString() ?? null,
      to: to?.toISOString() ?? null,
    })),
  }
}
