import { type Reaction, reaction } from '../platform/jobs/background.ts'
import { tellIncident } from './telling.ts'
import './ticket-links.ts'

export const ticketLinkReactions: readonly Reaction[] = [
  reaction('ticket-links.tell', 'incident.update_asked', tellIncident),
  reaction('ticket-links.tell_on', 'incident.update_resumed', tellIncident),
]
