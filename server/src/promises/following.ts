import type { Background, HappenedEvent } from '../platform/jobs/background.ts'
import { passOn, takeBack } from './promises.queries.ts'
import { tell } from './telling.ts'

/** Open promises follow their ticket to its new assignee; one that somebody else keeps stays with them. */
export async function followAssignee(
  background: Background,
  { id: eventId, customerId, subject, data }: HappenedEvent<'ticket.assigned'>,
): Promise<void> {
  if (customerId === null) return
  const { formerId, number } = data
  const ticket = { customerId, id: subject.id, number }
  await background.inSystem(async (ctx) => {
    for (const { id: promiseId, ownerId } of await passOn(
      ctx.db,
      { customerId, ticketId: subject.id },
      { eventId, formerId },
    ))
      await tell(ctx, ticket, 'promise.passed_on', { promiseId, ownerId })
  })
}

/** Of a ticket that was taken out of another, what went to people who do not see it comes back to its assignee. */
export async function returnWithTicket(
  background: Background,
  { customerId, subject, data: { number } }: HappenedEvent<'ticket.taken_out'>,
): Promise<void> {
  if (customerId === null) return
  const ticket = { customerId, id: subject.id, number }
  await background.inSystem(async (ctx) => {
    for (const { id: promiseId, ownerId } of await takeBack(ctx.db, { customerId, ticketId: subject.id }))
      await tell(ctx, ticket, 'promise.passed_on', { promiseId, ownerId })
  })
}
