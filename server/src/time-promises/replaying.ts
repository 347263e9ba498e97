import type { Input } from '@zhike/contract/endpoint'
import type { MissedPromise, PromiseReplay, promisePolicies } from '@zhike/contract/time-promises'
import { readWorkingCalendars, tellUnknownYears, type WorkingCalendar } from '../calendar/calendar.ts'
import { failSpan } from '../platform/bounds.ts'
import { dayMs, instantOf } from '../platform/clock/company-time.ts'
import type { Ctx } from '../platform/ctx.ts'
import { fail } from '../platform/errors.ts'
import { emitForCompany } from '../platform/events/events.ts'
import { choosePolicy } from './choosing.ts'
import { type Clock, clocksOf, isMissed } from './clocks.ts'
import { type PastTicket, selectPastTickets } from './histories.queries.ts'
import { findPolicy, markReplayed, selectPoliciesInForce } from './policies.queries.ts'
import { selectTeamNames, selectTicketNames } from './replaying.queries.ts'
import { newWork, type Work } from './staffing.ts'
import { count, crowdOf, newTally, type Tally } from './tallying.ts'
import type { StoredPolicy } from './time-promises.tables.ts'

const inABatch = 5000
const mostDays = 366
const mostShown = 200

/**
 * Runs the clocks of past tickets as if a draft had been in force beside what is, and as it was: what would have been missed,
 * by whom and at which hour, and how many people it takes. From then on the draft may be published as it is. Throws
 * `record.not_found` and `request.invalid`.
 */
export async function replayPolicy(ctx: Ctx, input: Input<typeof promisePolicies.replay>): Promise<PromiseReplay> {
  const draft = await findPolicy(ctx.db, input.id)
  if (!draft || draft.retiredAt) return fail('record.not_found')
  const days = (Date.parse(input.to) - Date.parse(input.from)) / dayMs + 1
  if (days < 1 || days > mostDays) failSpan(ctx, 'to', mostDays)
  const now = await selectPoliciesInForce(ctx.db)
  const then = [...now.filter(({ id }) => id !== draft.id && id !== draft.replacesId), draft]
  const calendars = await readWorkingCalendars(ctx)
  const teams = await selectTeamNames(ctx.db)
  const run = newRun(input.minutesEach)
  for await (const ticket of pastTickets(ctx, input)) {
    const team = teams.get(ticket.assigneeId ?? '') ?? null
    const standing = clocksUnder(choosePolicy(now, ticket), ticket, calendars)
    const drafted = clocksUnder(choosePolicy(then, ticket), ticket, calendars)
    countTicket(run, { ticket, team, standing, drafted }, ctx.now)
  }
  if (!draft.publishedAt) await markReplayed(ctx.db, { id: draft.id, version: draft.version, at: ctx.now })
  const data = { from: input.from, to: input.to, tickets: run.tickets, late: run.late, lateNow: run.lateNow }
  await emitForCompany(ctx, {
    type: 'promise_policy.replayed',
    subject: { type: 'promise_policy', id: draft.id },
    data,
  })
  return replayOf(ctx, run)
}

async function* pastTickets(ctx: Ctx, { from, to }: { from: string; to: string }): AsyncGenerator<PastTicket> {
  const period = { from: new Date(instantOf(Date.parse(from))), to: new Date(instantOf(Date.parse(to) + dayMs)) }
  let afterId = '00000000-0000-0000-0000-000000000000'
  for (;;) {
    const batch = await selectPastTickets(ctx.db, { ...period, afterId, most: inABatch })
    yield* batch
    afterId = batch.at(-1)?.id ?? afterId
    if (batch.length < inABatch) return
  }
}

/** Promises as one policy makes them. */
interface Clocks {
  readonly clocks: readonly Clock[]
  readonly calendar: WorkingCalendar
}

type Calendars = Awaited<ReturnType<typeof readWorkingCalendars>>

function clocksUnder(policy: StoredPolicy | undefined, { history }: PastTicket, calendars: Calendars): Clocks {
  const calendar = calendars(policy?.calendarId ?? null)
  return { calendar, clocks: policy ? clocksOf(history, policy, calendar) : [] }
}

type Missed = Omit<MissedPromise, 'number' | 'title' | 'dueAt' | 'endedAt'> & { dueAt: Date; endedAt: Date | null }

/** What a replay has found so far. */
interface Run {
  readonly tally: Tally
  readonly work: Work
  readonly workNow: Work
  readonly unknownYears: Set<number>
  tickets: number
  late: number
  lateNow: number
  missed: Missed[]
}

const newRun = (minutesEach: number): Run => ({
  tally: newTally(),
  work: newWork(minutesEach),
  workNow: newWork(minutesEach),
  unknownYears: new Set(),
  tickets: 0,
  late: 0,
  lateNow: 0,
  missed: [],
})

interface Replayed {
  readonly ticket: PastTicket
  readonly team: string | null
  readonly standing: Clocks
  readonly drafted: Clocks
}

function countTicket(run: Run, { ticket, team, standing, drafted }: Replayed, now: Date): void {
  const isLate = ({ running, endedAt }: Clock) => isMissed(running.dueAt, endedAt, now)
  for (const clock of standing.clocks) run.workNow.add(clock, standing.calendar)
  for (const clock of drafted.clocks) {
    run.work.add(clock, drafted.calendar)
    for (const year of clock.running.unknownYears) run.unknownYears.add(year)
    count(run.tally, clock, team, isLate(clock) ? 'missed' : undefined)
  }
  const late = drafted.clocks.filter(isLate)
  const lateNow = standing.clocks.filter(isLate)
  for (const clock of lateNow) count(run.tally, clock, team, 'missedNow')
  run.tickets += 1
  run.late += Math.min(late.length, 1)
  run.lateNow += Math.min(lateNow.length, 1)
  for (const { target, running, endedAt } of late)
    if (running.dueAt) run.missed.push({ ticketId: ticket.id, team, target, dueAt: running.dueAt, endedAt })
  if (run.missed.length > inABatch) run.missed = longest(run.missed, now)
}

const longest = (missed: readonly Missed[], now: Date) =>
  missed
    .toSorted((a, b) => latenessOf(b, now) - latenessOf(a, now) || a.ticketId.localeCompare(b.ticketId))
    .slice(0, mostShown)

const latenessOf = ({ dueAt, endedAt }: Missed, now: Date) => (endedAt ?? now).getTime() - dueAt.getTime()

async function replayOf(ctx: Ctx, run: Run): Promise<PromiseReplay> {
  const { tally, work, workNow, tickets, late, lateNow, missed } = run
  const people = work.byHour()
  const shown = longest(missed, ctx.now)
  const names = await selectTicketNames(
    ctx.db,
    shown.map(({ ticketId }) => ticketId),
  )
  return {
    tickets,
    late,
    lateNow,
    crowd: crowdOf(tally),
    targets: [...tally.targets].map(([target, counts]) => ({ target, ...counts })),
    teams: [...tally.teams]
      .map(([name, counts]) => ({ name, ...counts }))
      .sort((a, b) => b.missed - a.missed || b.promised - a.promised),
    hours: [...tally.hours]
      .map(([hour, counts]) => ({ hour, ...counts, people: inTenths(people.get(hour) ?? 0) }))
      .sort((a, b) => a.hour - b.hour),
    people: inTenths(work.people()),
    peopleNow: inTenths(workNow.people()),
    ...tellUnknownYears([...run.unknownYears].sort()),
    missed: shown.map((one) => ({
      ...one,
      number: names.get(one.ticketId)?.number ?? '',
      title: names.get(one.ticketId)?.title ?? '',
      dueAt: one.dueAt.toISOString(),
      endedAt: one.endedAt?.toISOString() ?? null,
    })),
  }
}

const inTenths = (people: number) => Math.round(people * 10) / 10
