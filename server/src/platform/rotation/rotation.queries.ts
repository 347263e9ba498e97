import { sql, type Updateable } from 'kysely'
import type { Database, Db } from '../db/database.ts'

/** Two who change the ring at once would lose a version: the second waits. */
export const lockKeyRing = (db: Db) => sql`SELECT pg_advisory_xact_lock(hashtext('zhike.key-ring'))`.execute(db)

export async function selectRotations(db: Db) {
  const rows = db
    .selectFrom('keyRotations as r')
    .leftJoin('auth.people as p', 'p.id', 'r.startedBy')
    .select(['r.version', 'r.startedAt', 'r.startedBy', 'r.total', 'r.done', 'r.broken', 'r.finishedAt'])
    .select('p.name as startedByName')
    .orderBy('r.version', 'desc')
  return rows.execute()
}

export const findRotation = (db: Db, version: number) =>
  db
    .selectFrom('keyRotations')
    .select(['total', 'broken', 'finishedAt'])
    .where('version', '=', version)
    .executeTakeFirst()

export const insertRotation = (db: Db, row: { version: number; startedAt: Date; startedBy: string | null }) =>
  db
    .insertInto('keyRotations')
    .values(row)
    .onConflict((conflict) => conflict.doNothing())
    .execute()

/** Takes the rotation for a worker, unless another has worked on it within 15 seconds. */
export async function claimRotation(db: Db, version: number, worker: string) {
  return db
    .updateTable('keyRotations')
    .set({ worker, workedAt: sql`clock_timestamp()` })
    .where('version', '=', version)
    .where('finishedAt', 'is', null)
    .where((eb) =>
      eb.or([
        eb('worker', '=', worker),
        eb('worker', 'is', null),
        eb('workedAt', '<', sql<Date>`now() - interval '15 s'`),
      ]),
    )
    .returning(['place', 'after', 'broken'])
    .executeTakeFirst()
}

export const moveRotation = (db: Db, version: number, facts: Updateable<Database['keyRotations']>, resealed = 0) =>
  db
    .updateTable('keyRotations')
    .set({ ...facts, done: sql`done + ${resealed}::bigint` })
    .where('version', '=', version)
    .execute()

/** Whoever works on it stops and says so, so that the next need not wait. */
export const releaseRotation = (db: Db, version: number, worker: string) =>
  db
    .updateTable('keyRotations')
    .set({ worker: null })
    .where('version', '=', version)
    .where('worker', '=', worker)
    .execute()

/** An older rotation that was overtaken has nothing left to do either. */
export const finishRotations = (db: Db, version: number, at: Date) =>
  db
    .updateTable('keyRotations')
    .set({ finishedAt: at, worker: null })
    .where('version', '<=', version)
    .where('finishedAt', 'is', null)
    .execute()

/** Whether a rotation waits and nobody works on it. */
export async function isStranded(db: Db, version: number): Promise<boolean> {
  const row = await db
    .selectFrom('keyRotations')
    .select('version')
    .where('version', '=', version)
    .where('finishedAt', 'is', null)
    .where((eb) => eb.or([eb('worker', 'is', null), eb('workedAt', '<', sql<Date>`now() - interval '15 s'`)]))
    .executeTakeFirst()
  return row !== undefined
}
