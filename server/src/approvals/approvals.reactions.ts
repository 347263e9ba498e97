import { type Reaction, reaction } from '../platform/jobs/background.ts'
import { followSuspension } from './following.ts'
import './approvals.ts'

export const approvalReactions: readonly Reaction[] = [
  reaction('approvals.follow-suspension', 'staff.suspended', followSuspension),
]
