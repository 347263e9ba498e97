import type { FileRef, PictureSize } from '@zhike/contract/fields'
import { uuidv7 } from '../platform/clock/uuidv7.ts'
import type { Ctx } from '../platform/ctx.ts'
import { fail } from '../platform/errors.ts'
import { smallType } from '../platform/files/pictures.ts'
import type { FileAnswer } from '../platform/http/handlers.ts'
import { findFile, insertFiles } from './attachments.queries.ts'

/** Hangs the pictures of the request on a ticket, or on a message of it, for those who may read that. */
export async function attachUploads(
  ctx: Ctx,
  ticket: { readonly customerId: string; readonly id: string },
  visibility: 'public' | 'internal',
  parentType: 'ticket' | 'ticket_message',
): Promise<FileRef[]> {
  if (ctx.uploads.length === 0) return []
  const files = ctx.uploads.map(({ key, thumbnailKey, name, mediaType, bytes, sharedFrom = null }) => ({
    id: uuidv7(ctx.now),
    sharedFrom,
    key,
    thumbnailKey,
    name,
    mediaType,
    bytes,
  }))
  const common = { customerId: ticket.customerId, parentId: ticket.id, parentType, visibility, createdAt: ctx.now }
  await insertFiles(
    ctx.db,
    files.map((file) => ({ ...file, ...common })),
  )
  return files.map(({ id, name, mediaType, bytes }) => ({ id, name, mediaType, bytes }))
}

/** A file of this ticket or of one of its messages; throws `record.not_found`, also for a file of another ticket. */
export async function getTicketFile(
  ctx: Ctx,
  wanted: { id: string; fileId: string; size: PictureSize },
): Promise<FileAnswer> {
  const file = await findFile(ctx.db, wanted.id, wanted.fileId)
  if (!file) return fail('record.not_found')
  const { name, mediaType, key, thumbnailKey } = file
  if (wanted.size === 'small' && thumbnailKey !== null)
    return { name, mediaType: smallType, content: { key: thumbnailKey } }
  return { name, mediaType, content: { key } }
}
