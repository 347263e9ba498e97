import { type Schedule, schedule } from '../platform/jobs/background.ts'
import { resumeUpdates } from './telling.ts'
import './ticket-links.ts'

/** What the module does by the clock. */
export const ticketLinkSchedules: readonly Schedule[] = [
  schedule('ticket-links.resume_updates', '* * * * *', resumeUpdates),
]
