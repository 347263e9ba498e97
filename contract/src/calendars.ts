import * as z from 'zod'
import { endpoint } from './endpoint.ts'
import { ById, Day, Id, listOf, Nothing } from './fields.ts'

const mostPeriods = 6

/** Working time within a day, in minutes after midnight: `from` belongs to it, `to` does not. */
export const Period = z
  .strictObject({ from: z.int().min(0).max(1439), to: z.int().min(1).max(1440) })
  .refine(({ from, to }) => from < to, { path: ['to'], error: '> from' })
export type Period = z.infer<typeof Period>

/** The periods of one day, in order and apart; none on a day of rest. */
export const Periods = z
  .array(Period)
  .max(mostPeriods)
  .refine((periods) => periods.every(({ from }, n) => n === 0 || from > (periods[n - 1] as Period).to), {
    error: 'in order, apart',
  })

/** A day of a calendar's own that is not what its weekday says: closed, or worked. */
export const SpecialDay = z.strictObject({
  date: Day,
  name: z.string().trim().min(1).max(20),
  working: z.boolean(),
})
export type SpecialDay = z.infer<typeof SpecialDay>

const Named = z.object({ id: Id, name: z.string() })

const facts = {
  name: z.string().trim().min(1).max(40),
  /** Monday to Sunday. */
  week: z
    .array(Periods)
    .length(7)
    .refine((week) => week.some((periods) => periods.length > 0), { error: '≥ 1 period' }),
  /** The periods of a day of rest that is worked instead of another. */
  makeUp: Periods,
  /** Whether public holidays are off, and their make-up workdays worked. */
  publicHolidays: z.boolean(),
  specialDays: z
    .array(SpecialDay)
    .max(1000)
    .refine((days) => new Set(days.map(({ date }) => date)).size === days.length, { error: 'each date once' }),
}
/** Who goes by it, of each kind all; whoever went by another before changes over. */
const users = {
  departmentIds: z.array(Id).max(200),
  teamIds: z.array(Id).max(500),
  staffIds: z.array(Id).max(1000),
}

/** 工作日历: when is worked. */
export const Calendar = z.object({
  id: Id,
  ...facts,
  /** The one that holds for whoever has no other. */
  company: z.boolean(),
  departments: z.array(Named),
  teams: z.array(Named),
  staff: z.array(Named),
  version: z.int(),
})
export type Calendar = z.infer<typeof Calendar>

export const CreateCalendar = z.strictObject({
  ...facts,
  publicHolidays: facts.publicHolidays.default(true),
  makeUp: facts.makeUp.default([]),
  specialDays: facts.specialDays.default([]),
  departmentIds: users.departmentIds.default([]),
  teamIds: users.teamIds.default([]),
  staffIds: users.staffIds.default([]),
})
export type CreateCalendar = z.infer<typeof CreateCalendar>

export const calendars = {
  list: endpoint({
    method: 'GET',
    path: '/calendars',
    permission: 'signed-in',
    summary: 'The working calendars, the company’s first, with who goes by each.',
    input: z.strictObject({}),
    output: listOf(Calendar),
  }),
  create: endpoint({
    method: 'POST',
    path: '/calendars',
    permission: 'calendar.manage',
    summary: 'Adds a working calendar for departments, teams or colleagues. Times are minutes after midnight.',
    input: CreateCalendar,
    output: Calendar,
    reasons: ['calendar.taken', 'department.unknown', 'team.unknown', 'staff.unknown'],
  }),
  update: endpoint({
    method: 'PATCH',
    path: '/calendars/:id',
    permission: 'calendar.manage',
    summary: 'Changes a calendar, or who goes by it.',
    input: z.strictObject({ id: Id, ...z.object({ ...facts, ...users }).partial().shape }),
    output: Calendar,
    reasons: ['record.changed', 'calendar.taken', 'department.unknown', 'team.unknown', 'staff.unknown'],
  }),
  remove: endpoint({
    method: 'DELETE',
    path: '/calendars/:id',
    permission: 'calendar.manage',
    summary: 'Removes a calendar by which nobody goes any more.',
    input: ById,
    output: Nothing,
    reasons: ['calendar.in_use', 'calendar.is_company'],
  }),
}
