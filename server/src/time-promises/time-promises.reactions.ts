import { type Reaction, reaction } from '../platform/jobs/background.ts'
import { keepAfterEdit, keepPromises } from './keeping.ts'

export const timePromiseReactions: readonly Reaction[] = [
  reaction('time-promises.created', 'ticket.created', keepPromises),
  reaction('time-promises.replied', 'ticket.replied', keepPromises),
  reaction('time-promises.waiting', 'ticket.waiting', keepPromises),
  reaction('time-promises.changed', 'ticket.changed', keepAfterEdit),
  reaction('time-promises.supplemented', 'ticket.supplemented', keepPromises),
  reaction('time-promises.resolved', 'ticket.resolved', keepPromises),
  reaction('time-promises.reopened', 'ticket.reopened', keepPromises),
]
