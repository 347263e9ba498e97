import type { Home } from '@zhike/contract/desk'
import { TicketKind } from '@zhike/contract/tickets'
import { type Actor, isDeskActor } from '../platform/actor.ts'
import { dayMs, startOfCompanyDay } from '../platform/clock/company-time.ts'
import type { Ctx } from '../platform/ctx.ts'
import { listWaiting } from '../tickets/tickets.ts'
import { figureOf, trendDays } from './days.ts'
import {
  countNewCustomers,
  countNewTickets,
  countResolved,
  countUnfinished,
  findJudgement,
  type GroupRow,
  selectRecent,
  sumSales,
} from './reports.queries.ts'

const longDays = 30
const mostTodo = 8
const mostAssignees = 12
const mostRecent = 12

/**
 * What the caller owes today, what happens, how it goes. Whoever works on tickets of their own sees their own figures,
 * everybody else those that the scope reaches; counters are always of what the caller sees, as in the lists that they
 * lead to. What the caller's role may not read is 0. Kinds, people and ratings look 30 days back.
 */
export async function getHome(ctx: Ctx): Promise<Home> {
  const { actor, db, now } = ctx
  const may = (permission: 'tickets.read' | 'customers.read' | 'orders.read') => actor.permissions.has(permission)
  const own = looksAtOwn(actor) ? actor.id : null
  const today = startOfCompanyDay(now)
  const daysAgo = (days: number) => new Date(today.getTime() - (days - 1) * dayMs)
  const [recently, long] = [daysAgo(trendDays), daysAgo(longDays)]
  // one connection: one after another
  const readsTickets = may('tickets.read')
  const unfinished = readsTickets ? await countUnfinished(db, own) : []
  const resolved = readsTickets ? await countResolved(db, long, own) : []
  const newTickets = readsTickets ? await countNewTickets(db, recently, own) : []
  const judgement = readsTickets ? await findJudgement(db, long, own) : unjudged
  const newCustomers = may('customers.read') ? await countNewCustomers(db, recently, own) : []
  const sales = may('orders.read') ? await sumSales(db, long, new Date(today.getTime() + dayMs), own) : []
  const todo = readsTickets ? await listWaiting(ctx, { unassigned: own === null, most: mostTodo }) : []
  const recent = readsTickets ? await selectRecent(db, mostRecent) : []
  const resolvedByDay = resolved.map(({ day, tickets }) => ({ day: day ?? '', value: tickets }))
  return {
    view: own === null ? 'team' : 'own',
    figures: {
      newTickets: figureOf(newTickets, now),
      resolvedTickets: figureOf(resolvedByDay, now),
      newCustomers: figureOf(newCustomers, now),
      revenueFen: figureOf(sales, now),
    },
    counters: countersOf(unfinished, judgement.awaiting, actor.id),
    byKind: TicketKind.options.map((kind) => ({
      kind,
      open: ticketsOf(unfinished, 'kind', kind),
      resolved: ticketsOf(resolved, 'kind', kind),
    })),
    byAssignee: byAssignee(unfinished, resolved, own),
    rating: { average: judgement.average, count: judgement.count, low: judgement.low },
    todo,
    recent: recent.map(({ at, subjectType, subjectId, ...event }) => ({
      ...event,
      at: at.toISOString(),
      subject: { type: subjectType, id: subjectId },
    })),
    totalFen30Days: sales.reduce((sum, { value }) => sum + value, 0),
  }
}

const unjudged = { awaiting: 0, average: null, count: 0, low: 0 }

const looksAtOwn = (actor: Actor) => actor.scope === 'own' || (isDeskActor(actor) && actor.role === 'representative')

const countersOf = (unfinished: readonly GroupRow[], awaitingConfirmation: number, me: string | null) => {
  const all = unfinished.find((row) => row.of === 'all')
  return {
    open: all?.tickets ?? 0,
    unassigned: ticketsOf(unfinished, 'assignee', null),
    urged: all?.urged ?? 0,
    awaitingConfirmation,
    myOpen: me === null ? 0 : ticketsOf(unfinished, 'assignee', me),
  }
}

const keyOf = (row: GroupRow) => (row.of === 'kind' ? row.kind : row.assigneeId)

const ticketsOf = (rows: readonly GroupRow[], of: 'kind' | 'assignee', key: string | null) =>
  rows.find((row) => row.of === of && keyOf(row) === key)?.tickets ?? 0

/** People with the most on their desks first; alone the caller when the figures are the caller's own. */
function byAssignee(
  unfinished: readonly GroupRow[],
  resolved: readonly GroupRow[],
  own: string | null,
): Home['byAssignee'] {
  const names = new Map<string, string>()
  for (const { of, assigneeId, name } of [...unfinished, ...resolved])
    if (of === 'assignee' && assigneeId !== null && name !== null && (own === null || own === assigneeId))
      names.set(assigneeId, name)
  return [...names]
    .map(([staffId, name]) => ({
      staffId,
      name,
      open: ticketsOf(unfinished, 'assignee', staffId),
      resolved: ticketsOf(resolved, 'assignee', staffId),
    }))
    .sort((a, b) => b.open - a.open || b.resolved - a.resolved || a.name.localeCompare(b.name, 'zh-CN'))
    .slice(0, mostAssignees)
}
