import type { OwnValues } from '@zhike/contract/own-fields'
import { type FieldBook, openOwnFields, readOwnValues, type WrittenValues } from '../own-fields/own-fields.ts'
import type { Ctx } from '../platform/ctx.ts'
import { findTicketKey, type TicketRecord } from './tickets.queries.ts'

type Standing = Pick<TicketRecord, 'id' | 'customerId' | 'kind'> & Partial<Pick<TicketRecord, 'custom'>>

/** Own values of a ticket as they will be kept, with the fields they were read by. Throws what `readOwnValues` throws. */
export async function readOwnTicketValues(
  ctx: Ctx,
  given: OwnValues,
  { id, customerId, kind, custom }: Standing,
): Promise<WrittenValues & { readonly book: FieldBook }> {
  const book = await openOwnFields(ctx, 'ticket')
  const written = await readOwnValues(ctx, book, given, {
    id,
    customerId,
    is: kind,
    ...(custom === undefined ? {} : { existing: custom }),
    shownAs: async ({ recordId }) => (await findTicketKey(ctx.db, recordId))?.id,
  })
  return { ...written, book }
}
