import { sql } from 'kysely'
import type { Db } from '../platform/db/database.ts'

/** What decides whether somebody is there at a time, with the company's day of it and the minute of that day. */
export interface TimeOf {
  readonly staffId: string
  readonly name: string
  readonly isSuspended: boolean
  readonly isOnLeave: boolean
  /** Who stands in: whom the leave of that time names, else the standing deputy. */
  readonly deputyId: string | null
  readonly standing: { readonly id: string; readonly name: string } | null
  /** Whether the roster has the day; its shift is null on a day of rest. */
  readonly isRostered: boolean
  readonly isWithinShift: boolean
  readonly calendarId: string
  readonly calendarName: string
  readonly through: 'staff' | 'team' | 'department' | 'company'
}

interface Moment {
  readonly at: Date
  /** The company's day, the one before it, and the minutes since midnight. */
  readonly day: string
  readonly dayBefore: string
  readonly minute: number
}

/** Of colleagues, in one statement; a shift of the day before may still go on. */
export async function selectTimes(db: Db, staffIds: readonly string[], moment: Moment): Promise<TimeOf[]> {
  const { at, day, dayBefore, minute } = moment
  const { rows } = await sql<TimeOf>`
    SELECT s.id AS staff_id, s.name, s.suspended_at IS NOT NULL AS is_suspended, l.id IS NOT NULL AS is_on_leave,
           coalesce(l.deputy_id, d.deputy_id) AS deputy_id,
           CASE WHEN p.id IS NOT NULL THEN jsonb_build_object('id', p.id, 'name', p.name) END AS standing,
           r.staff_id IS NOT NULL AS is_rostered,
           EXISTS (SELECT FROM roster_days x JOIN shifts h ON h.id = x.shift_id
                   WHERE x.staff_id = s.id AND (x.day = ${day} AND ${minute} >= h.begins AND ${minute} < h.ends
                                             OR x.day = ${dayBefore} AND ${minute} + 1440 < h.ends)) AS is_within_shift,
           c.id AS calendar_id, c.name AS calendar_name, u.through
    FROM staff s
    JOIN calendars_of_staff(${[...staffIds]}::uuid[]) u ON u.staff_id = s.id
    JOIN calendars c ON c.id = u.calendar_id
    LEFT JOIN LATERAL (
      SELECT id, deputy_id FROM leaves
      WHERE staff_id = s.id AND withdrawn_at IS NULL AND begins_at <= ${at} AND ends_at > ${at} LIMIT 1) l ON true
    LEFT JOIN deputies d ON d.staff_id = s.id
    LEFT JOIN staff p ON p.id = d.deputy_id
    LEFT JOIN roster_days r ON r.staff_id = s.id AND r.day = ${day}
    WHERE s.id = ANY (${[...staffIds]}::uuid[])`.execute(db)
  return rows
}
