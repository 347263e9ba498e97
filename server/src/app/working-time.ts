// Working time as other workspaces may find it: the way that is used, and the slow way that it is compared with.
export { minutesOf, slowly } from '../calendar/minute-by-minute.ts'
export { workedOut } from '../calendar/working-calendars.ts'
export {
  type CalendarRules,
  deadlineAfter,
  OutOfCalendar,
  type Period,
  type WorkingCalendar,
  workOut,
} from '../calendar/working-time.ts'
