import { type Schedule, schedule } from '../platform/jobs/background.ts'
import './pool.ts'
import { sweepPool } from './sweeping.ts'

/** What the module does by the clock: once a night; what was cut short is taken up ten minutes later. */
export const poolSchedules: readonly Schedule[] = [schedule('pool.sweep', '*/10 2-5 * * *', sweepPool)]
