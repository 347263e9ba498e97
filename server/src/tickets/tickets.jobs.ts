import { type Schedule, schedule } from '../platform/jobs/background.ts'
import { findLeftBehind, retokeniseTickets } from './retokenising.ts'
import './tickets.ts'

/** What the module does by the clock. */
export const ticketSchedules: readonly Schedule[] = [
  schedule('tickets.retokenise', '* * * * *', retokeniseTickets),
  schedule('tickets.find-left-behind', '50 3 * * *', findLeftBehind),
]
