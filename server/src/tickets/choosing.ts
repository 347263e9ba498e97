import type { CountTickets } from '@zhike/contract/tickets'
import { and, not, type Term, termOf } from '../filters/filters.ts'
import type { Ctx } from '../platform/ctx.ts'
import { readSearch } from './searching.ts'
import { ticketFields } from './ticket-fields.ts'
import type { ListWish } from './ticket-lists.queries.ts'

/** Which tickets are meant, as lists, counts and exports take it. */
export type TicketChoice = Omit<CountTickets, 'by'>

/** What the database is asked for. Throws `request.invalid` naming the condition that is not one. */
export async function choiceOf(ctx: Ctx, choice: TicketChoice): Promise<ListWish> {
  const asked = choice.filter ? [termOf(ctx, await ticketFields(ctx), choice.filter)] : []
  const filter = and(...shortTerms(ctx, choice), ...asked)
  return {
    ...(filter.and.length === 0 ? {} : { filter }),
    ...(choice.customer === undefined ? {} : { customer: choice.customer }),
    ...(choice.watched === undefined ? {} : { watcher: ctx.actor.id ?? nobody }),
    ...readSearch(choice.search),
  }
}

const nobody = '00000000-0000-0000-0000-000000000000'

function shortTerms(ctx: Ctx, { status, kind, priority, assignee, category, urged }: TicketChoice): readonly Term[] {
  return [
    ...among('status', status),
    ...among('kind', kind),
    ...among('priority', priority),
    ...(assignee === undefined ? [] : [workedOnBy(assignee === 'me' ? (ctx.actor.id ?? 'none') : assignee)]),
    ...among('category', category === undefined ? undefined : [category]),
    ...(urged === undefined ? [] : [not({ column: 'urgedAt', op: 'null' })]),
  ]
}

const among = (column: string, value: readonly string[] | undefined): readonly Term[] =>
  value?.length ? [{ column, op: 'in', value }] : []

const workedOnBy = (assignee: string): Term =>
  assignee === 'none' ? { column: 'assignee', op: 'null' } : { column: 'assignee', op: 'in', value: [assignee] }
