import type { PictureSize } from '@zhike/contract/fields'
import type { OwnFieldKind, OwnValues } from '@zhike/contract/own-fields'
import { uuidv7 } from '../platform/clock/uuidv7.ts'
import type { Ctx } from '../platform/ctx.ts'
import { fail } from '../platform/errors.ts'
import { smallType } from '../platform/files/pictures.ts'
import type { FileAnswer } from '../platform/http/handlers.ts'
import { ownFields } from './field-books.ts'
import { type FileHolder, findOwnFile, findOwnFiles, insertOwnFile } from './files.queries.ts'
import { visibleFields } from './showing.ts'
import { faults } from './value-faults.ts'

/**
 * Hangs the file of the request on a record, for one of its fields; gives the value that names it, which an ordinary edit
 * puts there. Throws `request.invalid` naming `key` when there is no such field of type file, and `file` without a file.
 */
export async function keepOwnFile(ctx: Ctx, kind: OwnFieldKind, key: string, holder: FileHolder): Promise<OwnValues> {
  const [upload] = ctx.uploads
  if (!upload) return fail('request.invalid', { fields: { file: faults.file[ctx.locale] } })
  const field = visibleFields(ctx.actor, await ownFields(ctx, kind)).find((each) => each.key === key)
  if (field?.type !== 'file') return fail('request.invalid', { fields: { key: faults.noFileField[ctx.locale] } })
  const { name, mediaType, bytes, thumbnailKey } = upload
  const file = { id: uuidv7(ctx.now), name, mediaType, bytes }
  await insertOwnFile(ctx.db, {
    ...file,
    key: upload.key,
    thumbnailKey,
    customerId: holder.customerId,
    parentType: `${kind}_value`,
    parentId: holder.id,
    fieldId: field.id,
    visibility: 'internal',
    createdAt: ctx.now,
  })
  return { [key]: file }
}

/** A file of an own field that the actor may see; throws `record.not_found`, also for a file of another record. */
export async function readOwnFile(
  ctx: Ctx,
  kind: OwnFieldKind,
  holder: FileHolder,
  { fileId, size }: { readonly fileId: string; readonly size: PictureSize },
): Promise<FileAnswer> {
  const file = (await findOwnFile(ctx.db, holder, fileId)) ?? fail('record.not_found')
  const fields = visibleFields(ctx.actor, await ownFields(ctx, kind))
  if (!fields.some(({ id }) => id === file.fieldId)) return fail('record.not_found')
  const { name, mediaType, key, thumbnailKey } = file
  if (size === 'small' && thumbnailKey !== null) return { name, mediaType: smallType, content: { key: thumbnailKey } }
  return { name, mediaType, content: { key } }
}

/** Which of these files still hang on a record: what was replaced or taken out is swept after a month. */
export const findKeptFiles = async (ctx: Ctx, holder: FileHolder, ids: readonly string[]): Promise<Set<string>> =>
  new Set(ids.length === 0 ? [] : (await findOwnFiles(ctx.db, holder, ids)).map(({ id }) => id))
