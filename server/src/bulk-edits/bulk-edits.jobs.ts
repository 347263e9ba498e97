import { emitForCompany } from '../platform/events/events.ts'
import { type Background, type Schedule, schedule } from '../platform/jobs/background.ts'
import './bulk-edits.ts'
import { findStrandedBulkEdits } from './running.queries.ts'

/** What the module does by the clock. */
export const bulkEditSchedules: readonly Schedule[] = [schedule('bulk-edits.resume', '* * * * *', resumeBulkEdits)]

/** Has what nobody works on taken up again, after a crash of whoever did. */
async function resumeBulkEdits(background: Background): Promise<void> {
  for (const { id } of await background.inSystem((ctx) => findStrandedBulkEdits(ctx.db)))
    await background.inSystem((ctx) =>
      emitForCompany(ctx, { type: 'bulk_edit.resumed', subject: { type: 'bulk_edit', id }, data: {} }),
    )
}
