import type { Input, Output } from '@zhike/contract/endpoint'
import type { FileRef } from '@zhike/contract/fields'
import type { Message, tickets } from '@zhike/contract/tickets'
import * as z from 'zod'
import { isDeskActor } from '../platform/actor.ts'
import { uuidv7 } from '../platform/clock/uuidv7.ts'
import type { Ctx } from '../platform/ctx.ts'
import { pageOf, readCursor } from '../platform/db/cursors.ts'
import { fail } from '../platform/errors.ts'
import { attachUploads } from './attachments.ts'
import { lockNotClosed, lockSeen } from './locking.ts'
import { insertMessage, type MessageRow, selectMessages } from './messages.queries.ts'
import { tell } from './telling.ts'
import { findTicketCustomer, type TicketRecord, touchTicket } from './tickets.queries.ts'

/** Replies and notes of a ticket, oldest first. Throws `record.not_found` and `cursor.invalid`. */
export async function listMessages(
  ctx: Ctx,
  { id, cursor, limit }: Input<typeof tickets.listMessages>,
): Promise<Output<typeof tickets.listMessages>> {
  const { customerId, customerName } = (await findTicketCustomer(ctx.db, id)) ?? fail('record.not_found')
  const after = readCursor(z.tuple([z.uuid()]), cursor)?.[0]
  const rows = await selectMessages(ctx.db, { customerId, ticketId: id }, after, limit + 1)
  return pageOf(
    rows,
    limit,
    (row) => [row.id],
    (row) => messageOf(row, customerName),
  )
}

/** Replies to the customer or notes for colleagues; the first reply of staff is remembered. Throws `ticket.closed`. */
export async function addMessage(
  ctx: Ctx,
  { id, body, visibility }: Input<typeof tickets.addMessage>,
): Promise<Message> {
  return say(ctx, await lockNotClosed(ctx, id), visibility, body)
}

/** Replies to the customer whatever became of the ticket; one that is closed stays closed. */
export async function replyAfterwards(ctx: Ctx, id: string, body: string): Promise<Message> {
  return say(ctx, await lockSeen(ctx, id), 'public', body)
}

async function say(ctx: Ctx, ticket: TicketRecord, visibility: Message['visibility'], body: string): Promise<Message> {
  const { message, files } = await writeMessage(ctx, ticket, visibility, body)
  const isFirst = visibility === 'public' && ticket.firstRepliedAt === null && isDeskActor(ctx.actor)
  await touchTicket(ctx.db, ticket, { updatedAt: ctx.now, ...(isFirst ? { firstRepliedAt: ctx.now } : {}) })
  await tell(ctx, ticket, visibility === 'public' ? 'ticket.replied' : 'ticket.noted', { messageId: message.id })
  return messageOf({ ...message, authorName: ctx.actor.name, files, from: null }, null)
}

/** Writes a message of the actor with the pictures of the request; what the ticket makes of it is the caller's. */
export async function writeMessage(
  ctx: Ctx,
  ticket: Pick<TicketRecord, 'customerId' | 'id'>,
  visibility: Message['visibility'],
  body: string,
) {
  const files: FileRef[] = await attachUploads(ctx, ticket, visibility, 'ticket_message')
  const message = {
    customerId: ticket.customerId,
    ticketId: ticket.id,
    id: uuidv7(ctx.now),
    visibility,
    authorKind: ctx.actor.kind,
    authorId: ctx.actor.id,
    body,
    fileIds: files.map((file) => file.id),
    at: ctx.now,
  }
  await insertMessage(ctx.db, message)
  return { message, files }
}

const messageOf = (row: MessageRow, customerName: string | null): Message => ({
  id: row.id,
  visibility: row.visibility,
  author: {
    kind: row.authorKind,
    id: row.authorId,
    name: row.authorKind === 'customer' ? customerName : row.authorName,
  },
  body: row.body,
  files: row.files,
  at: row.at.toISOString(),
  from: row.from,
})
