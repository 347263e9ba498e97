import type { Period, SpecialDay } from '@zhike/contract/calendars'
import type { LeaveKind } from '@zhike/contract/shifts'
import type { Generated, JSONColumnType, Selectable } from 'kysely'

declare module '../platform/db/database.ts' {
  interface Database {
    calendars: CalendarsTable
    calendarUses: CalendarUsesTable
    shifts: ShiftsTable
    rosterDays: RosterDaysTable
    leaves: LeavesTable
    deputies: DeputiesTable
  }
}

interface CalendarsTable {
  id: string
  name: string
  company: Generated<boolean>
  week: JSONColumnType<Period[][]>
  makeUp: JSONColumnType<Period[]>
  publicHolidays: boolean
  specialDays: JSONColumnType<SpecialDay[]>
  createdAt: Date
  version: Generated<number>
}

export type StoredCalendar = Selectable<CalendarsTable>

interface CalendarUsesTable {
  calendarId: string
  departmentId: string | null
  teamId: string | null
  staffId: string | null
}

interface ShiftsTable {
  id: string
  name: string
  begins: number
  ends: number
  createdAt: Date
  removedAt: Date | null
  version: Generated<number>
}

interface RosterDaysTable {
  staffId: string
  day: string
  shiftId: string | null
  setBy: string | null
  setAt: Date
}

interface LeavesTable {
  id: string
  staffId: string
  kind: LeaveKind
  beginsAt: Date
  endsAt: Date
  deputyId: string | null
  recordedBy: string | null
  recordedAt: Date
  withdrawnBy: string | null
  withdrawnAt: Date | null
}

interface DeputiesTable {
  staffId: string
  deputyId: string
  setBy: string | null
  setAt: Date
}
