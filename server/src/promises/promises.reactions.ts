import { type Reaction, reaction } from '../platform/jobs/background.ts'
import { followAssignee, returnWithTicket } from './following.ts'
import './promises.ts'

export const promiseReactions: readonly Reaction[] = [
  reaction('promises.follow-assignee', 'ticket.assigned', followAssignee),
  reaction('promises.return-with-ticket', 'ticket.taken_out', returnWithTicket),
]
