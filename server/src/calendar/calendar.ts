import './calendar.tables.ts'

declare module '../platform/events/events.ts' {
  interface EventTypes {
    'calendar.created': Record<string, never>
    'calendar.updated': { fields: string[] }
    'calendar.removed': Record<string, never>
    'shift.created': Record<string, never>
    'shift.updated': { fields: string[] }
    'shift.removed': Record<string, never>
    /** Without a shift: rest, or by the calendar again. */
    'staff.rostered': { days: number; shiftId: string | null }
    'staff.deputy_set': { deputyId: string | null }
    'leave.recorded': { staffId: string }
    'leave.withdrawn': { staffId: string }
  }
}

export { createCalendar, listCalendars, removeCalendar, updateCalendar } from './calendars.ts'
export { getDay, listDays } from './days.ts'
export { computeDeadline, tellSpan, tellUnknownYears } from './deadlines.ts'
export { removeDeputy, setDeputy } from './deputies.ts'
export { listHolidayYears } from './known-years.ts'
export { listLeaves, recordLeave, withdrawLeave } from './leaves.ts'
export { lunarMonthsOf } from './lunar-months.ts'
export { occasionsOf, type YearlyDay } from './occasions.ts'
export { getPresence, whoActs } from './presence.ts'
export { listRoster, setRoster } from './roster.ts'
export { createShift, listShifts, removeShift, updateShift } from './shifts.ts'
export { readWorkingCalendars, workedOut } from './working-calendars.ts'
export { closingOf, isWorked, nextHoliday, workedDayFrom } from './working-days.ts'
export {
  deadlineAfter,
  OutOfCalendar,
  spansOf,
  unknownYearsOf,
  type WorkingCalendar,
  workingBetween,
} from './working-time.ts'
export { findOccasions } from './yearly-days.ts'
