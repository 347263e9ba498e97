import { sql, type Updateable } from 'kysely'
import type { Database, Db } from '../platform/db/database.ts'

export type SignOnRow = Awaited<ReturnType<typeof readSignOn>>

export const readSignOn = (db: Db) => db.selectFrom('auth.signOn').selectAll().executeTakeFirstOrThrow()

export const lockSignOn = (db: Db) => db.selectFrom('auth.signOn').selectAll().forUpdate().executeTakeFirstOrThrow()

export const updateSignOn = (db: Db, facts: Updateable<Database['auth.signOn']>) =>
  db
    .updateTable('auth.signOn')
    .set({ ...facts, version: sql`version + 1` })
    .execute()

/** Takes what the browser began; a second time there is nothing. */
export const takeVerification = (db: Db, identifier: string, at: Date) =>
  db
    .deleteFrom('auth.verifications')
    .where('identifier', '=', identifier)
    .where('expiresAt', '>', at)
    .returning('value')
    .executeTakeFirst()

export const findLinked = (db: Db, accountId: string) =>
  db
    .selectFrom('auth.accounts as a')
    .innerJoin('auth.people as p', 'p.id', 'a.userId')
    .select(['p.id', 'p.email', 'p.demo', 'p.suspended'])
    .where('a.providerId', '=', 'sign_on')
    .where('a.accountId', '=', accountId)
    .executeTakeFirst()

/** Who has this e-mail, may log in and is linked with no account of the same issuer yet. */
export const findUnlinked = (db: Db, email: string, issuer: string) =>
  db
    .selectFrom('auth.people as p')
    .select(['p.id', 'p.email', 'p.demo', 'p.suspended'])
    .where('p.email', '=', email.toLowerCase())
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('auth.accounts as a')
            .select('a.id')
            .whereRef('a.userId', '=', 'p.id')
            .where('a.providerId', '=', 'sign_on')
            .where(sql<boolean>`starts_with(a.account_id, ${`${issuer} `})`),
        ),
      ),
    )
    .executeTakeFirst()

export const linkAccount = (db: Db, row: { id: string; userId: string; accountId: string; at: Date }) =>
  db
    .insertInto('auth.accounts')
    .values({
      id: row.id,
      userId: row.userId,
      accountId: row.accountId,
      providerId: 'sign_on',
      createdAt: row.at,
      updatedAt: row.at,
    })
    .execute()

export const rolesWithoutPassword = async (db: Db) => {
  const { enabled, noPasswordRoles } = await readSignOn(db)
  return enabled ? noPasswordRoles : []
}

/** Whether somebody logs in by the provider. */
export async function isLinked(db: Db, personId: string): Promise<boolean> {
  const found = await db
    .selectFrom('auth.accounts')
    .select('id')
    .where('userId', '=', personId)
    .where('providerId', '=', 'sign_on')
    .executeTakeFirst()
  return found !== undefined
}
