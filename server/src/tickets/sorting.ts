import type { TicketSort, ticketSorts } from '@zhike/contract/tickets'
import * as z from 'zod'
import { ownSortingOf, type Sorting, sortForms } from '../filters/filters.ts'
import type { Ctx } from '../platform/ctx.ts'
import { ticketFields } from './ticket-fields.ts'
import type { TicketRow } from './tickets.queries.ts'

const ranks = ['low', 'normal', 'high', 'urgent']
const byAge: Sorting<TicketRow> = { form: sortForms.time, of: (row) => row.createdAt.toISOString() }
const builtIn: Readonly<Record<(typeof ticketSorts)[number], Sorting<TicketRow>>> = {
  '-createdAt': byAge,
  createdAt: byAge,
  '-updatedAt': { form: sortForms.time, of: (row) => row.updatedAt.toISOString() },
  '-priority': { form: z.string().regex(/^[0-3]$/), of: (row) => String(ranks.indexOf(row.priority)) },
}

/** Throws `request.invalid` naming where it stands when the actor has no such own field, or its values have no order. */
export async function sortingOf(ctx: Ctx, sort: TicketSort, at = 'sort'): Promise<Sorting<TicketRow>> {
  const own = sort.replace('-', '').startsWith('custom.')
  return own ? ownSortingOf(ctx, await ticketFields(ctx), sort, at) : builtIn[sort as keyof typeof builtIn]
}
