import { type Reaction, reaction } from '../platform/jobs/background.ts'
import { followReopening } from './closing.ts'
import { followDecision } from './compensating.ts'
import './complaints.ts'

export const complaintReactions: readonly Reaction[] = [
  reaction('complaints.follow-decision', 'approval.concluded', followDecision),
  reaction('complaints.follow-reopening', 'ticket.reopened', followReopening),
]
