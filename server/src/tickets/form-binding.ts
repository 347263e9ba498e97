import type { Input } from '@zhike/contract/endpoint'
import type { OwnValues } from '@zhike/contract/own-fields'
import type { tickets } from '@zhike/contract/tickets'
import type { WrittenValues } from '../own-fields/own-fields.ts'
import type { Ctx } from '../platform/ctx.ts'
import { fail } from '../platform/errors.ts'
import { findTicketType, missingByForm } from '../ticket-types/ticket-types.ts'
import { readOwnTicketValues } from './own-values.ts'
import type { TicketRecord } from './tickets.queries.ts'

/** As much of an edit as forms have to do with. */
type Edit = Pick<Input<typeof tickets.update>, 'kind' | 'typeId' | 'categoryId' | 'description'>

/**
 * Own values of an edited ticket, after the form of its type was asked. As with own fields, a ticket from before is not wrong
 * until somebody empties what is required; one that gets another type has to have all that its form requires. Throws
 * `request.invalid` naming what is missing, and what `readOwnValues` throws.
 */
export async function boundOwnValues(
  ctx: Ctx,
  ticket: TicketRecord,
  edit: Edit,
  custom: OwnValues | undefined,
): Promise<WrittenValues | undefined> {
  const { typeId = ticket.typeId, kind = ticket.kind } = edit
  const isEmptied = edit.description === '' || edit.categoryId === null
  const isAnother = typeId !== null && typeId !== ticket.typeId
  const type = typeId !== null && (isAnother || isEmptied || custom) ? await findTicketType(ctx.db, typeId) : undefined
  const form = type?.form ?? null
  const missing = missingByForm(form, { ...ticket, ...given(edit) }, ctx.locale)
  const refused = Object.entries(missing).filter(([field]) => isAnother || edit[field as keyof Edit] !== undefined)
  if (refused.length > 0) fail('request.invalid', { fields: Object.fromEntries(refused) })
  const asks = isAnother && form !== null ? 'all' : 'given'
  if (custom === undefined && asks === 'given') return undefined
  return readOwnTicketValues(ctx, custom ?? {}, { ...ticket, kind, asks }, form)
}

const given = ({ description, categoryId }: Edit) => ({
  ...(description === undefined ? {} : { description }),
  ...(categoryId === undefined ? {} : { categoryId }),
})
