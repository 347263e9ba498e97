import { emitForCompany } from '../platform/events/events.ts'
import { type Background, type Schedule, schedule } from '../platform/jobs/background.ts'
import { findStrandedBulkEdits } from './bulk-running.queries.ts'
import './customers.ts'
import { noteTeamQuality, sweepQuality } from './quality-sweep.ts'
import { findLeftBehind, retokeniseCustomers } from './retokenising.ts'

/** What the module does by the clock. */
export const customerSchedules: readonly Schedule[] = [
  schedule('customers.resume_bulk_edits', '* * * * *', resumeBulkEdits),
  schedule('customers.sweep_quality', '* * * * *', sweepQuality),
  schedule('customers.note_quality', '50 23 * * *', async (background) => void (await noteTeamQuality(background))),
  schedule('customers.retokenise', '* * * * *', retokeniseCustomers),
  schedule('customers.find-left-behind', '40 3 * * *', async (background) => void (await findLeftBehind(background))),
]

/** Has what nobody works on taken up again, after a crash of whoever did. */
async function resumeBulkEdits(background: Background): Promise<void> {
  for (const { id } of await background.inSystem((ctx) => findStrandedBulkEdits(ctx.db)))
    await background.inSystem((ctx) =>
      emitForCompany(ctx, { type: 'bulk_edit.resumed', subject: { type: 'bulk_edit', id }, data: {} }),
    )
}
