import { emitForCompany } from '../platform/events/events.ts'
import { type Background, schedule } from '../platform/jobs/background.ts'
import { fileEndedBefore } from './answers.ts'
import './exports.ts'
import { findExportsWithOldFiles, markFileRemoved } from './exports.queries.ts'
import { findStranded } from './running.queries.ts'

const sweepBatch = 100

export const exportSchedules = [
  schedule('exports.resume', '* * * * *', resumeExports),
  schedule('exports.sweep', '40 * * * *', sweepExportFiles),
]

/** Has what nobody works on taken up again: after a crash of whoever did, when no job for it is left. */
async function resumeExports(background: Background): Promise<void> {
  await background.inSystem(async (ctx) => {
    for (const { id, kind } of await findStranded(ctx.db))
      await emitForCompany(ctx, { type: 'export.resumed', subject: { type: 'export', id }, data: { kind } })
  })
}

/** Removes the files of exports that were done a week ago; what was exported, and why, stays on record. */
export async function sweepExportFiles({ now, tools, inSystem }: Background): Promise<void> {
  for (;;) {
    const old = await inSystem((ctx) => findExportsWithOldFiles(ctx.db, fileEndedBefore(now), sweepBatch))
    for (const { id, fileKey } of old) {
      if (fileKey !== null) await tools.files.remove(fileKey)
      await inSystem((ctx) => markFileRemoved(ctx.db, id, now))
    }
    if (old.length < sweepBatch) return
  }
}
