import { type Schedule, schedule } from '../platform/jobs/background.ts'
import { startScan } from './duplicates.ts'

/** What the module does by the clock. */
export const duplicateSchedules: readonly Schedule[] = [
  // whoever came since the last time is read then; nobody is merged by it
  schedule('duplicates.look', '23 * * * *', async (background) => {
    await background.inSystem(startScan)
  }),
]
