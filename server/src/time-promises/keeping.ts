import { readWorkingCalendars } from '../calendar/calendar.ts'
import type { Ctx } from '../platform/ctx.ts'
import type { Background, HappenedEvent } from '../platform/jobs/background.ts'
import { type Clock, clocksOf, runClock } from './clocks.ts'
import { findPastTicket, type PastTicket } from './histories.queries.ts'
import { policyFor } from './placing.ts'
import { findUnpromised, lockPromisesOf, type WorkedOut, writePromises } from './promises.queries.ts'
import type { StoredPolicy } from './time-promises.tables.ts'

type Calendars = Awaited<ReturnType<typeof readWorkingCalendars>>

/** Whatever happens to a ticket, its promises are worked out again from its whole past. */
export async function keepPromises(background: Background, { subject }: HappenedEvent): Promise<void> {
  await background.inSystem((ctx) => workOut(ctx, subject.id))
}

/** An edit matters when the facts by which a policy is chosen changed, or the customer is not waited for any more. */
export async function keepAfterEdit(background: Background, event: HappenedEvent<'ticket.changed'>): Promise<void> {
  if (event.data.fields.some((field) => field === 'kind' || field === 'priority' || field === 'status'))
    await keepPromises(background, event)
}

const inABatch = 200

/** Promises for unfinished tickets that have none yet. */
export async function takeUpTickets(background: Background): Promise<void> {
  for (;;) {
    background.signal.throwIfAborted()
    const ids = await background.inSystem((ctx) => findUnpromised(ctx.db, inABatch))
    for (const id of ids) await background.inSystem((ctx) => workOut(ctx, id))
    if (ids.length < inABatch) return
  }
}

async function workOut(ctx: Ctx, id: string): Promise<void> {
  await lockPromisesOf(ctx.db, id)
  const ticket = await findPastTicket(ctx.db, id)
  if (!ticket) return
  const { kind, priority } = ticket
  const policy = await policyFor(ctx, ticket)
  const promises = policy ? promisesUnder(policy, ticket, await readWorkingCalendars(ctx)) : []
  await writePromises(ctx.db, ticket, { policyId: policy?.id ?? null, kind, priority }, promises)
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
