import type { Background, HappenedEvent } from '../platform/jobs/background.ts'
import type { TicketCheck } from '../tickets/tickets.ts'
import { findWithoutCause } from './complaints.queries.ts'
import { refreshStage } from './filing.queries.ts'

/** No complaint ends without a cause; that the customer confirmed, or why not, is asked by the ticket itself. */
export const checkCause: TicketCheck = async (ctx, tickets) => {
  const complaints = tickets.filter(({ kind }) => kind === 'complaint')
  const without = await findWithoutCause(ctx.db, complaints)
  return new Map(without.map((id) => [id, { reason: 'complaint.cause_missing' }]))
}

/** What was said before a complaint was opened again is said anew. */
export async function followReopening(background: Background, { customerId, subject }: HappenedEvent): Promise<void> {
  if (customerId === null) return
  await background.inSystem((ctx) =>
    refreshStage(ctx.db, { customerId, id: subject.id }, ctx.now).then(() => undefined),
  )
}
