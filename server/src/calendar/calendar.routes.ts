import type { calendar } from '@zhike/contract/calendar'
import type { calendars } from '@zhike/contract/calendars'
import type { leaves, presence, roster, shifts } from '@zhike/contract/shifts'
import type { Handlers } from '../platform/http/handlers.ts'
import {
  computeDeadline,
  createCalendar,
  createShift,
  findOccasions,
  getDay,
  getPresence,
  listCalendars,
  listDays,
  listHolidayYears,
  listLeaves,
  listRoster,
  listShifts,
  recordLeave,
  removeCalendar,
  removeDeputy,
  removeShift,
  setDeputy,
  setRoster,
  updateCalendar,
  updateShift,
  withdrawLeave,
} from './calendar.ts'

export const calendarHandlers: Handlers<typeof calendar> = {
  deadline: computeDeadline,
  occasions: findOccasions,
  days: listDays,
  day: getDay,
  holidayYears: listHolidayYears,
}

export const calendarsHandlers: Handlers<typeof calendars> = {
  list: listCalendars,
  create: createCalendar,
  update: updateCalendar,
  remove: removeCalendar,
}

export const shiftHandlers: Handlers<typeof shifts> = {
  list: listShifts,
  create: createShift,
  update: updateShift,
  remove: removeShift,
}

export const rosterHandlers: Handlers<typeof roster> = { list: listRoster, set: setRoster }

export const leaveHandlers: Handlers<typeof leaves> = {
  list: listLeaves,
  record: recordLeave,
  withdraw: withdrawLeave,
}

export const presenceHandlers: Handlers<typeof presence> = { get: getPresence, setDeputy, removeDeputy }
