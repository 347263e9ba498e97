import { type Schedule, schedule } from '../platform/jobs/background.ts'
import { takeUpTickets } from './keeping.ts'
import { endStandIns } from './standing-in.ts'
import { sweepPromises } from './sweeping.ts'
import './time-promises.ts'

/** What the module does by the clock. */
export const timePromiseSchedules: readonly Schedule[] = [
  schedule('time-promises.sweep', '* * * * *', sweepPromises),
  schedule('time-promises.end-stand-ins', '* * * * *', endStandIns),
  schedule('time-promises.take-up', '7 * * * *', takeUpTickets),
]
