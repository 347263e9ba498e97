import type { Input, Output } from '@zhike/contract/endpoint'
import type { TicketGrouping, tickets } from '@zhike/contract/tickets'
import * as z from 'zod'
import { findStaffNames } from '../customers/customers.ts'
import { countedGroups, type ListField, optionLabels, ownGroupingOf } from '../filters/filters.ts'
import type { Ctx } from '../platform/ctx.ts'
import { categoryNames, typeNames } from '../ticket-types/ticket-types.ts'
import { choiceOf } from './choosing.ts'
import { ticketFields } from './ticket-fields.ts'
import { countTicketRows } from './ticket-lists.queries.ts'

/** How many of the tickets that the actor sees are in each status, with each assignee …; largest groups first. */
export async function countTickets(
  ctx: Ctx,
  input: Input<typeof tickets.count>,
): Promise<Output<typeof tickets.count>> {
  const own = await groupingOf(ctx, input.by)
  const wish = { ...(await choiceOf(ctx, input)), ...(own ? { grouped: own.source } : {}) }
  const rows = await countTicketRows(ctx.db, wish, input.by)
  const values = rows.flatMap(({ value }) => value ?? [])
  return countedGroups(rows, await labelsOf(ctx, input.by, own, values))
}

/** The own field that tickets are counted by, undefined for what is built in. Throws `request.invalid` naming where it stands. */
export const groupingOf = async (ctx: Ctx, by: TicketGrouping, at = 'by'): Promise<ListField | undefined> =>
  ownGroupingOf(ctx, await ticketFields(ctx), by, at)

async function labelsOf(
  ctx: Ctx,
  by: TicketGrouping,
  own: ListField | undefined,
  values: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  if (by === 'category') return categoryNames(ctx.db)
  if (by === 'type') return typeNames(ctx.db)
  if (by !== 'assignee' && own?.type !== 'person') return own ? optionLabels(own) : new Map()
  return findStaffNames(
    ctx.db,
    values.filter((value) => z.uuid().safeParse(value).success),
  )
}
