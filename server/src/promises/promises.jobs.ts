import { type Schedule, schedule } from '../platform/jobs/background.ts'
import './promises.ts'
import { sweepPromises } from './sweeping.ts'

/** What the module does by the clock. */
export const promiseSchedules: readonly Schedule[] = [schedule('promises.sweep', '* * * * *', sweepPromises)]
