import { type Schedule, schedule } from '../platform/jobs/background.ts'
import './customers.ts'
import { findLeftBehind, retokeniseCustomers } from './retokenising.ts'

/** What the module does by the clock. */
export const customerSchedules: readonly Schedule[] = [
  schedule('customers.retokenise', '* * * * *', retokeniseCustomers),
  schedule('customers.find-left-behind', '40 3 * * *', async (background) => void (await findLeftBehind(background))),
]
