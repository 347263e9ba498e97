import type { Home } from '@zhike/contract/desk'
import { TicketKind } from '@zhike/contract/tickets'
import { listReviews } from '../customers/customers.ts'
import { type Actor, isDeskActor } from '../platform/actor.ts'
import { companyDay, dayMs, startOfCompanyDay } from '../platform/clock/company-time.ts'
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
  type ResolvedRow,
  selectRecent,
  sumSales,
  type UnfinishedRow,
} from './reports.queries.ts'

const longDays = 30
const mostTodo = 8
const mostReviews = 5
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
  const long = daysAgo(longDays)
  const daysTo = (days: number) => ({ first: companyDay(daysAgo(days)), last: companyDay(now) })
  // one connection: one after another
  const readsTickets = may('tickets.read')
  const unfinished = readsTickets ? await countUnfinished(db) : []
  const resolved = readsTickets ? await countResolved(db, daysTo(longDays), own) : []
  const newTickets = readsTickets ? await countNewTickets(db, daysTo(trendDays), own) : []
  const judgement = readsTickets ? await findJudgement(db, long, own) : unjudged
  const newCustomers = may('customers.read') ? await countNewCustomers(db, daysTo(trendDays), own) : []
  const sales = may('orders.read') ? await sumSales(db, long, new Date(today.getTime() + dayMs), own) : []
  const todo = readsTickets ? await listWaiting(ctx, { unassigned: own === null, most: mostTodo }) : []
  const reviews = may('customers.read') ? await listReviews(ctx, mostReviews) : { count: 0, customers: [] }
  const told = { tickets: readsTickets, customers: may('customers.read'), orders: may('orders.read') }
  const recent = told.tickets || told.customers || told.orders ? await selectRecent(db, mostRecent, told) : []
  const ofWhom = (row: GroupRow) => own === null || row.assigneeId === own
  return {
    view: own === null ? 'team' : 'own',
    figures: {
      newTickets: figureOf(newTickets, now),
      resolvedTickets: figureOf(byDay(resolved), now),
      newCustomers: figureOf(newCustomers, now),
      revenueFen: figureOf(sales, now),
    },
    counters: countersOf(unfinished, judgement.awaiting, actor.id),
    byKind: TicketKind.options.map((kind) => ({
      kind,
      open: sumOf(unfinished, (row) => row.kind === kind && ofWhom(row)),
      resolved: sumOf(resolved, (row) => row.kind === kind),
    })),
    byAssignee: byAssignee(unfinished, resolved, own),
    rating: { average: judgement.average, count: judgement.count, low: judgement.low },
    todo,
    reviews,
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

const countersOf = (unfinished: readonly UnfinishedRow[], awaitingConfirmation: number, me: string | null) => ({
  open: sumOf(unfinished, () => true),
  unassigned: sumOf(unfinished, ({ assigneeId }) => assigneeId === null),
  urged: unfinished.reduce((sum, { urged }) => sum + urged, 0),
  awaitingConfirmation,
  myOpen: me === null ? 0 : sumOf(unfinished, ({ assigneeId }) => assigneeId === me),
})

const sumOf = (rows: readonly GroupRow[], counts: (row: GroupRow) => boolean) =>
  rows.reduce((sum, row) => (counts(row) ? sum + row.tickets : sum), 0)

const byDay = (resolved: readonly ResolvedRow[]) =>
  [...Map.groupBy(resolved, ({ day }) => day)].map(([day, rows]) => ({ day, value: sumOf(rows, () => true) }))

/** People with the most on their desks first; alone the caller when the figures are the caller's own. */
function byAssignee(
  unfinished: readonly GroupRow[],
  resolved: readonly GroupRow[],
  own: string | null,
): Home['byAssignee'] {
  const names = new Map<string, string>()
  for (const { assigneeId, name } of [...unfinished, ...resolved])
    if (assigneeId !== null && name !== null && (own === null || own === assigneeId)) names.set(assigneeId, name)
  return [...names]
    .map(([staffId, name]) => ({
      staffId,
      name,
      open: sumOf(unfinished, ({ assigneeId }) => assigneeId === staffId),
      resolved: sumOf(resolved, ({ assigneeId }) => assigneeId === staffId),
    }))
    .sort((a, b) => b.open - a.open || b.resolved - a.resolved || a.name.localeCompare(b.name, 'zh-CN'))
    .slice(0, mostAssignees)
}
