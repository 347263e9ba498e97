import type { Input } from '@zhike/contract/endpoint'
import type { PromiseReplay, PromiseTarget, promisePolicies } from '@zhike/contract/time-promises'
import { readWorkingCalendars } from '../calendar/calendar.ts'
import { dayMs, instantOf, readingAt } from '../platform/clock/company-time.ts'
import type { Ctx } from '../platform/ctx.ts'
import { fail } from '../platform/errors.ts'
import { choosePolicy } from './choosing.ts'
import { type Clock, clocksOf, isMissed } from './clocks.ts'
import { type PastTicket, selectPastTickets } from './histories.queries.ts'
import { findPolicy, selectPoliciesInForce } from './policies.queries.ts'
import { selectTeamNames } from './replaying.queries.ts'
import type { StoredPolicy } from './time-promises.tables.ts'

const inABatch = 5000
const mostDays = 366
const hourMs = 3_600_000

/**
 * Runs the clocks of past tickets as if a draft had been in force beside what is, and as it was: what would have been missed,
 * by whom and at which hour, and how many people the hours need. Throws `record.not_found` and `request.invalid`.
 */
export async function replayPolicy(ctx: Ctx, input: Input<typeof promisePolicies.replay>): Promise<PromiseReplay> {
  const draft = await findPolicy(ctx.db, input.id)
  if (!draft || draft.retiredAt) return fail('record.not_found')
  const days = (Date.parse(input.to) - Date.parse(input.from)) / dayMs + 1
  if (days < 1 || days > mostDays) fail('request.invalid', { fields: { to: `${input.from} + 0–${mostDays - 1} d` } })
  const now = await selectPoliciesInForce(ctx.db)
  const then = [...now.filter(({ id }) => id !== draft.id && id !== draft.replacesId), draft]
  const calendars = await readWorkingCalendars(ctx)
  const teams = await selectTeamNames(ctx.db)
  const tally = newTally()
  const period = {
    from: new Date(instantOf(Date.parse(input.from))),
    to: new Date(instantOf(Date.parse(input.to) + dayMs)),
  }
  let afterId = '00000000-0000-0000-0000-000000000000'
  for (;;) {
    const batch = await selectPastTickets(ctx.db, { ...period, afterId, most: inABatch })
    for (const ticket of batch) {
      const team = teams.get(ticket.assigneeId ?? '') ?? null
      const standing = choosePolicy(now, ticket)
      const drafted = choosePolicy(then, ticket)
      const asItWas = clocksUnder(standing, ticket, calendars)
      const asDrafted = drafted === standing ? asItWas : clocksUnder(drafted, ticket, calendars)
      countTicket(tally, team, { asItWas, asDrafted }, ctx.now)
    }
    afterId = batch.at(-1)?.id ?? afterId
    if (batch.length < inABatch) return replayOf(tally, days, input.minutesEach)
  }
}

type Calendars = Awaited<ReturnType<typeof readWorkingCalendars>>

const clocksUnder = (policy: StoredPolicy | undefined, { history }: PastTicket, calendars: Calendars) =>
  policy ? clocksOf(history, policy, calendars(policy.calendarId)) : []

function countTicket(
  tally: Tally,
  team: string | null,
  { asItWas, asDrafted }: { readonly asItWas: readonly Clock[]; readonly asDrafted: readonly Clock[] },
  now: Date,
): void {
  const missed = ({ running, endedAt }: Clock) => isMissed(running.dueAt, endedAt, now)
  tally.tickets += 1
  for (const clock of asDrafted) count(tally, clock, team, missed(clock) ? 'missed' : undefined)
  for (const clock of asItWas) if (missed(clock)) count(tally, clock, team, 'missedNow')
}

interface Counts {
  promised: number
  missed: number
  missedNow: number
}

interface Tally {
  tickets: number
  readonly targets: Map<PromiseTarget, Counts>
  readonly teams: Map<string | null, Counts>
  readonly hours: Map<number, Counts>
}

const newTally = (): Tally => ({ tickets: 0, targets: new Map(), teams: new Map(), hours: new Map() })

/** A promise without a verdict is kept; of those as they were only the missed are counted. */
function count(
  tally: Tally,
  { target, running: { dueAt } }: Clock,
  team: string | null,
  verdict?: 'missed' | 'missedNow',
) {
  const hour = dueAt === null ? undefined : Math.floor((readingAt(dueAt.getTime()) % dayMs) / hourMs)
  const places = [
    at(tally.targets, target),
    at(tally.teams, team),
    ...(hour === undefined ? [] : [at(tally.hours, hour)]),
  ]
  for (const counts of places) {
    if (verdict !== 'missedNow') counts.promised += 1
    if (verdict) counts[verdict] += 1
  }
}

function at<K>(counts: Map<K, Counts>, key: K): Counts {
  const found = counts.get(key) ?? { promised: 0, missed: 0, missedNow: 0 }
  counts.set(key, found)
  return found
}

/** People: what falls due in an hour of an average day, each keeping one promise in so many minutes. */
function replayOf({ tickets, targets, teams, hours }: Tally, days: number, minutesEach: number): PromiseReplay {
  const byHour = [...hours]
    .map(([hour, counts]) => ({ hour, ...counts, people: (counts.promised / days) * (minutesEach / 60) }))
    .sort((a, b) => a.hour - b.hour)
  return {
    tickets,
    targets: [...targets].map(([target, counts]) => ({ target, ...counts })),
    teams: [...teams]
      .map(([name, counts]) => ({ name, ...counts }))
      .sort((a, b) => b.missed - a.missed || b.promised - a.promised),
    hours: byHour,
    people: Math.ceil(Math.max(0, ...byHour.map(({ people }) => people))),
  }
}
