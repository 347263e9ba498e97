import { type Insertable, sql, type Updateable } from 'kysely'
import type { Database, Db } from '../platform/db/database.ts'

export const selectShifts = (db: Db) =>
  db
    .selectFrom('shifts')
    .select(['id', 'name', 'begins', 'ends', 'version'])
    .where('removedAt', 'is', null)
    .orderBy('begins')
    .orderBy('name')
    .execute()

export const lockShift = (db: Db, id: string) =>
  db
    .selectFrom('shifts')
    .select(['id', 'name', 'begins', 'ends', 'version'])
    .where('id', '=', id)
    .where('removedAt', 'is', null)
    .forUpdate()
    .executeTakeFirst()

/** Nothing when the name is taken. */
export const insertShift = (db: Db, shift: Insertable<Database['shifts']>) =>
  db
    .insertInto('shifts')
    .values(shift)
    .onConflict((conflict) => conflict.doNothing())
    .returning(['id', 'name', 'begins', 'ends', 'version'])
    .executeTakeFirst()

export const updateShiftRow = (db: Db, id: string, facts: Updateable<Database['shifts']>) =>
  db
    .updateTable('shifts')
    .set({ ...facts, version: sql`version + 1` })
    .where('id', '=', id)
    .returning(['id', 'name', 'begins', 'ends', 'version'])
    .executeTakeFirstOrThrow()

export const findShiftNamed = (db: Db, name: string, except: string) =>
  db
    .selectFrom('shifts')
    .select('id')
    .where('name', '=', name)
    .where('removedAt', 'is', null)
    .where('id', '<>', except)
    .executeTakeFirst()

/** By day; of everybody when nobody is named. */
export function selectRoster(db: Db, staffIds: readonly string[] | undefined, from: string, to: string) {
  let query = db
    .selectFrom('rosterDays as r')
    .leftJoin('shifts as s', 's.id', 'r.shiftId')
    .select(['r.staffId', sql<string>`r.day::text`.as('day'), 's.id', 's.name', 's.begins', 's.ends'])
    .where('r.day', '>=', from)
    .where('r.day', '<=', to)
  if (staffIds) query = query.where('r.staffId', 'in', staffIds)
  return query.orderBy('r.day').orderBy('r.staffId').execute()
}

interface RosterChange {
  readonly staffIds: readonly string[]
  readonly days: readonly string[]
}

export const deleteRosterDays = (db: Db, { staffIds, days }: RosterChange) =>
  db.deleteFrom('rosterDays').where('staffId', 'in', staffIds).where('day', 'in', days).execute()

/** Each of them on each of the days, whatever they had before. */
export const setRosterDays = (
  db: Db,
  { staffIds, days }: RosterChange,
  set: { readonly shiftId: string | null; readonly by: string | null; readonly at: Date },
) =>
  sql`INSERT INTO roster_days (staff_id, day, shift_id, set_by, set_at)
      SELECT staff_id, day, ${set.shiftId}::uuid, ${set.by}::uuid, ${set.at}
      FROM unnest(${[...staffIds]}::uuid[]) AS staff_id, unnest(${[...days]}::date[]) AS day
      ON CONFLICT (staff_id, day) DO UPDATE
        SET shift_id = excluded.shift_id, set_by = excluded.set_by, set_at = excluded.set_at`.execute(db)
