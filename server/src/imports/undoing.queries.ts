import { type RawBuilder, sql } from 'kysely'
import type { Verdict } from '../customers/customers.ts'
import type { Actor } from '../platform/actor.ts'
import type { Db } from '../platform/db/database.ts'
import type { StoredEffect } from './imports.tables.ts'
import { databaseNow, type EffectPlace, nobodyWorks } from './running.queries.ts'

/** Notes who wants an import undone; false when somebody did before. */
export const markUndoing = async (db: Db, id: string, { kind, id: by }: Actor, now: Date): Promise<boolean> => {
  const marked = await db
    .updateTable('imports')
    .set({ undoStatus: 'undoing', undoByKind: kind, undoById: by, undoAskedAt: now })
    .where('id', '=', id)
    .where('undoStatus', 'is', null)
    .returning('id')
    .executeTakeFirst()
  return marked !== undefined
}

/** Takes an undoing up unless somebody works on it. */
export const takeUpUndoing = (db: Db, id: string) =>
  db
    .updateTable('imports')
    .set({ workedAt: databaseNow })
    .where('id', '=', id)
    .where('undoStatus', '=', 'undoing')
    .where(nobodyWorks)
    .returningAll()
    .executeTakeFirst()

/** Gives a sign, in the transaction of a chunk: the row is locked, so that one works on it. Undefined when it is over. */
export const keepUndoing = (db: Db, id: string) =>
  db
    .updateTable('imports')
    .set({ workedAt: databaseNow })
    .where('id', '=', id)
    .where('undoStatus', '=', 'undoing')
    .returning('id')
    .executeTakeFirst()

export const letGoOfUndoing = (db: Db, id: string) =>
  db.updateTable('imports').set({ workedAt: null }).where('id', '=', id).where('undoStatus', '=', 'undoing').execute()

export const findStrandedUndoings = (db: Db) =>
  db.selectFrom('imports').select(['id', 'kind']).where('undoStatus', '=', 'undoing').where(nobodyWorks).execute()

/** The last chunk whose effects stand, before another when one is given. */
export const findLastChunk = async (db: Db, importId: string, before?: number): Promise<number | undefined> => {
  const found = await db
    .selectFrom('importEffects')
    .select('firstRow')
    .where('importId', '=', importId)
    .where('status', '=', 'standing')
    .$if(before !== undefined, (query) => query.where('firstRow', '<', before ?? 0))
    .orderBy('firstRow', 'desc')
    .limit(1)
    .executeTakeFirst()
  return found?.firstRow
}

const told = sql<string>`coalesce(e.data ->> 'number', e.data ->> 'kind', '')`.as('label')

/** What stands of a chunk. */
export const findEffects = (db: Db, { importId, firstRow }: EffectPlace): Promise<StoredEffect[]> =>
  db
    .selectFrom('importEffects as f')
    .innerJoin('events as e', (join) => join.onRef('e.customerId', '=', 'f.customerId').onRef('e.id', '=', 'f.eventId'))
    .select(['f.customerId', 'f.eventId', 'e.type', 'e.subjectType', 'e.subjectId', told])
    .where('f.importId', '=', importId)
    .where('f.status', '=', 'standing')
    .where('f.firstRow', '=', firstRow)
    .orderBy('f.customerId')
    .orderBy('f.eventId')
    .execute()

/** Something that happened to customers besides the import and what was undone. */
export interface Happening {
  readonly customerId: string
  readonly subjectId: string
  readonly type: string
  /** The order that it names, if it does. */
  readonly orderNo: string | null
}

/** Looking is no dealing. */
const looks = ['customer.identity_revealed', 'customer.address_revealed', 'customer.looked_up', 'customer.restored']

export const findHappenings = async (
  db: Db,
  importId: string,
  customerIds: readonly string[],
): Promise<Happening[]> => {
  const found = sql<Happening>`
    SELECT DISTINCT e.customer_id, e.subject_id, e.type, e.data ->> 'orderNo' AS order_no
    FROM events e
    WHERE e.customer_id = ANY (${customerIds}::uuid[]) AND e.type <> ALL (${looks})
      AND NOT EXISTS (
        SELECT FROM import_effects f WHERE f.customer_id = e.customer_id AND f.event_id = e.id
          AND (f.import_id = ${importId}::uuid OR f.status IN ('removed', 'put_back', 'undoing')))
    UNION ALL
    SELECT k.person_id, k.id, 'customer.key_person_added', NULL
    FROM key_persons k
    WHERE k.person_id = ANY (${customerIds}::uuid[])
      AND NOT EXISTS (
        SELECT FROM import_effects f JOIN events e ON e.customer_id = f.customer_id AND e.id = f.event_id
        WHERE f.customer_id = k.customer_id AND f.import_id = ${importId}::uuid AND e.subject_id = k.id)`
  return (await found.execute(db)).rows
}

/** Keeps what the undoing of a chunk did itself: it is no reason to keep what other imports brought. */
export const insertUndoEffects = (db: Db, { importId, firstRow }: EffectPlace, events: RawBuilder<unknown>) =>
  sql`
    INSERT INTO import_effects (import_id, first_row, customer_id, event_id, status)
    SELECT ${importId}::uuid, ${firstRow}::bigint, customer_id, event_id, 'undoing'
    FROM (${events}) AS told`.execute(db)

/** Notes what became of effects. */
export const tellEffects = (db: Db, told: readonly (StoredEffect & Verdict)[]) =>
  sql`
    UPDATE import_effects f SET status = t.outcome, because = t.because, fields = t.kept_fields
    FROM jsonb_to_recordset(${JSON.stringify(
      told.map(({ customerId, eventId, outcome, because, keptFields }) => ({
        customer_id: customerId,
        event_id: eventId,
        outcome,
        because,
        kept_fields: keptFields,
      })),
    )}::jsonb) AS t (customer_id uuid, event_id uuid, outcome text, because text, kept_fields text[])
    WHERE f.customer_id = t.customer_id AND f.event_id = t.event_id`.execute(db)

/** What is left of a chunk has nothing that could be undone: the customer's log was erased. Gives how much that is. */
export const keepRest = async (db: Db, { importId, firstRow }: EffectPlace): Promise<number> => {
  const rest = await db
    .updateTable('importEffects')
    .set({ status: 'kept', because: 'gone' })
    .where('importId', '=', importId)
    .where('status', '=', 'standing')
    .where('firstRow', '=', firstRow)
    .executeTakeFirst()
  return Number(rest.numUpdatedRows)
}

export const countUndone = (db: Db, id: string, counts: Readonly<Record<Verdict['outcome'], number>>) =>
  db
    .updateTable('imports')
    .set((eb) => ({
      removedCount: eb('removedCount', '+', counts.removed),
      putBackCount: eb('putBackCount', '+', counts.put_back),
      keptCount: eb('keptCount', '+', counts.kept),
    }))
    .where('id', '=', id)
    .execute()

/** Ends an undoing; undefined when it is over already. */
export const finishUndoing = (db: Db, id: string, now: Date) =>
  db
    .updateTable('imports')
    .set({ undoStatus: 'undone', undoneAt: now, workedAt: null })
    .where('id', '=', id)
    .where('undoStatus', '=', 'undoing')
    .returningAll()
    .executeTakeFirst()

/** What was kept, of customers whom the actor sees. */
export const findKept = (
  db: Db,
  importId: string,
  after: { readonly customerId: string; readonly eventId: string } | undefined,
  most: number,
) =>
  db
    .selectFrom('importEffects as f')
    .innerJoin('events as e', (join) => join.onRef('e.customerId', '=', 'f.customerId').onRef('e.id', '=', 'f.eventId'))
    .innerJoin('customers as c', 'c.id', 'f.customerId')
    .select(['f.customerId', 'f.eventId', 'c.name', 'e.subjectType', 'f.because', 'f.fields', told])
    .where('f.importId', '=', importId)
    .where('f.status', '=', 'kept')
    .$if(after !== undefined, (query) =>
      query.where(sql<boolean>`(f.customer_id, f.event_id) > (${after?.customerId}::uuid, ${after?.eventId}::uuid)`),
    )
    .orderBy('f.customerId')
    .orderBy('f.eventId')
    .limit(most)
    .execute()

/** Imports that can be undone no longer and whose effects are still kept. */
export const findForgettable = (db: Db, now: Date, most: number) =>
  db.selectFrom('imports').select('id').where('undoUntil', '<', now).limit(most).execute()

/** Forgets some of what an import did; gives how much. */
export const forgetEffects = async (db: Db, importId: string, most: number): Promise<number> => {
  const forgotten = await sql`
    DELETE FROM import_effects WHERE ctid = ANY (ARRAY(
      SELECT ctid FROM import_effects WHERE import_id = ${importId}::uuid LIMIT ${most}::int))`.execute(db)
  return Number(forgotten.numAffectedRows ?? 0)
}

export const markForgotten = (db: Db, id: string) =>
  db.updateTable('imports').set({ undoUntil: null }).where('id', '=', id).execute()
