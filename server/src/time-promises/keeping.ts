import { readWorkingCalendars } from '../calendar/calendar.ts'
import type { Ctx } from '../platform/ctx.ts'
import type { Background, HappenedEvent } from '../platform/jobs/background.ts'
import { type Clock, clocksOf, runClock } from './clocks.ts'
import { findPastTickets, type PastTicket } from './histories.queries.ts'
import { policiesFor } from './placing.ts'
import { findUnpromised, lockPromisesOf, selectCountingBy, type WorkedOut, writePromises } from './promises.queries.ts'
import type { StoredPolicy } from './time-promises.tables.ts'

type Calendars = Awaited<ReturnType<typeof readWorkingCalendars>>

const inABatch = 200

/** Whatever happens to tickets, their promises are worked out again from their whole past. */
export async function keepPromises(background: Background, events: readonly HappenedEvent[]): Promise<void> {
  // in one order, so that of two who work on the same tickets one waits for the other
  const ids = [...new Set(events.map(({ subject }) => subject.id))].sort()
  for (let from = 0; from < ids.length; from += inABatch) {
    background.signal.throwIfAborted()
    await background.inSystem((ctx) => workOut(ctx, ids.slice(from, from + inABatch)))
  }
}

/** An edit matters when the facts by which a policy is chosen changed, or the customer is not waited for any more. */
export async function keepAfterEdit(
  background: Background,
  events: readonly HappenedEvent<'ticket.changed'>[],
): Promise<void> {
  const matters = (field: string) => field === 'kind' || field === 'priority' || field === 'status'
  await keepPromises(
    background,
    events.filter(({ data }) => data.fields.some(matters)),
  )
}

/** Promises for unfinished tickets that have none yet. */
export async function takeUpTickets(background: Background): Promise<void> {
  await inBatches(background, (ctx, afterId) => findUnpromised(ctx.db, afterId, inABatch))
}

/** When a calendar counts otherwise, what runs by it is due otherwise; what is over stays as it was judged. */
export async function keepAfterCalendar(
  background: Background,
  { subject, data }: HappenedEvent<'calendar.updated'>,
): Promise<void> {
  const counts = ['week', 'makeUp', 'publicHolidays', 'specialDays']
  if (!data.fields.some((field) => counts.includes(field))) return
  await inBatches(background, (ctx, afterId) => selectCountingBy(ctx.db, subject.id, afterId, inABatch))
}

/** Works out the promises of many tickets, found by their ids, each batch in a transaction of its own. */
async function inBatches(background: Background, find: (ctx: Ctx, afterId: string) => Promise<string[]>) {
  let afterId = '00000000-0000-0000-0000-000000000000'
  for (;;) {
    background.signal.throwIfAborted()
    const ids = await background.inSystem(async (ctx) => {
      const found = await find(ctx, afterId)
      await workOut(ctx, found)
      return found
    })
    if (ids.length < inABatch) return
    afterId = ids.at(-1) ?? afterId
  }
}

async function workOut(ctx: Ctx, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return
  await lockPromisesOf(ctx.db, ids)
  const tickets = await findPastTickets(ctx.db, ids)
  const policyFor = await policiesFor(ctx, tickets)
  const calendars = await readWorkingCalendars(ctx)
  const placed = tickets.map((ticket) => {
    const { customerId, id: ticketId, kind, priority } = ticket
    const policy = policyFor(ticket)
    const promises = policy ? promisesUnder(policy, ticket, calendars) : []
    return { customerId, ticketId, policyId: policy?.id ?? null, kind, priority, promises }
  })
  await writePromises(ctx.db, placed)
}

function promisesUnder(policy: StoredPolicy, { history }: PastTicket, calendars: Calendars): WorkedOut[] {
  const calendar = calendars(policy.calendarId)
  const warnAt = ({ target, startedAt, minutes }: Clock) => {
    const waits = target === 'first_response' ? [] : history.waits
    return runClock(calendar, startedAt, (minutes * policy.warnPercent) / 100, waits).dueAt
  }
  return clocksOf(history, policy, calendar).map((clock) => {
    const { target, round, startedAt, minutes, endedAt, running } = clock
    return { target, round, startedAt, minutes, endedAt, dueAt: running.dueAt, warnAt: warnAt(clock) }
  })
}
