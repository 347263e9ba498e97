import type { Input } from '@zhike/contract/endpoint'
import type { exports } from '@zhike/contract/exports'
import type { Ctx } from '../platform/ctx.ts'
import { fail } from '../platform/errors.ts'
import { emitForCompany } from '../platform/events/events.ts'
import type { Background } from '../platform/jobs/background.ts'
import { findExport, markCancelled, markFileRemoved } from './exports.queries.ts'

/**
 * Cancels an export that is under way; of one that is done the file goes, and the record of it stays. Doing it again
 * changes nothing. Throws `record.not_found`.
 */
export async function removeExport(ctx: Ctx, { id }: Input<typeof exports.remove>): Promise<void> {
  const { kind, createdById, fileKey, fileRemovedAt } = (await findExport(ctx.db, id)) ?? fail('record.not_found')
  const cancelled = await markCancelled(ctx.db, id, ctx.now)
  if (!cancelled && (fileKey === null || fileRemovedAt !== null)) return
  // the bytes go after the commit: if this is undone, they must still be there
  if (!cancelled) await markFileRemoved(ctx.db, id, ctx.now)
  await emitForCompany(
    ctx,
    { type: cancelled ? 'export.cancelled' : 'export.removed', subject: { type: 'export', id }, data: { kind } },
    createdById === null ? [] : [createdById],
  )
}

/** Removes the bytes of an export whose file was given up. */
export async function forgetFile({ tools, inSystem }: Background, id: string): Promise<void> {
  const row = await inSystem((ctx) => findExport(ctx.db, id))
  if (row?.fileKey && row.fileRemovedAt !== null) await tools.files.remove(row.fileKey)
}
