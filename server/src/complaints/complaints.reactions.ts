import { type Reaction, reaction } from '../platform/jobs/background.ts'
import { followDecision } from './compensating.ts'
import './complaints.ts'
import { followTicket } from './following.ts'

export const complaintReactions: readonly Reaction[] = [
  reaction('complaints.follow-decision', 'approval.concluded', followDecision),
  reaction('complaints.follow-solution', 'ticket.resolved', followTicket),
  reaction('complaints.follow-confirmation', 'ticket.confirmed', followTicket),
  reaction('complaints.follow-rating', 'ticket.rated', followTicket),
  reaction('complaints.follow-reopening', 'ticket.reopened', followTicket),
]
