import type { Import } from '@zhike/contract/imports'
import type { Reason } from '@zhike/contract/reasons'
import { type RawBuilder, sql } from 'kysely'
import type { Db } from '../platform/db/database.ts'
import type { Counts, Reach } from './chunks.ts'

/** How long whoever works on an import may be silent before others take it for gone. Real time, so the database's clock. */
const silence = sql`interval '20 seconds'`
export const nobodyWorks = sql<boolean>`(worked_at IS NULL OR worked_at < clock_timestamp() - ${silence})`
export const databaseNow = sql<Date>`clock_timestamp()`

/** Takes an import up unless somebody works on it; counts the attempt. */
export const takeUp = (db: Db, id: string) =>
  db
    .updateTable('imports')
    .set((eb) => ({ status: 'running', workedAt: databaseNow, attempts: eb('attempts', '+', 1) }))
    .where('id', '=', id)
    .where('status', 'in', ['queued', 'running'])
    .where(nobodyWorks)
    .returningAll()
    .executeTakeFirst()

/** Lets go of an import, so that it can be taken up at once. */
export const letGo = (db: Db, id: string) =>
  db.updateTable('imports').set({ workedAt: null }).where('id', '=', id).where('status', '=', 'running').execute()

/** Moves an import on by a chunk, unless it was cancelled or somebody else moved it on: then false. */
export const advance = async (
  db: Db,
  id: string,
  from: number,
  { rowsDone, bytesDone }: Reach,
  counts: Counts & { readonly effects: number },
): Promise<boolean> => {
  const moved = await db
    .updateTable('imports')
    .set((eb) => ({
      rowsDone,
      bytesDone,
      createdCount: eb('createdCount', '+', counts.created),
      updatedCount: eb('updatedCount', '+', counts.updated),
      skippedCount: eb('skippedCount', '+', counts.skipped),
      failedCount: eb('failedCount', '+', counts.failed),
      leftOutCount: eb('leftOutCount', '+', counts.leftOut),
      effectsCount: eb('effectsCount', '+', counts.effects),
      workedAt: databaseNow,
      attempts: 0,
    }))
    .where('id', '=', id)
    .where('status', '=', 'running')
    .where('rowsDone', '=', from)
    .returning('id')
    .executeTakeFirst()
  return moved !== undefined
}

/** Lets the planner see what has come in, where that has doubled a table. */
export const refreshStatistics = (db: Db) => sql`SELECT refresh_statistics()`.execute(db)

/** The chunk of an import, by the rows that were done before it. */
export interface EffectPlace {
  readonly importId: string
  readonly firstRow: number
}

/** Keeps what a chunk did, by the events that tell of it, so that it can be undone; gives how much that is. */
export const insertEffects = async (
  db: Db,
  { importId, firstRow }: EffectPlace,
  events: RawBuilder<unknown>,
): Promise<number> => {
  const kept = await sql`
    INSERT INTO import_effects (import_id, first_row, customer_id, event_id)
    SELECT ${importId}::uuid, ${firstRow}::bigint, customer_id, event_id FROM (${events}) AS told`.execute(db)
  return Number(kept.numAffectedRows ?? 0)
}

export const insertErrors = (db: Db, importId: string, firstRow: number, rows: number, linesSealed: Buffer) =>
  db.insertInto('importErrors').values({ importId, firstRow, rows, linesSealed }).execute()

/** The next entry of failed rows after one. */
export const findErrorsAfter = (db: Db, importId: string, firstRow: number) =>
  db
    .selectFrom('importErrors')
    .selectAll()
    .where('importId', '=', importId)
    .where('firstRow', '>', firstRow)
    .orderBy('firstRow')
    .limit(1)
    .executeTakeFirst()

export const countErrors = async (db: Db, importId: string): Promise<number> => {
  const counted = await db
    .selectFrom('importErrors')
    .select(sql<number>`coalesce(sum(rows), 0)`.as('rows'))
    .where('importId', '=', importId)
    .executeTakeFirst()
  return counted?.rows ?? 0
}

/** Ends an import, or only adds the file of failed rows to one that was cancelled; gives its state, undefined if it is over. */
export const finish = async (
  db: Db,
  id: string,
  end: { status: Import['status']; failure: Reason | null; errorsKey: string | null; now: Date },
) => {
  await db.deleteFrom('importErrors').where('importId', '=', id).execute()
  return db
    .updateTable('imports')
    .set((eb) => ({
      status: eb
        .case()
        .when('status', '=', 'cancelled')
        .then('cancelled' as const)
        .else(end.status)
        .end(),
      failure: end.failure,
      errorsKey: end.errorsKey,
      finishedAt: eb.fn.coalesce('finishedAt', eb.val(end.now)),
      workedAt: null,
    }))
    .where('id', '=', id)
    .where('status', 'in', ['running', 'cancelled'])
    .returningAll()
    .executeTakeFirst()
}

/** Imports that began and that nobody works on any more, or whose failed rows are no file yet. */
export const findStranded = (db: Db) =>
  db
    .selectFrom('imports')
    .select(['id', 'kind', 'status'])
    .where((eb) =>
      eb.or([
        eb('status', '=', 'running'),
        eb.and([
          eb('status', '=', 'cancelled'),
          eb.exists(eb.selectFrom('importErrors').select('importId').whereRef('importId', '=', 'imports.id')),
        ]),
      ]),
    )
    .where(nobodyWorks)
    .execute()
