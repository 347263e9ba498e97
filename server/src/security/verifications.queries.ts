import type { Selectable } from 'kysely'
import type { Db } from '../platform/db/database.ts'
import type { AuditVerificationsTable } from './security.tables.ts'

export type VerificationRow = Selectable<AuditVerificationsTable>

const shown = ['id', 'total', 'checked', 'intact', 'firstBroken', 'startedAt', 'finishedAt', 'startedById'] as const

/** Undefined when another runs. */
export const insertVerification = (
  db: Db,
  row: Pick<VerificationRow, 'id' | 'total' | 'startedByKind' | 'startedById' | 'startedAt'>,
) =>
  db
    .insertInto('auditVerifications')
    .values(row)
    .onConflict((conflict) => conflict.doNothing())
    .returning(shown)
    .executeTakeFirst()

export const findVerification = (db: Db, id: string) =>
  db.selectFrom('auditVerifications').select(shown).where('id', '=', id).executeTakeFirst()

export const findRunning = (db: Db) =>
  db.selectFrom('auditVerifications').select(shown).where('finishedAt', 'is', null).executeTakeFirst()

export const selectVerifications = (db: Db, most: number) =>
  db
    .selectFrom('auditVerifications')
    .select(shown)
    .orderBy('startedAt', 'desc')
    .orderBy('id', 'desc')
    .limit(most)
    .execute()

/** The one that still runs, for whoever goes on with it; undefined when it is over or somebody else does. */
export const takeVerification = (db: Db, id: string) =>
  db
    .selectFrom('auditVerifications')
    .select(shown)
    .where('id', '=', id)
    .where('finishedAt', 'is', null)
    .forUpdate()
    .skipLocked()
    .executeTakeFirst()

export const moveVerification = (
  db: Db,
  id: string,
  step: Pick<VerificationRow, 'checked' | 'intact' | 'firstBroken' | 'finishedAt'>,
) => db.updateTable('auditVerifications').set(step).where('id', '=', id).returning(shown).executeTakeFirstOrThrow()
