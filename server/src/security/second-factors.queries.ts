import type { Insertable } from 'kysely'
import type { Database, Db } from '../platform/db/database.ts'

export const insertVerification = (db: Db, row: Insertable<Database['auth.verifications']>) =>
  db.insertInto('auth.verifications').values(row).execute()

export const lockVerification = (db: Db, identifier: string) =>
  db
    .selectFrom('auth.verifications')
    .select(['id', 'value', 'expiresAt'])
    .where('identifier', '=', identifier)
    .forUpdate()
    .executeTakeFirst()

export const deleteVerification = (db: Db, id: string) =>
  db.deleteFrom('auth.verifications').where('id', '=', id).execute()

export const findSecondFactor = (db: Db, userId: string) =>
  db.selectFrom('auth.secondFactors').selectAll().where('userId', '=', userId).executeTakeFirst()

export const countBackupCodes = async (db: Db, userId: string): Promise<number> => {
  const { count } = await db
    .selectFrom('auth.backupCodes')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('userId', '=', userId)
    .executeTakeFirstOrThrow()
  return count
}

/** Begins anew; false when a confirmed one is there. */
export async function beginSecondFactor(
  db: Db,
  row: { readonly userId: string; readonly secret: Buffer; readonly createdAt: Date },
): Promise<boolean> {
  const { secret, createdAt } = row
  const begun = await db
    .insertInto('auth.secondFactors')
    .values(row)
    .onConflict((conflict) =>
      conflict.column('userId').doUpdateSet({ secret, createdAt }).where('auth.secondFactors.confirmedAt', 'is', null),
    )
    .returning('userId')
    .executeTakeFirst()
  return begun !== undefined
}

/** Uses the code of a step up; false when it, or a later one, was used before. */
export async function useStep(db: Db, userId: string, step: number): Promise<boolean> {
  const used = await db
    .updateTable('auth.secondFactors')
    .set({ lastStep: step })
    .where('userId', '=', userId)
    .where('lastStep', '<', step)
    .returning('userId')
    .executeTakeFirst()
  return used !== undefined
}

export const confirmSecondFactor = (db: Db, userId: string, at: Date) =>
  db.updateTable('auth.secondFactors').set({ confirmedAt: at }).where('userId', '=', userId).execute()

export const deleteSecondFactor = (db: Db, userId: string) =>
  db.deleteFrom('auth.secondFactors').where('userId', '=', userId).execute()

export const deleteBackupCodes = (db: Db, userId: string) =>
  db.deleteFrom('auth.backupCodes').where('userId', '=', userId).execute()

export const insertBackupCodes = (db: Db, userId: string, hashes: readonly Buffer[]) =>
  db
    .insertInto('auth.backupCodes')
    .values(hashes.map((hash) => ({ userId, hash })))
    .execute()

/** Uses a backup code up; false when there is none such. */
export async function useBackupCode(db: Db, userId: string, hash: Buffer): Promise<boolean> {
  const used = await db
    .deleteFrom('auth.backupCodes')
    .where('userId', '=', userId)
    .where('hash', '=', hash)
    .returning('userId')
    .executeTakeFirst()
  return used !== undefined
}
