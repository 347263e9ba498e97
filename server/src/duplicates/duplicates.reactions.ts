import { type Reaction, reaction } from '../platform/jobs/background.ts'
import './duplicates.ts'
import { followTakingApart } from './dismissing.ts'
import { runScan } from './running.ts'

export const duplicateReactions: readonly Reaction[] = [
  reaction('duplicates.scan', 'duplicates.scan_queued', (background, { subject }) => runScan(background, subject.id)),
  reaction('duplicates.follow-apart', 'customer.taken_apart', followTakingApart),
]
