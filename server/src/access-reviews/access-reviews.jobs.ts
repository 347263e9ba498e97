import { type Schedule, schedule } from '../platform/jobs/background.ts'
import './access-reviews.ts'
import { followUp } from './lapsing.ts'
import { openQuarterly } from './opening.ts'

/** What the module does by the clock, in the morning. */
export const accessReviewSchedules: readonly Schedule[] = [
  schedule('access-reviews.open', '5 8 * * *', (background) => background.inSystem(openQuarterly)),
  schedule('access-reviews.follow-up', '15 8 * * *', (background) => background.inSystem(followUp)),
]
