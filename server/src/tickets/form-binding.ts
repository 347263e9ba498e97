import type { Input } from '@zhike/contract/endpoint'
import type { OwnValues } from '@zhike/contract/own-fields'
import type { Locale } from '@zhike/contract/reasons'
import type { tickets } from '@zhike/contract/tickets'
import { ownFields, type WrittenValues, wantingValues } from '../own-fields/own-fields.ts'
import type { Ctx } from '../platform/ctx.ts'
import { fail } from '../platform/errors.ts'
import { type Form, findTicketType, missingByForm, requiredByForm } from '../ticket-types/ticket-types.ts'
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
  const { kind = ticket.kind } = edit
  const typeId = boundTo(ticket, edit, custom)
  const form = (typeId === null ? undefined : await findTicketType(ctx.db, typeId))?.form ?? null
  const refused = refusedBuiltIn(ticket, edit, form, ctx.locale)
  if (refused.length > 0) fail('request.invalid', { fields: Object.fromEntries(refused) })
  const asks = asksOf(ticket, edit, form)
  if (custom === undefined && asks === 'given') return undefined
  return readOwnTicketValues(ctx, custom ?? {}, { ...ticket, kind, asks }, form)
}

/** As much of a ticket as forms have to do with. */
type Bound = Pick<TicketRecord, 'kind' | 'typeId' | 'categoryId' | 'description' | 'custom'>

/**
 * Says of each of many tickets, asked once for all, which fields that its type requires it would lack if it were edited so:
 * own fields as `custom.<key>`. By the rules of `boundOwnValues`.
 */
export async function openForms(
  ctx: Ctx,
  tickets: readonly Bound[],
  edit: Edit,
  custom: OwnValues | undefined,
): Promise<(ticket: Bound) => readonly string[]> {
  const whole = (ticket: Bound) => ({ ...fallenWith(ticket, edit), ...edit })
  const ids = new Set(tickets.flatMap((ticket) => boundTo(ticket, whole(ticket), custom) ?? []))
  if (ids.size === 0) return () => []
  const book = await ownFields(ctx, 'ticket')
  const forms = new Map<string, Form>()
  for (const id of ids) forms.set(id, (await findTicketType(ctx.db, id))?.form ?? null)
  return (ticket) => {
    const edited = whole(ticket)
    const typeId = boundTo(ticket, edited, custom)
    const form = typeId === null ? null : (forms.get(typeId) ?? null)
    const builtIn = refusedBuiltIn(ticket, edited, form, ctx.locale).map(([field]) => field)
    const reading = { is: edited.kind ?? ticket.kind, existing: ticket.custom, asks: asksOf(ticket, edited, form) }
    const own = wantingValues(requiredByForm(book, form), custom ?? {}, { actor: ctx.actor, ...reading })
    return [...builtIn, ...own.map((key) => `custom.${key}`)]
  }
}

/** A category or type of another kind falls away with the kind. */
export const fallenWith = (ticket: Pick<TicketRecord, 'kind'>, { kind }: Edit): Pick<Edit, 'categoryId' | 'typeId'> =>
  kind === undefined || kind === ticket.kind ? {} : { categoryId: null, typeId: null }

const isAnother = (ticket: Bound, { typeId = ticket.typeId }: Edit) => typeId !== null && typeId !== ticket.typeId

/** The type whose form an edit is bound to; null for none. */
function boundTo(ticket: Bound, edit: Edit, custom: OwnValues | undefined): string | null {
  const isEmptied = edit.description === '' || edit.categoryId === null
  const { typeId = ticket.typeId } = edit
  return isAnother(ticket, edit) || isEmptied || custom ? typeId : null
}

const asksOf = (ticket: Bound, edit: Edit, form: Form): 'all' | 'given' =>
  isAnother(ticket, edit) && form !== null ? 'all' : 'given'

const refusedBuiltIn = (ticket: Bound, edit: Edit, form: Form, locale: Locale) =>
  Object.entries(missingByForm(form, { ...ticket, ...given(edit) }, locale)).filter(
    ([field]) => isAnother(ticket, edit) || edit[field as keyof Edit] !== undefined,
  )

const given = ({ description, categoryId }: Edit) => ({
  ...(description === undefined ? {} : { description }),
  ...(categoryId === undefined ? {} : { categoryId }),
})
