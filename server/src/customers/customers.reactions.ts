import { type Reaction, reaction } from '../platform/jobs/background.ts'
import { followStaff } from './following.ts'

export const customerReactions: readonly Reaction[] = [
  reaction('customers.follow-staff', 'staff.moved', (background, { subject }) => followStaff(background, subject.id)),
]
