import { type Reaction, reaction } from '../platform/jobs/background.ts'
import './change-notices.ts'
import { deliverNotice } from './delivering.ts'

export const changeNoticeReactions: readonly Reaction[] = [
  reaction('change-notices.deliver', 'change_notice.given', deliverNotice),
]
