import { sql } from 'kysely'
import { dayMs } from '../platform/clock/company-time.ts'
import { deleteUploadsBefore } from '../platform/files/file-storage.queries.ts'
import { schedule } from '../platform/jobs/background.ts'
import { deleteUnusedFiles, markUnusedFiles } from './own-files.queries.ts'

const hourMs = 3_600_000

/** What expired requests leave behind. */
const sweepIdempotencyKeys = schedule('idempotency.sweep', '17 * * * *', (background) =>
  background.inSystem(async (ctx) => {
    const expired = new Date(ctx.now.getTime() - 24 * hourMs)
    await ctx.db.deleteFrom('idempotencyKeys').where('createdAt', '<', expired).execute()
  }),
)

/** Only the last day's uploads are ever asked for. */
const sweepUploads = schedule('uploads.sweep', '23 * * * *', (background) =>
  background.inSystem((ctx) =>
    deleteUploadsBefore(ctx.db, new Date(ctx.now.getTime() - 25 * hourMs)).then(() => undefined),
  ),
)

/** Files lie on the store before the transaction that names them: after an hour without a row nobody will. */
const sweepFiles = schedule('files.sweep', '*/20 * * * *', async (background) => {
  const { files } = background.tools
  for await (const key of files.olderThan(new Date(), hourMs)) {
    if (background.signal.aborted) return
    const named = await background.inSystem(async (ctx) => {
      const { rows } = await sql<{ named: boolean }>`
        SELECT EXISTS (SELECT FROM files WHERE key = ${key})
            OR EXISTS (SELECT FROM files WHERE thumbnail_key = ${key})
            OR EXISTS (SELECT FROM approval_files WHERE key = ${key})
            OR EXISTS (SELECT FROM approval_files WHERE thumbnail_key = ${key})
            OR EXISTS (SELECT FROM exports WHERE file_key = ${key} AND file_removed_at IS NULL)
            OR EXISTS (SELECT FROM import_uploads WHERE file_key = ${key})
            OR EXISTS (SELECT FROM imports WHERE ${key} IN (file_key, errors_key)) AS named`.execute(ctx.db)
      return rows[0]?.named ?? true
    })
    if (!named) await files.remove(key)
  }
})

/** As long as imports and bulk edits can be undone, and a little longer than what they undo. */
const unusedDays = 31

/** Files that were replaced in an own field or taken out of it; the sweep above takes them from the store. */
const sweepOwnFiles = schedule('own_files.sweep', '10 5 * * *', (background) =>
  background.inSystem(async ({ db, now }) => {
    await markUnusedFiles(db, now)
    await deleteUnusedFiles(db, new Date(now.getTime() - unusedDays * dayMs))
  }),
)

/** Clock-driven work of the house itself. */
export const sweeps = [sweepIdempotencyKeys, sweepUploads, sweepFiles, sweepOwnFiles]
