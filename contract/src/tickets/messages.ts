import * as z from 'zod'
import { endpoint, type FileRule } from '../endpoint.ts'
import { ActorRef, ById, FileRef, Id, LongText, listOf, PictureSize, pageOf, paging, Time } from '../fields.ts'

export const Visibility = z.enum(['public', 'internal'])

/** Up to five pictures of 10 MB go with a message. */
export const pictures: FileRule = { max: 5, maxBytes: 10 * 1024 * 1024, kinds: 'pictures' }

export const Message = z.object({
  id: Id,
  visibility: Visibility,
  author: ActorRef,
  body: z.string(),
  files: z.array(FileRef),
  at: Time,
  /** The merged ticket at which it was said; null for the own. */
  from: z.object({ id: Id, number: z.string() }).nullable(),
})
export type Message = z.infer<typeof Message>

/** A solution that does not stand any more: the customer said that it is none, or the ticket was opened again. */
export const FormerResolution = z.object({
  id: Id,
  summary: z.string(),
  by: ActorRef,
  at: Time,
  withdrawnBy: ActorRef,
  withdrawnAt: Time,
})
export type FormerResolution = z.infer<typeof FormerResolution>

/** Something that happened to a ticket, by the type of its event, and which facts it changed from what to what. */
export const HistoryItem = z.object({
  id: Id,
  type: z.string(),
  at: Time,
  actor: ActorRef,
  data: z.record(z.string(), z.unknown()),
  changes: z.array(z.object({ field: z.string(), old: z.unknown(), new: z.unknown() })),
})
export type HistoryItem = z.infer<typeof HistoryItem>

export const messageEndpoints = {
  history: endpoint({
    method: 'GET',
    path: '/tickets/:id/history',
    permission: 'tickets.read',
    summary: 'What happened to a ticket and who did it, newest first.',
    input: ById.extend(paging),
    output: pageOf(HistoryItem),
    reasons: ['cursor.invalid'],
  }),
  formerResolutions: endpoint({
    method: 'GET',
    path: '/tickets/:id/former-resolutions',
    permission: 'tickets.read',
    summary: 'Solutions that do not stand any more, oldest first, and who took them back.',
    input: ById,
    output: listOf(FormerResolution),
  }),
  listMessages: endpoint({
    method: 'GET',
    path: '/tickets/:id/messages',
    permission: 'tickets.read',
    summary: 'Replies and notes, oldest first.',
    input: z.strictObject({ id: Id, ...paging }),
    output: pageOf(Message),
    reasons: ['cursor.invalid'],
  }),
  addMessage: endpoint({
    method: 'POST',
    path: '/tickets/:id/messages',
    permission: 'tickets.reply',
    summary: 'Replies to the customer (`public`) or notes for colleagues (`internal`).',
    input: z.strictObject({ id: Id, body: LongText, visibility: Visibility }),
    output: Message,
    reasons: ['ticket.closed', 'file.kind_refused', 'file.too_large', 'file.too_many'],
    files: pictures,
  }),
  getFile: endpoint({
    method: 'GET',
    path: '/tickets/:id/files/:fileId',
    permission: 'tickets.read',
    summary: 'The bytes of a file of a ticket.',
    input: z.strictObject({ id: Id, fileId: Id, size: PictureSize.default('whole') }),
    output: z.instanceof(Blob),
    answers: 'file',
  }),
}
