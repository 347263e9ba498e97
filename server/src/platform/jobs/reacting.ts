import type { EventType } from '../events/events.ts'
import type { PositionedEvent } from '../events/positioned.ts'
import type { Background, HappenedEvent, Reaction } from './background.ts'

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

/** A reaction, and the events that it is a reaction to: one of them, or all when it takes them together. */
export interface Call {
  readonly reaction: Reaction
  readonly events: readonly PositionedEvent[]
}

/** What the events of a batch call for, in their order. */
export function callsFor(byType: ReadonlyMap<string, readonly Reaction[]>, events: readonly PositionedEvent[]): Call[] {
  const gathered = new Map<Reaction, PositionedEvent[]>()
  const calls: Call[] = []
  for (const event of events)
    for (const reaction of byType.get(event.type) ?? []) {
      const others = gathered.get(reaction)
      if (others) {
        others.push(event)
        continue
      }
      const mine = [event]
      if (reaction.runTogether) gathered.set(reaction, mine)
      calls.push({ reaction, events: mine })
    }
  return calls
}

export async function react(
  reaction: Reaction,
  background: Background,
  events: readonly HappenedEvent[],
): Promise<void> {
  if (reaction.runTogether) return reaction.runTogether(background, events)
  for (const event of events) await reaction.run(background, event)
}
