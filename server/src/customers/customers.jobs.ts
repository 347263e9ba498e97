import { type Schedule, schedule } from '../platform/jobs/background.ts'
import './customers.ts'
import { noteTeamQuality, sweepQuality } from './quality-sweep.ts'
import { findLeftBehind, retokeniseCustomers } from './retokenising.ts'

/** What the module does by the clock. */
export const customerSchedules: readonly Schedule[] = [
  schedule('customers.sweep_quality', '* * * * *', sweepQuality),
  schedule('customers.note_quality', '50 23 * * *', async (background) => void (await noteTeamQuality(background))),
  schedule('customers.retokenise', '* * * * *', retokeniseCustomers),
  schedule('customers.find-left-behind', '40 3 * * *', async (background) => void (await findLeftBehind(background))),
]
