import { type Reaction, reaction } from '../platform/jobs/background.ts'
import { runBulkEdit } from './running.ts'

/** Named when customers alone were edited in bulk: the name of a reaction never changes. */
export const bulkEditReactions: readonly Reaction[] = [
  reaction('customers.bulk_edit', 'bulk_edit.queued', (background, { subject }) => runBulkEdit(background, subject.id)),
  reaction('customers.bulk_edit_on', 'bulk_edit.resumed', (background, { subject }) =>
    runBulkEdit(background, subject.id),
  ),
  reaction('customers.bulk_undo', 'bulk_edit.undo_asked', (background, { subject }) =>
    runBulkEdit(background, subject.id),
  ),
]
