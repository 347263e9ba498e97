import type { Input } from '@zhike/contract/endpoint'
import type { Presence, PresenceReason, presence } from '@zhike/contract/shifts'
import { companyDay, dayMs, readingAt } from '../platform/clock/company-time.ts'
import type { Ctx } from '../platform/ctx.ts'
import { fail } from '../platform/errors.ts'
import { selectTimes, type TimeOf } from './presence.queries.ts'
import { readWorkingCalendars } from './working-calendars.ts'
import { isWorkedAt } from './working-time.ts'

/** Deputies of deputies are followed so far. */
const longestChain = 5

/** Whether a colleague is there, why, and who stands in. Throws `record.not_found`. */
export async function getPresence(ctx: Ctx, { id, at }: Input<typeof presence.get>): Promise<Presence> {
  const moment = at === undefined ? ctx.now : new Date(at)
  const [time] = await timesOf(ctx, [id], moment)
  const { present, reason, calendarId, calendarName, through, standing } = time ?? fail('record.not_found')
  return {
    present,
    reason,
    calendar: { id: calendarId, name: calendarName, through },
    deputy: standing,
    standIn: (await deputyOf(ctx, id, moment)) ?? null,
  }
}

/**
 * Who acts for each of these colleagues at a time: they themselves when they are there, else whoever stands in. That is the
 * deputy whom the leave names, else the standing one; when that one is not there either, the deputy's deputy. Whose chain
 * ends or closes is not in the answer.
 */
export async function whoActs(ctx: Ctx, staffIds: readonly string[], at: Date): Promise<ReadonlyMap<string, Acting>> {
  const found = new Map<string, Acting>()
  let asked = new Map([...new Set(staffIds)].map((id) => [id, [id]]))
  for (let step = 0; asked.size > 0 && step <= longestChain; step++) {
    const times = new Map((await timesOf(ctx, [...asked.values()].map(last), at)).map((time) => [time.staffId, time]))
    const next = new Map<string, string[]>()
    for (const [id, chain] of asked) {
      const time = times.get(last(chain))
      if (time?.present) found.set(id, { id: time.staffId, name: time.name })
      else if (time?.deputyId && !chain.includes(time.deputyId)) next.set(id, [...chain, time.deputyId])
    }
    asked = next
  }
  return found
}

/** Whoever stands in for a colleague who is there or not; see `whoActs`. */
async function deputyOf(ctx: Ctx, staffId: string, at: Date): Promise<Acting | undefined> {
  const [time] = await timesOf(ctx, [staffId], at)
  if (!time?.deputyId) return undefined
  const acting = (await whoActs(ctx, [time.deputyId], at)).get(time.deputyId)
  return acting?.id === staffId ? undefined : acting
}

interface Acting {
  readonly id: string
  readonly name: string
}

const last = (chain: readonly string[]) => chain.at(-1) as string

type Judged = TimeOf & { readonly present: boolean; readonly reason: PresenceReason }

async function timesOf(ctx: Ctx, staffIds: readonly string[], at: Date): Promise<Judged[]> {
  const moment = {
    at,
    day: companyDay(at),
    dayBefore: companyDay(new Date(at.getTime() - dayMs)),
    minute: Math.floor((readingAt(at.getTime()) % dayMs) / 60_000),
  }
  const times = await selectTimes(ctx.db, staffIds, moment)
  const calendarOf = await readWorkingCalendars(ctx)
  return times.map((time) => {
    const reason = reasonOf(time, () => isWorkedAt(calendarOf(time.calendarId), at))
    return { ...time, reason, present: reason === 'working_time' || reason === 'shift' }
  })
}

function reasonOf(time: TimeOf, isWorked: () => boolean): PresenceReason {
  if (time.isSuspended) return 'suspended'
  if (time.isOnLeave) return 'leave'
  if (time.isWithinShift) return 'shift'
  if (time.isRostered) return 'rest_day'
  return isWorked() ? 'working_time' : 'off_hours'
}
