import type { Input } from '@zhike/contract/endpoint'
import { type Import, type imports, importUndoDays } from '@zhike/contract/imports'
import { isDeskActor } from '../platform/actor.ts'
import { dayMs } from '../platform/clock/company-time.ts'
import { uuidv7 } from '../platform/clock/uuidv7.ts'
import type { Ctx } from '../platform/ctx.ts'
import { fail } from '../platform/errors.ts'
import { emitForCompany } from '../platform/events/events.ts'
import { answerOf } from './answers.ts'
import { chooseTable, rowsBelow, takeFile } from './choosing.ts'
import { readColumns } from './columns.ts'
import { dayOrderOf } from './day-orders.ts'
import { findImport, insertImport } from './imports.queries.ts'
import { requireKind } from './rights.ts'
import { deleteUpload, rememberShape } from './uploads.queries.ts'

/**
 * Takes a file to be imported in the background: one that comes along, or one that was sent for a preview. Its beginning is
 * looked at first: throws what is wrong with the file or its columns, and `import.empty`; `permission.missing`
 * for what the actor may not make by hand.
 */
export async function createImport(ctx: Ctx, input: Input<typeof imports.create>): Promise<Import> {
  const { kind, onDuplicate } = input
  requireKind(ctx, kind)
  const { upload, ...file } = await takeFile(ctx, input.upload)
  const chosen = await chooseTable(ctx, { upload, ...file }, input)
  const { headings, look, mapping, shape } = chosen
  readColumns(kind, headings.names, mapping)
  if (rowsBelow(chosen).length === 0) fail('import.empty')
  const id = uuidv7(ctx.now)
  await insertImport(ctx.db, {
    id,
    kind,
    onDuplicate,
    mapping,
    dayOrder: dayOrderOf(chosen, input.dayOrder),
    fileKey: file.fileKey,
    fileName: file.fileName,
    fileBytes: file.fileBytes,
    format: file.format,
    locale: ctx.locale,
    sheet: look.sheet,
    headingRow: headings.row,
    columnNames: JSON.stringify(headings.names),
    createdByKind: ctx.actor.kind,
    createdById: ctx.actor.id,
    createdWith: (isDeskActor(ctx.actor) ? ctx.actor.keyId : undefined) ?? null,
    createdAt: ctx.now,
    undoUntil: new Date(ctx.now.getTime() + importUndoDays * dayMs),
  })
  // the file is the import's now
  if (upload !== undefined) await deleteUpload(ctx.db, upload)
  if (input.mapping !== undefined && headings.row > 0) await rememberShape(ctx.db, kind, shape, mapping, ctx.now)
  const audience = ctx.actor.id === null ? [] : [ctx.actor.id]
  await emitForCompany(
    ctx,
    { type: 'import.queued', subject: { type: 'import', id }, data: { kind, onDuplicate } },
    audience,
  )
  return answerOf(await findImport(ctx.db, id), ctx.now)
}
