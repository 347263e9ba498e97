import type { Background, HappenedEvent } from '../platform/jobs/background.ts'
import { openFile, refreshStage } from './filing.queries.ts'

/**
 * The file follows its ticket: a solution tells the customer the outcome, a confirmation or stars say how they find it, and
 * what was said before the ticket was opened again is said anew.
 */
export async function followTicket(background: Background, { customerId, subject }: HappenedEvent): Promise<void> {
  if (customerId === null) return
  const ticket = { customerId, id: subject.id }
  await background.inSystem(async (ctx) => {
    await openFile(ctx.db, ticket, ctx.now)
    await refreshStage(ctx.db, ticket, ctx.now)
  })
}
