import type { CountTickets } from '@zhike/contract/tickets'
import type { RawBuilder } from 'kysely'
import { and, not, type Term, termOf } from '../filters/filters.ts'
import type { Ctx } from '../platform/ctx.ts'
import { readSearch } from './searching.ts'
import { ticketFields } from './ticket-fields.ts'
import { type ListWish, selectTicketKeys } from './ticket-lists.queries.ts'

/** Which tickets are meant, as lists, counts and exports take it; bulk edits also by their ids. */
export type TicketChoice = Omit<CountTickets, 'by'> & { readonly ids?: readonly string[] | undefined }

/** What the database is asked for. Throws `request.invalid` naming the condition that is not one. */
export async function choiceOf(ctx: Ctx, choice: TicketChoice): Promise<ListWish> {
  const asked = choice.filter ? [termOf(ctx, await ticketFields(ctx), choice.filter)] : []
  const filter = and(...shortTerms(ctx, choice), ...asked)
  return {
    ...(filter.and.length === 0 ? {} : { filter }),
    ...(choice.customer === undefined ? {} : { customer: choice.customer }),
    ...readSearch(choice.search),
  }
}

/** Those that are meant and in sight, newest first, as a relation of `customer_id` and `ticket_id`. */
export const ticketsMeant = async (ctx: Ctx, choice: TicketChoice, most: number): Promise<RawBuilder<unknown>> =>
  selectTicketKeys(await choiceOf(ctx, choice), most)

function shortTerms(
  ctx: Ctx,
  { status, kind, priority, assignee, category, urged, watched, ids }: TicketChoice,
): readonly Term[] {
  return [
    ...among('status', status),
    ...among('kind', kind),
    ...among('priority', priority),
    ...(assignee === undefined ? [] : [workedOnBy(assignee === 'me' ? (ctx.actor.id ?? 'none') : assignee)]),
    ...among('category', category === undefined ? undefined : [category]),
    ...(urged === undefined ? [] : [not({ column: 'urgedAt', op: 'null' })]),
    ...(watched === undefined ? [] : [watchedBy(ctx.actor.id === null ? [] : [ctx.actor.id])]),
    ...among('id', ids),
  ]
}

/** Those that any of some people watch. */
export const watchedBy = (staffIds: readonly string[]): Term => ({ column: 'id', op: 'watched', value: staffIds })

const among = (column: string, value: readonly string[] | undefined): readonly Term[] =>
  value?.length ? [{ column, op: 'in', value }] : []

const workedOnBy = (assignee: string): Term =>
  assignee === 'none' ? { column: 'assignee', op: 'null' } : { column: 'assignee', op: 'in', value: [assignee] }
