import type { Input, Output } from '@zhike/contract/endpoint'
import type { Progress } from '@zhike/contract/portal'
import type { Locale } from '@zhike/contract/reasons'
import type { PromiseState, TimePromise, timePromises } from '@zhike/contract/time-promises'
import {
  readWorkingCalendars,
  spansOf,
  tellSpan,
  tellUnknownYears,
  type WorkingCalendar,
} from '../calendar/calendar.ts'
import { dayMs } from '../platform/clock/company-time.ts'
import type { Ctx } from '../platform/ctx.ts'
import { fail } from '../platform/errors.ts'
import { type Clock, clocksOf, isMissed } from './clocks.ts'
import { findPastTickets } from './histories.queries.ts'
import { policiesFor } from './placing.ts'
import {
  findCalendarName,
  type PromiseRow,
  selectOpenPromises,
  selectPromises,
  selectTold,
} from './promises.queries.ts'

/**
 * What a ticket is promised and why then. The spans come from the clocks that decide, run again over the same past. Throws
 * `record.not_found`.
 */
export async function showPromises(
  ctx: Ctx,
  { id }: Input<typeof timePromises.ofTicket>,
): Promise<Output<typeof timePromises.ofTicket>> {
  const ticket = (await findPastTickets(ctx.db, [id]))[0] ?? fail('record.not_found')
  const policy = (await policiesFor(ctx, [ticket]))(ticket)
  if (!policy) return { policy: null, promises: [] }
  const calendar = (await readWorkingCalendars(ctx))(policy.calendarId)
  const rows = new Map((await selectPromises(ctx.db, id)).map((row) => [`${row.target}/${row.round}`, row]))
  const promises = clocksOf(ticket.history, policy, calendar).map((clock) =>
    promiseOf(ctx, clock, calendar, rows.get(`${clock.target}/${clock.round}`)),
  )
  const calendarName = await findCalendarName(ctx.db, policy.calendarId)
  return { policy: { id: policy.id, name: policy.name, calendar: calendarName }, promises }
}

function promiseOf(ctx: Ctx, clock: Clock, calendar: WorkingCalendar, row: PromiseRow | undefined): TimePromise {
  const { target, startedAt, minutes, endedAt, running } = clock
  const warnAt = row?.warnAt ?? null
  return {
    target,
    startedAt: startedAt.toISOString(),
    minutes,
    dueAt: running.dueAt?.toISOString() ?? null,
    minutesLeft: running.minutesLeft,
    endedAt: endedAt?.toISOString() ?? null,
    state: stateOf({ dueAt: running.dueAt, endedAt, warnAt }, ctx.now),
    spans: spansUpTo(ctx, clock, calendar),
    ...tellUnknownYears(running.unknownYears),
    told: (row?.told ?? []).map((one) => ({ ...one, at: new Date(one.at).toISOString() })),
  }
}

/** What counted and what did not, and between them the times in which the customer was waited for. */
function spansUpTo(ctx: Ctx, { startedAt, running }: Clock, calendar: WorkingCalendar): TimePromise['spans'] {
  const waited = (from: Date, to: Date) =>
    from < to ? [{ from: from.toISOString(), to: to.toISOString(), counted: false, why: waitWords[ctx.locale] }] : []
  let at = startedAt
  const spans = running.stretches.flatMap(({ from, to }) => {
    const before = waited(at, from)
    at = to
    return [...before, ...spansOf(calendar, from, to).map((span) => tellSpan(ctx, span))]
  })
  return running.dueAt === null ? [...spans, ...waited(at, ctx.now)] : spans
}

const waitWords: Readonly<Record<Locale, string>> = { 'zh-CN': '等待客户', en: 'waiting for the customer' }

function stateOf(
  { dueAt, endedAt, warnAt }: { dueAt: Date | null; endedAt: Date | null; warnAt: Date | null },
  now: Date,
): PromiseState {
  const missed = isMissed(dueAt, endedAt, now)
  if (endedAt) return missed ? 'missed' : 'kept'
  if (dueAt === null) return 'paused'
  if (missed) return 'breached'
  return warnAt && warnAt <= now ? 'warned' : 'running'
}

/** Of each ticket that the actor sees the open promise that falls due first. */
export async function listPressing(
  ctx: Ctx,
  { ticket }: Input<typeof timePromises.list>,
): Promise<Output<typeof timePromises.list>> {
  const rows = await selectOpenPromises(ctx.db, ticket)
  const first = Map.groupBy(rows, ({ ticketId }) => ticketId)
  return {
    items: [...first.values()].flatMap(([row]) =>
      row
        ? [
            {
              ticketId: row.ticketId,
              target: row.target,
              dueAt: row.dueAt?.toISOString() ?? null,
              state: stateOf(row, ctx.now),
            },
          ]
        : [],
    ),
  }
}

const toldWithin = 14 * dayMs

/** What the actor was told of and that still presses. */
export async function listTold(
  ctx: Ctx,
  { limit }: Input<typeof timePromises.told>,
): Promise<Output<typeof timePromises.told>> {
  if (ctx.actor.id === null) return { items: [] }
  const since = new Date(ctx.now.getTime() - toldWithin)
  const rows = await selectTold(ctx.db, { staffId: ctx.actor.id, since, most: limit })
  return {
    items: rows.map((row) => ({
      ticketId: row.ticketId,
      number: row.number,
      title: row.title,
      target: row.target,
      dueAt: row.dueAt.toISOString(),
      state: stateOf(row, ctx.now),
    })),
  }
}

/** What a customer is told: by when we answer next, and by when it is solved. */
export async function promisedTo(ctx: Ctx, { id }: { readonly id: string }): Promise<Progress['promised']> {
  const rows = await selectOpenPromises(ctx.db, [id])
  return rows.map(({ target, dueAt }) => ({ target, at: dueAt?.toISOString() ?? null }))
}
