import { type Reaction, reaction } from '../platform/jobs/background.ts'
import { runBulkEdit } from './bulk-running.ts'
import { followStaff } from './following.ts'

export const customerReactions: readonly Reaction[] = [
  reaction('customers.bulk_edit', 'bulk_edit.queued', (background, { subject }) => runBulkEdit(background, subject.id)),
  reaction('customers.bulk_edit_on', 'bulk_edit.resumed', (background, { subject }) =>
    runBulkEdit(background, subject.id),
  ),
  reaction('customers.bulk_undo', 'bulk_edit.undo_asked', (background, { subject }) =>
    runBulkEdit(background, subject.id),
  ),
  reaction('customers.follow-staff', 'staff.moved', (background, { subject }) => followStaff(background, subject.id)),
]
