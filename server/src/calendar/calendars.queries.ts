import { type Insertable, sql, type Updateable } from 'kysely'
import type { Database, Db } from '../platform/db/database.ts'
import type { StoredCalendar } from './calendar.tables.ts'

/** Who goes by calendars, of each kind by name. */
const users = (table: 'departments' | 'teams' | 'staff', column: 'department_id' | 'team_id' | 'staff_id') =>
  sql<{ id: string; name: string }[]>`coalesce((
    SELECT jsonb_agg(jsonb_build_object('id', x.id, 'name', x.name) ORDER BY x.name, x.id)
    FROM calendar_uses u JOIN ${sql.table(table)} x ON x.id = u.${sql.ref(column)} WHERE u.calendar_id = calendars.id), '[]')`

const calendarsWithUsers = (db: Db) =>
  db
    .selectFrom('calendars')
    .selectAll()
    .select([
      users('departments', 'department_id').as('departments'),
      users('teams', 'team_id').as('teams'),
      users('staff', 'staff_id').as('staff'),
    ])

export type CalendarWithUsers = Awaited<ReturnType<typeof selectCalendars>>[number]

/** The company's first, the others by name. */
export const selectCalendars = (db: Db) =>
  calendarsWithUsers(db).orderBy('company', 'desc').orderBy('name').orderBy('id').execute()

export const selectCalendar = (db: Db, id: string) => calendarsWithUsers(db).where('id', '=', id).executeTakeFirst()

export const lockCalendar = (db: Db, id: string) =>
  db.selectFrom('calendars').select('version').where('id', '=', id).forUpdate().executeTakeFirst()

/** What decides of one calendar; of the company's when none is named. */
export const findRules = (db: Db, id: string | undefined): Promise<StoredCalendar | undefined> =>
  db
    .selectFrom('calendars')
    .selectAll()
    .where((eb) => (id === undefined ? eb('company', '=', true) : eb('id', '=', id)))
    .executeTakeFirst()

/** What decides of every calendar. */
export const selectRules = (db: Db): Promise<StoredCalendar[]> => db.selectFrom('calendars').selectAll().execute()

/** Nothing when the name is taken. */
export const insertCalendar = (db: Db, calendar: Insertable<Database['calendars']>) =>
  db
    .insertInto('calendars')
    .values(calendar)
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst()

export const updateCalendarRow = (db: Db, id: string, facts: Updateable<Database['calendars']>) =>
  db
    .updateTable('calendars')
    .set({ ...facts, version: sql`version + 1` })
    .where('id', '=', id)
    .execute()

export const isNameTaken = (db: Db, name: string, except: string) =>
  db.selectFrom('calendars').select('id').where('name', '=', name).where('id', '<>', except).executeTakeFirst()

export const deleteCalendar = (db: Db, id: string) => db.deleteFrom('calendars').where('id', '=', id).execute()

/** Whoever can go by a calendar, by what names them in a use. */
export type UserKind = 'departmentId' | 'teamId' | 'staffId'

export const endUses = (db: Db, calendarId: string, kind: UserKind) =>
  db.deleteFrom('calendarUses').where('calendarId', '=', calendarId).where(kind, 'is not', null).execute()

/** Lets them go by this calendar, whichever they went by before. */
export const insertUses = (db: Db, calendarId: string, kind: UserKind, ids: readonly string[]) =>
  db
    .insertInto('calendarUses')
    .values(ids.map((id) => ({ calendarId, departmentId: null, teamId: null, staffId: null, [kind]: id })))
    .onConflict((conflict) => conflict.column(kind).doUpdateSet({ calendarId }))
    .execute()

export async function countKnown(db: Db, kind: UserKind, ids: readonly string[]): Promise<number> {
  const table = { departmentId: 'departments', teamId: 'teams', staffId: 'staff' } as const
  const { count } = await db
    .selectFrom(table[kind])
    .select(sql<number>`count(*)::int`.as('count'))
    .where('id', 'in', ids)
    .executeTakeFirstOrThrow()
  return count
}
