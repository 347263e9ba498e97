import type { calendar } from '@zhike/contract/calendar'
import type { Handlers } from '../platform/http/handlers.ts'
import { computeDeadline, findOccasions, listDays } from './calendar.ts'

export const calendarHandlers: Handlers<typeof calendar> = {
  deadline: computeDeadline,
  occasions: findOccasions,
  days: listDays,
}
