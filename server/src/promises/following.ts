import type { Background, HappenedEvent } from '../platform/jobs/background.ts'
import { passOn } from './promises.queries.ts'
import { tell } from './telling.ts'

/** Open promises follow their ticket to its new assignee; one that somebody else keeps stays with them. */
export async function followAssignee(
  background: Background,
  { id: eventId, customerId, subject, data }: HappenedEvent<'ticket.assigned'>,
): Promise<void> {
  if (customerId === null) return
  const { formerId, number } = data
  await background.inSystem(async (ctx) => {
    const ticket = { customerId, id: subject.id, number }
    for (const { id: promiseId, ownerId } of await passOn(
      ctx.db,
      { customerId, ticketId: subject.id },
      { eventId, formerId },
    ))
      await tell(ctx, ticket, 'promise.passed_on', { promiseId, ownerId })
  })
}
