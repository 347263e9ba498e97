import { gatheredReaction, type Reaction, reaction } from '../platform/jobs/background.ts'
import { keepAfterCalendar, keepAfterEdit, keepPromises } from './keeping.ts'
import { endStandIns } from './standing-in.ts'

export const timePromiseReactions: readonly Reaction[] = [
  gatheredReaction('time-promises.created', 'ticket.created', keepPromises),
  gatheredReaction('time-promises.replied', 'ticket.replied', keepPromises),
  gatheredReaction('time-promises.waiting', 'ticket.waiting', keepPromises),
  gatheredReaction('time-promises.changed', 'ticket.changed', keepAfterEdit),
  gatheredReaction('time-promises.supplemented', 'ticket.supplemented', keepPromises),
  gatheredReaction('time-promises.resolved', 'ticket.resolved', keepPromises),
  gatheredReaction('time-promises.merged', 'ticket.merged_into', keepPromises),
  gatheredReaction('time-promises.taken_out', 'ticket.taken_out', keepPromises),
  gatheredReaction('time-promises.reopened', 'ticket.reopened', keepPromises),
  reaction('time-promises.leave-withdrawn', 'leave.withdrawn', endStandIns),
  reaction('time-promises.calendar', 'calendar.updated', keepAfterCalendar),
]
