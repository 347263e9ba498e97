import * as z from 'zod'
import { Period } from './calendars.ts'
import { endpoint } from './endpoint.ts'
import { Day, Id, Time } from './fields.ts'

const year = z.coerce.number().int().min(1900).max(2200)

/** A stretch of time between the start and a deadline. */
export const DeadlineSpan = z.object({
  from: Time,
  to: Time,
  counted: z.boolean(),
  /** Why it counted or not, in the language of the request. */
  why: z.string(),
})
export type DeadlineSpan = z.infer<typeof DeadlineSpan>

/** The years in between whose public holidays are not known yet, so that they counted as ordinary days; left out when there are none. */
export const UnknownYears = z.array(z.int()).min(1).optional()

export const CalendarDay = z.object({
  date: Day,
  working: z.boolean(),
  /** The public holiday or own day off, also of a day that is worked because of it. */
  name: z.string().optional(),
})
export type CalendarDay = z.infer<typeof CalendarDay>

/** Whether and when a day is worked; `name` of a special one. */
const DayHours = z.object({ name: z.string().nullable(), periods: z.array(Period) })
export type DayHours = z.infer<typeof DayHours>

export const DayChoices = z.object({
  date: Day,
  /** Whether it is a special day of the calendar's own. */
  own: z.boolean(),
  now: DayHours,
  /** What it would be without being one, and as one that is off or worked. */
  usual: DayHours,
  off: DayHours,
  worked: DayHours,
})
export type DayChoices = z.infer<typeof DayChoices>

export const calendar = {
  deadline: endpoint({
    method: 'POST',
    path: '/calendar/deadline',
    permission: 'signed-in',
    summary:
      'When so many minutes of working time have gone by in a calendar (else the company’s), with every span that counted or did not.',
    input: z.strictObject({
      start: Time,
      minutes: z.int().min(0).max(1_000_000),
      calendarId: Id.optional(),
    }),
    output: z.object({ due: Time, spans: z.array(DeadlineSpan), unknownYears: UnknownYears }),
  }),
  occasions: endpoint({
    method: 'GET',
    path: '/calendar/occasions',
    permission: 'signed-in',
    summary: 'The solar days on which a solar or lunar day of the year falls.',
    input: z.strictObject({
      calendar: z.enum(['solar', 'lunar']),
      month: z.coerce.number().int().min(1).max(12),
      day: z.coerce.number().int().min(1).max(31),
      /** The lunar month is a leap month. */
      leap: z.stringbool().default(false),
      policy: z.enum(['same_leap_month', 'ordinary_month']).default('same_leap_month'),
      from: year,
      to: year,
    }),
    output: z.object({ dates: z.array(Day) }),
  }),
  days: endpoint({
    method: 'GET',
    path: '/calendar/days',
    permission: 'signed-in',
    summary:
      'Which days a calendar (else the company’s) works, with public holidays and make-up workdays; at most two years at once.',
    input: z.strictObject({ from: Day, to: Day, calendarId: Id.optional() }),
    output: z.array(CalendarDay),
  }),
  day: endpoint({
    method: 'GET',
    path: '/calendar/days/:date',
    permission: 'signed-in',
    summary:
      'The hours of a day in a calendar (else the company’s), and what they would be if it became another sort of day.',
    input: z.strictObject({ date: Day, calendarId: Id.optional() }),
    output: DayChoices,
  }),
  holidayYears: endpoint({
    method: 'GET',
    path: '/calendar/holiday-years',
    permission: 'signed-in',
    summary: 'The years whose public holidays are known, with the notices they follow, and those that are missing.',
    input: z.strictObject({}),
    output: z.object({
      items: z.array(z.object({ year: z.int(), source: z.array(z.string()) })),
      /** This year, and from November on the next, as long as it is not known. */
      missing: z.array(z.int()),
    }),
  }),
}
