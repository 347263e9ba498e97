import type { EventType } from '../events/events.ts'
import type { PositionedEvent } from '../events/positioned.ts'
import type { HappenedEvent, Reaction } from './background.ts'

/** Which reactions an event calls for, by its type. */
export function reactionsByType(reactions: readonly Reaction[]): ReadonlyMap<string, readonly Reaction[]> {
  return Map.groupBy(reactions, (reaction) => reaction.to)
}

/** A logged event as reactions receive it. */
export const happened = (event: Omit<PositionedEvent, 'position'>): HappenedEvent => ({
  id: event.eventId,
  type: event.type as EventType,
  customerId: event.customerId,
  at: event.at,
  actorId: event.actorId,
  subject: { type: event.subjectType, id: event.subjectId },
  data: JSON.parse(event.data) as HappenedEvent['data'],
})
