import type { Input, Output } from '@zhike/contract/endpoint'
import type { RosterDay, roster } from '@zhike/contract/shifts'
import { failSpan } from '../platform/bounds.ts'
import { dayMs } from '../platform/clock/company-time.ts'
import type { Ctx } from '../platform/ctx.ts'
import { failAt } from '../platform/errors.ts'
import { emitForCompany } from '../platform/events/events.ts'
import { checkSchedules } from './scheduling.ts'
import { deleteRosterDays, lockShift, selectRoster, setRosterDays } from './shifts.queries.ts'

const mostDays = 62

/** What colleagues work where the calendar does not hold. Throws `request.invalid`. */
export async function listRoster(
  ctx: Ctx,
  { staff, from, to }: Input<typeof roster.list>,
): Promise<Output<typeof roster.list>> {
  const days = (Date.parse(to) - Date.parse(from)) / dayMs + 1
  if (days < 1 || days > mostDays) failSpan(ctx, 'to', mostDays)
  return { items: (await selectRoster(ctx.db, staff, from, to)).map(rosterDayOf) }
}

/** Says what colleagues work on some days. Throws `shift.unknown` and `record.not_found`. */
export async function setRoster(ctx: Ctx, input: Input<typeof roster.set>): Promise<Output<typeof roster.set>> {
  const { shift } = input
  const change = { staffIds: [...new Set(input.staffIds)], days: [...new Set(input.days)].sort() }
  for (const staffId of change.staffIds) await checkSchedules(ctx, staffId)
  if (shift === 'calendar') await deleteRosterDays(ctx.db, change)
  else {
    const isShift = shift !== 'rest'
    if (isShift && !(await lockShift(ctx.db, shift))) failAt(ctx, 'shift', 'shift.unknown')
    await setRosterDays(ctx.db, change, { shiftId: isShift ? shift : null, by: ctx.actor.id, at: ctx.now })
  }
  for (const id of change.staffIds)
    await emitForCompany(ctx, {
      type: 'staff.rostered',
      subject: { type: 'staff', id },
      data: { days: change.days.length, shiftId: shift === 'rest' || shift === 'calendar' ? null : shift },
    })
  const [from = '', to = from] = [change.days[0], change.days.at(-1)]
  const rows = await selectRoster(ctx.db, change.staffIds, from, to)
  ctx.answer.status = 200
  return { items: rows.filter(({ day }) => change.days.includes(day)).map(rosterDayOf) }
}

function rosterDayOf({ staffId, day, ...shift }: Awaited<ReturnType<typeof selectRoster>>[number]): RosterDay {
  const { id, name, begins, ends } = shift
  const isRest = id === null || name === null || begins === null || ends === null
  return { staffId, day, shift: isRest ? null : { id, name, begins, ends } }
}
