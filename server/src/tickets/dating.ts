import type { Input, Output } from '@zhike/contract/endpoint'
import { mostTicketDays, type TicketDate, type tickets } from '@zhike/contract/tickets'
import { failSpan } from '../platform/bounds.ts'
import { dayMs } from '../platform/clock/company-time.ts'
import type { Ctx } from '../platform/ctx.ts'
import { fail } from '../platform/errors.ts'
import { choiceOf } from './choosing.ts'
import { ticketFields } from './ticket-fields.ts'
import { selectTicketDays } from './ticket-lists.queries.ts'

/** The days on which tickets fall that the actor sees. Throws `request.invalid` naming what is too long or not there for the actor. */
export async function listTicketDays(
  ctx: Ctx,
  { by, from, to, most, ...choice }: Input<typeof tickets.days>,
): Promise<Output<typeof tickets.days>> {
  const count = (Date.parse(to) - Date.parse(from)) / dayMs + 1
  if (count < 1 || count > mostTicketDays) failSpan(ctx, 'to', mostTicketDays)
  await checkDate(ctx, by, 'by')
  const wish = await choiceOf(ctx, choice)
  return { items: await selectTicketDays(ctx.db, wish, { by, from, to, now: ctx.now, most }) }
}

/** Throws `request.invalid` naming where it stands when the actor may not know such dates. */
export async function checkDate(ctx: Ctx, date: TicketDate, at: string): Promise<void> {
  const known = await ticketFields(ctx)
  if (!known.has(date)) fail('request.invalid', { fields: { [at]: [...known.keys()].join(' ') } })
}
