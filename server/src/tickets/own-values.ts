import type { OwnValues } from '@zhike/contract/own-fields'
import { TicketKind } from '@zhike/contract/tickets'
import {
  type FieldBook,
  kindsWithout,
  openOwnFields,
  ownFields,
  readOwnValues,
  readSharedValues,
  type WrittenValues,
} from '../own-fields/own-fields.ts'
import { isDeskActor, systemActor } from '../platform/actor.ts'
import type { Ctx } from '../platform/ctx.ts'
import { askedByForm, type Form, requiredByForm } from '../ticket-types/ticket-types.ts'
import { findTicketKey, type TicketRecord } from './tickets.queries.ts'

type Standing = Pick<TicketRecord, 'id' | 'customerId' | 'kind'> &
  Partial<Pick<TicketRecord, 'custom'>> & { readonly asks?: 'all' | 'given' }

/**
 * Own values of a ticket as they will be kept, with the fields they were read by; of a new one as its form asks for them, of
 * one that is there as its form requires them. What a form asks of customers they may fill in. Throws what `readOwnValues` throws.
 */
export async function readOwnTicketValues(
  ctx: Ctx,
  given: OwnValues,
  { id, customerId, kind, custom, asks = 'given' }: Standing,
  form: Form = null,
): Promise<WrittenValues & { readonly book: FieldBook }> {
  const book = await openOwnFields(ctx, 'ticket')
  const reader = form === null || isDeskActor(ctx.actor) ? ctx : { ...ctx, actor: systemActor }
  const asked = custom === undefined ? askedByForm(ctx.actor, book, form) : requiredByForm(book, form)
  const written = await readOwnValues(reader, asked, given, {
    id,
    customerId,
    is: kind,
    asks,
    ...(custom === undefined ? {} : { existing: custom }),
    shownAs: async ({ recordId }) => (await findTicketKey(ctx.db, recordId))?.id,
  })
  return { ...written, book }
}

/** Own values that many tickets are to be given, as they will be kept. Throws what `readSharedValues` throws. */
export const readSharedTicketValues = async (ctx: Ctx, given: OwnValues, at: string): Promise<OwnValues> =>
  readSharedValues(ctx, await ownFields(ctx, 'ticket'), given, at)

/** The kinds of tickets that lack one of the fields that are to be filled in. */
export const ticketKindsWithout = async (ctx: Ctx, given: OwnValues): Promise<TicketKind[]> =>
  kindsWithout(await ownFields(ctx, 'ticket'), given, TicketKind.options)
