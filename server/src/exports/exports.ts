import type { Input, Output } from '@zhike/contract/endpoint'
import type { Export, exports } from '@zhike/contract/exports'
import type { Ctx } from '../platform/ctx.ts'
import { pageOf, readCursor, TimePlace } from '../platform/db/cursors.ts'
import { answerOf } from './answers.ts'
import { findExport, listExportRows } from './exports.queries.ts'
import './exports.tables.ts'

declare module '../platform/events/events.ts' {
  interface EventTypes {
    /** `filters` are the names of the fields that narrowed it. */
    'export.created': Pick<Export, 'kind' | 'format' | 'identifiers' | 'columns'> & { filters: string[] }
    'export.resumed': { kind: Export['kind'] }
    'export.cancelled': { kind: Export['kind'] }
    'export.finished': Pick<Export, 'kind' | 'status' | 'identifiers'> & { written: number }
    'export.downloaded': Pick<Export, 'kind' | 'format' | 'identifiers'> & { written: number }
    'export.removed': { kind: Export['kind'] }
  }
}

export { createExport } from './creating.ts'
export { getExportFile } from './downloading.ts'
export { exportFile } from './exporting-file.ts'
export { removeExport } from './removing.ts'
export { exportSealedPlaces } from './sealed-places.ts'

/** The caller's own exports, newest first. */
export async function listExports(
  ctx: Ctx,
  { cursor, limit }: Input<typeof exports.list>,
): Promise<Output<typeof exports.list>> {
  const [at, id] = readCursor(TimePlace, cursor) ?? []
  const before = at === undefined || id === undefined ? undefined : { at, id }
  const rows = await listExportRows(ctx.db, before, limit + 1)
  return pageOf(
    rows,
    limit,
    (row) => [row.createdAt.toISOString(), row.id],
    (row) => answerOf(ctx.tools.keys, row),
  )
}

/** One of the caller's own exports. Throws `record.not_found`. */
export const getExport = async (ctx: Ctx, { id }: Input<typeof exports.get>): Promise<Export> =>
  answerOf(ctx.tools.keys, await findExport(ctx.db, id))
