import { publicHolidays } from './holidays.ts'
import { type CalendarRules, type Period, type WorkingCalendar, workOut } from './working-time.ts'

/** The years for which deadlines can be computed. */
export const firstYear = 2015
export const lastYear = 2050

const hours: readonly Period[] = [
  { from: 9 * 60, to: 12 * 60 },
  { from: 13 * 60 + 30, to: 18 * 60 },
]

/** Monday to Friday 9:00 to 12:00 and 13:30 to 18:00, public holidays off and make-up workdays worked. */
const standardRules: CalendarRules = {
  week: [hours, hours, hours, hours, hours, [], []],
  makeUp: hours,
  special: publicHolidays,
}

let workedOut: WorkingCalendar | undefined

/** The company's working time. */
export function companyCalendar(): WorkingCalendar {
  workedOut ??= workOut(standardRules, firstYear, lastYear)
  return workedOut
}
