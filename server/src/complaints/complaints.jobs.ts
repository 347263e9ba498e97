import { type Schedule, schedule } from '../platform/jobs/background.ts'
import './complaints.ts'
import { tellDueFollowUps } from './following-up.ts'

/** What the module does by the clock. */
export const complaintSchedules: readonly Schedule[] = [
  schedule('complaints.follow-ups', '* * * * *', (background) => background.inSystem(tellDueFollowUps)),
]
