import { dayMs } from '../platform/clock/company-time.ts'
import { emitForCompany } from '../platform/events/events.ts'
import { type Background, schedule } from '../platform/jobs/background.ts'
import './imports.ts'
import { concludeCancelled } from './concluding.ts'
import { findImportsWithOldFiles, markFilesRemoved } from './imports.queries.ts'
import { forgetProductEffects } from './product-undoing.queries.ts'
import { findStranded } from './running.queries.ts'
import { findForgettable, findStrandedUndoings, forgetEffects, markForgotten } from './undoing.queries.ts'
import { deleteUpload, findOldUploads } from './uploads.queries.ts'

/** How long a file is kept that was looked at and not imported. */
const lookedAtMs = dayMs
/** How long uploaded files and files of failed rows are kept once an import is over. */
const keptDays = 7
const sweepBatch = 100
const forgottenAtOnce = 10_000

export const importSchedules = [
  schedule('imports.resume', '* * * * *', resumeImports),
  schedule('imports.sweep', '20 4 * * *', sweepImportFiles),
  schedule('imports.forget', '40 4 * * *', forgetImportEffects),
  schedule('imports.sweep_uploads', '50 * * * *', sweepUploads),
]

/** Has what nobody works on taken up again: after a crash of whoever did, when no job for it is left. */
async function resumeImports(background: Background): Promise<void> {
  const stranded = await background.inSystem((ctx) => findStranded(ctx.db))
  for (const { id, kind, status } of stranded)
    if (status === 'cancelled') await concludeCancelled(background, id, background.now)
    else
      await background.inSystem((ctx) =>
        emitForCompany(ctx, { type: 'import.resumed', subject: { type: 'import', id }, data: { kind } }),
      )
  for (const { id, kind } of await background.inSystem((ctx) => findStrandedUndoings(ctx.db)))
    await background.inSystem((ctx) =>
      emitForCompany(ctx, { type: 'import.undo_resumed', subject: { type: 'import', id }, data: { kind } }),
    )
}

/** Forgets what imports did that can be undone no longer. */
export async function forgetImportEffects({ now, inSystem }: Background): Promise<void> {
  for (;;) {
    const old = await inSystem((ctx) => findForgettable(ctx.db, now, sweepBatch))
    for (const { id } of old) {
      for (const forget of [forgetEffects, forgetProductEffects])
        while ((await inSystem((ctx) => forget(ctx.db, id, forgottenAtOnce))) === forgottenAtOnce);
      await inSystem((ctx) => markForgotten(ctx.db, id))
    }
    if (old.length < sweepBatch) return
  }
}

/** Removes the files of imports that were over a week ago. */
export async function sweepImportFiles({ now, tools, inSystem }: Background): Promise<void> {
  const before = new Date(now.getTime() - keptDays * dayMs)
  for (;;) {
    const old = await inSystem((ctx) => findImportsWithOldFiles(ctx.db, before, sweepBatch))
    for (const { id, fileKey, errorsKey } of old) {
      await tools.files.remove(fileKey)
      if (errorsKey !== null) await tools.files.remove(errorsKey)
      await inSystem((ctx) => markFilesRemoved(ctx.db, id, now))
    }
    if (old.length < sweepBatch) return
  }
}

/** Removes files that were sent for a preview and not imported within a day. */
export async function sweepUploads({ now, tools, inSystem }: Background): Promise<void> {
  const before = new Date(now.getTime() - lookedAtMs)
  for (;;) {
    const old = await inSystem((ctx) => findOldUploads(ctx.db, before, sweepBatch))
    for (const { id, fileKey } of old) {
      await tools.files.remove(fileKey)
      await inSystem((ctx) => deleteUpload(ctx.db, id))
    }
    if (old.length < sweepBatch) return
  }
}
