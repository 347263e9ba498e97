import { isDeepStrictEqual } from 'node:util'
import type { Calendar, calendars } from '@zhike/contract/calendars'
import type { Input, Output } from '@zhike/contract/endpoint'
import type { Reason } from '@zhike/contract/reasons'
import { uuidv7 } from '../platform/clock/uuidv7.ts'
import type { Ctx } from '../platform/ctx.ts'
import { unlessInUse } from '../platform/db/in-use.ts'
import { fail, failAt } from '../platform/errors.ts'
import { emitForCompany } from '../platform/events/events.ts'
import {
  type CalendarWithUsers,
  countKnown,
  deleteCalendar,
  endUses,
  insertCalendar,
  insertUses,
  isNameTaken,
  lockCalendar,
  selectCalendar,
  selectCalendars,
  type UserKind,
  updateCalendarRow,
} from './calendars.queries.ts'

export async function listCalendars(ctx: Ctx): Promise<Output<typeof calendars.list>> {
  return { items: (await selectCalendars(ctx.db)).map(calendarOf) }
}

/** Adds a calendar, and whoever goes by it. Throws `calendar.taken` and what `setUsers` does. */
export async function createCalendar(ctx: Ctx, input: Input<typeof calendars.create>): Promise<Calendar> {
  const id = uuidv7(ctx.now)
  const { name, publicHolidays } = input
  if (!(await insertCalendar(ctx.db, { id, name, publicHolidays, ...written(input), createdAt: ctx.now })))
    failAt(ctx, 'name', 'calendar.taken')
  await setUsers(ctx, id, input)
  await emitForCompany(ctx, { type: 'calendar.created', subject: { type: 'calendar', id }, data: {} })
  return get(ctx, id)
}

/** Changes a calendar, or who goes by it. Throws `record.changed`, `calendar.taken` and what `setUsers` does. */
export async function updateCalendar(ctx: Ctx, input: Input<typeof calendars.update>): Promise<Calendar> {
  const { id, departmentIds, teamIds, staffIds, ...given } = input
  const { version } = (await lockCalendar(ctx.db, id)) ?? fail('record.not_found')
  if (ctx.ifMatch !== undefined && ctx.ifMatch !== version) fail('record.changed')
  const before = await get(ctx, id)
  const wanted = { ...given, ...users({ departmentIds, teamIds, staffIds }) }
  const now: Readonly<Record<string, unknown>> = { ...before, ...usersOf(before) }
  const fields = Object.entries(wanted)
    .filter(([field, value]) => value !== undefined && !isDeepStrictEqual(value, now[field]))
    .map(([field]) => field)
  if (fields.length === 0) return before
  if (given.name !== undefined && (await isNameTaken(ctx.db, given.name, id))) failAt(ctx, 'name', 'calendar.taken')
  await updateCalendarRow(ctx.db, id, { ...given, ...written(given) })
  await setUsers(ctx, id, wanted)
  await emitForCompany(ctx, { type: 'calendar.updated', subject: { type: 'calendar', id }, data: { fields } })
  return get(ctx, id)
}

/** Removes a calendar by which nobody goes. Throws `calendar.is_company` and `calendar.in_use`. */
export async function removeCalendar(ctx: Ctx, { id }: Input<typeof calendars.remove>): Promise<void> {
  if ((await get(ctx, id)).company) fail('calendar.is_company')
  await unlessInUse(deleteCalendar(ctx.db, id), 'calendar.in_use')
  await emitForCompany(ctx, { type: 'calendar.removed', subject: { type: 'calendar', id }, data: {} })
}

const userKinds = [
  { list: 'departmentIds', kind: 'departmentId', unknown: 'department.unknown' },
  { list: 'teamIds', kind: 'teamId', unknown: 'team.unknown' },
  { list: 'staffIds', kind: 'staffId', unknown: 'staff.unknown' },
] as const satisfies readonly { list: string; kind: UserKind; unknown: Reason }[]

type Users = { readonly [K in (typeof userKinds)[number]['list']]?: readonly string[] | undefined }

/** Each once and in one order, so that lists compare; what was not given stays so. */
const users = (given: Users): Users =>
  Object.fromEntries(userKinds.map(({ list }) => [list, given[list] && [...new Set(given[list])].sort()]))

const usersOf = ({ departments, teams, staff }: Calendar) =>
  users({ departmentIds: ids(departments), teamIds: ids(teams), staffIds: ids(staff) })

const ids = (named: readonly { readonly id: string }[]) => named.map(({ id }) => id)

/** Throws `department.unknown`, `team.unknown` or `staff.unknown`. */
async function setUsers(ctx: Ctx, id: string, given: Users): Promise<void> {
  const wanted = users(given)
  for (const { list, kind, unknown } of userKinds) {
    const chosen = wanted[list]
    if (chosen === undefined) continue
    await endUses(ctx.db, id, kind)
    if (chosen.length === 0) continue
    if ((await countKnown(ctx.db, kind, chosen)) !== chosen.length) failAt(ctx, list, unknown)
    await insertUses(ctx.db, id, kind, chosen)
  }
}

type Written = Partial<Pick<Calendar, 'week' | 'makeUp' | 'specialDays'>>

/** What is kept as JSON, as far as it was given; special days in the order of the calendar. */
const written = ({ week, makeUp, specialDays }: { readonly [K in keyof Written]: Written[K] | undefined }) => ({
  week: JSON.stringify(week),
  makeUp: JSON.stringify(makeUp),
  specialDays: JSON.stringify(specialDays?.toSorted((a, b) => a.date.localeCompare(b.date))),
})

const get = async (ctx: Ctx, id: string): Promise<Calendar> =>
  calendarOf((await selectCalendar(ctx.db, id)) ?? fail('record.not_found'))

const calendarOf = ({ createdAt: _, ...calendar }: CalendarWithUsers): Calendar => calendar
