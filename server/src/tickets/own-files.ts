import type { Input } from '@zhike/contract/endpoint'
import type { Ticket, tickets } from '@zhike/contract/tickets'
import { keepOwnFile, readOwnFile } from '../own-fields/own-fields.ts'
import type { Ctx } from '../platform/ctx.ts'
import { fail } from '../platform/errors.ts'
import type { FileAnswer } from '../platform/http/handlers.ts'
import { updateTicketFacts } from './editing.ts'
import { lockNotClosed } from './locking.ts'
import { findTicketKey } from './tickets.queries.ts'

/** Puts a file into an own field of a ticket, by the ordinary edit of it. */
export async function attachOwnTicketFile(ctx: Ctx, { id, key }: Input<typeof tickets.attachOwnFile>): Promise<Ticket> {
  const ticket = await lockNotClosed(ctx, id)
  return updateTicketFacts(ctx, { id, custom: await keepOwnFile(ctx, 'ticket', key, ticket) })
}

/** A file of an own field of a ticket. */
export async function getOwnTicketFile(ctx: Ctx, input: Input<typeof tickets.getOwnFile>): Promise<FileAnswer> {
  const ticket = (await findTicketKey(ctx.db, input.id)) ?? fail('record.not_found')
  return readOwnFile(ctx, 'ticket', ticket, input)
}
