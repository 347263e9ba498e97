import type { Export } from '@zhike/contract/exports'
import type { Reason } from '@zhike/contract/reasons'
import { sql } from 'kysely'
import type { Actor } from '../platform/actor.ts'
import type { Db } from '../platform/db/database.ts'
import type { StoredExport } from './exports.tables.ts'

/** How long whoever works on an export may be silent before others take it for gone. Real time, so the database's clock. */
const silence = sql`interval '20 seconds'`
const nobodyWorks = sql<boolean>`(worked_at IS NULL OR worked_at < clock_timestamp() - ${silence})`
const databaseNow = sql<Date>`clock_timestamp()`

/** An attempt at an export: whoever works on it knows by this that nobody else has taken it up since. */
type Attempt = Pick<StoredExport, 'id' | 'attempts'>

/**
 * Takes an export up from its beginning, unless somebody works on it or on another one of the same person; counts the
 * attempt. Of two that come at once the second breaks `exports_one_at_a_time`.
 */
export const takeUp = (db: Db, id: string) =>
  db
    .updateTable('exports')
    .set((eb) => ({
      status: 'running',
      workedAt: databaseNow,
      attempts: eb('attempts', '+', 1),
      foundCount: null,
      writtenCount: 0,
    }))
    .where('id', '=', id)
    .where('status', 'in', ['queued', 'running'])
    .where(nobodyWorks)
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('exports as other')
            .select('other.id')
            .whereRef('other.createdById', '=', 'exports.createdById')
            .whereRef('other.id', '<>', 'exports.id')
            .where('other.status', '=', 'running'),
        ),
      ),
    )
    .returningAll()
    .executeTakeFirst()

const ours = (db: Db, { id, attempts }: Attempt) =>
  db.updateTable('exports').where('id', '=', id).where('status', '=', 'running').where('attempts', '=', attempts)

/** Lets go of an export, so that it can be taken up at once. */
export const letGo = (db: Db, attempt: Attempt) => ours(db, attempt).set({ workedAt: null }).execute()

/** Gives a sign of life; false when the export was cancelled or somebody else has taken it up. */
export const beat = async (db: Db, attempt: Attempt, writtenCount: number): Promise<boolean> => {
  const beaten = await ours(db, attempt).set({ writtenCount, workedAt: databaseNow }).returning('id').executeTakeFirst()
  return beaten !== undefined
}

/** Notes how many were found, and in whose sight. */
export const noteFound = (db: Db, attempt: Attempt, foundCount: number, { scope, reach }: Actor) =>
  ours(db, attempt)
    .set({ foundCount, seenIn: scope, seenWith: [...reach] })
    .execute()

interface End {
  readonly status: Extract<Export['status'], 'done' | 'failed'>
  readonly failure: Reason | null
  readonly file: { readonly key: string; readonly bytes: number } | null
  readonly written: number
  readonly now: Date
}

/** Ends an export; undefined when it was cancelled or somebody else has taken it up. */
export const finish = (db: Db, attempt: Attempt, { status, failure, file, written, now }: End) =>
  ours(db, attempt)
    .set({
      status,
      failure,
      fileKey: file?.key ?? null,
      fileBytes: file?.bytes ?? null,
      writtenCount: written,
      finishedAt: now,
      workedAt: null,
    })
    .returningAll()
    .executeTakeFirst()

/** What somebody's queue has next. */
export const findNext = (db: Db, createdById: string) =>
  db
    .selectFrom('exports')
    .select(['id', 'kind'])
    .where('createdById', '=', createdById)
    .where('status', '=', 'queued')
    .orderBy('createdAt')
    .orderBy('id')
    .limit(1)
    .executeTakeFirst()

/** Exports that nobody works on: left by a process that is gone, or the first in a queue that nobody called up. */
export const findStranded = (db: Db) =>
  db
    .selectFrom('exports')
    .distinctOn('createdById')
    .select(['id', 'kind'])
    .where('status', 'in', ['queued', 'running'])
    .where(nobodyWorks)
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('exports as other')
            .select('other.id')
            .whereRef('other.createdById', '=', 'exports.createdById')
            .whereRef('other.id', '<>', 'exports.id')
            .where('other.status', '=', 'running'),
        ),
      ),
    )
    .orderBy('createdById')
    .orderBy('createdAt')
    .execute()
