import type { Input, Output } from '@zhike/contract/endpoint'
import type { Import, imports } from '@zhike/contract/imports'
import type { Ctx } from '../platform/ctx.ts'
import { pageOf, readCursor, TimePlace } from '../platform/db/cursors.ts'
import { fail } from '../platform/errors.ts'
import { emitForCompany } from '../platform/events/events.ts'
import { workbookType } from '../platform/files/sniffing.ts'
import type { FileAnswer } from '../platform/http/handlers.ts'
import { answerOf } from './answers.ts'
import { templateOf } from './error-lines.ts'
import { findFileNames, findImport, listImportRows, markCancelled } from './imports.queries.ts'
import './imports.tables.ts'

declare module '../platform/events/events.ts' {
  interface EventTypes {
    'import.queued': { kind: Import['kind']; onDuplicate: Import['onDuplicate'] }
    'import.resumed': { kind: Import['kind'] }
    'import.cancelled': { kind: Import['kind'] }
    'import.undo_asked': { kind: Import['kind'] }
    'import.undo_resumed': { kind: Import['kind'] }
    'import.undone': { kind: Import['kind']; counts: Readonly<Record<'removed' | 'putBack' | 'kept', number>> }
    'import.finished': { kind: Import['kind']; status: Import['status']; counts: Omit<Import['counts'], 'read'> }
  }
}

export { importFile } from './importing-file.ts'
export { previewImport } from './previewing.ts'
export { importSealedPlaces } from './sealed-places.ts'
export { previewUndo } from './undo-previewing.ts'
export { listKept, undoImport } from './undoing.ts'
export { createImport } from './uploading.ts'

/** Imports, newest first. */
export async function listImports(
  ctx: Ctx,
  { cursor, limit }: Input<typeof imports.list>,
): Promise<Output<typeof imports.list>> {
  const [at, id] = readCursor(TimePlace, cursor) ?? []
  const before = at === undefined || id === undefined ? undefined : { at, id }
  const rows = await listImportRows(ctx.db, before, limit + 1)
  return pageOf(
    rows,
    limit,
    (row) => [row.createdAt.toISOString(), row.id],
    (row) => answerOf(row, ctx.now),
  )
}

/** What the files of imports were called, for whoever sees what came from them. */
export const findImportNames = async (ctx: Ctx, ids: readonly string[]): Promise<ReadonlyMap<string, string>> =>
  new Map((await findFileNames(ctx.db, ids)).map(({ id, fileName }) => [id, fileName]))

/** One import. Throws `record.not_found`. */
export const getImport = async (ctx: Ctx, { id }: Input<typeof imports.get>): Promise<Import> =>
  answerOf(await findImport(ctx.db, id), ctx.now)

/** Stops an import; the chunks that are in stay in. Throws `import.finished`. */
export async function cancelImport(ctx: Ctx, { id }: Input<typeof imports.cancel>): Promise<Import> {
  const { kind } = answerOf(await findImport(ctx.db, id), ctx.now)
  if (!(await markCancelled(ctx.db, id, ctx.now))) fail('import.finished')
  await emitForCompany(ctx, { type: 'import.cancelled', subject: { type: 'import', id }, data: { kind } })
  return getImport(ctx, { id })
}

/** The failed rows as a file. Throws `import.no_errors`, and `import.unfinished` while more may come. */
export async function getImportErrors(ctx: Ctx, { id }: Input<typeof imports.errors>): Promise<FileAnswer> {
  const row = (await findImport(ctx.db, id)) ?? fail('record.not_found')
  if (row.errorsKey !== null)
    return {
      name: `${row.fileName.replace(/\.(csv|xlsx)$/i, '')}-errors.${row.format}`,
      mediaType: row.format === 'xlsx' ? workbookType : 'text/csv',
      content: { key: row.errorsKey },
    }
  const stayedOut = row.failedCount + row.leftOutCount
  const ended = row.status === 'done' || row.status === 'failed' || stayedOut === 0 || row.filesRemovedAt !== null
  return fail(ended && row.status !== 'queued' && row.status !== 'running' ? 'import.no_errors' : 'import.unfinished')
}

/** A file with the columns of a kind and some rows as an example. */
export const getImportTemplate = async (
  { locale }: Ctx,
  { kind }: Input<typeof imports.template>,
): Promise<FileAnswer> => ({
  name: `${kind}.csv`,
  mediaType: 'text/csv',
  content: { text: templateOf(kind, locale) },
})
