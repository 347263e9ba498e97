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
 * Who stands in for a colleague at a time: the deputy whom the leave names, else the standing one; when that one is not
 * there either, the deputy's deputy. Nobody when the chain ends or closes.
 */
async function deputyOf(ctx: Ctx, staffId: string, at: Date): Promise<{ id: string; name: string } | undefined> {
  const asked = new Set([staffId])
  let [time] = await timesOf(ctx, [staffId], at)
  while (time?.deputyId && asked.size <= longestChain && !asked.has(time.deputyId)) {
    asked.add(time.deputyId)
    ;[time] = await timesOf(ctx, [time.deputyId], at)
    if (time?.present) return { id: time.staffId, name: time.name }
  }
  return undefined
}

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
