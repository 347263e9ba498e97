import { sql } from 'kysely'
import type { Db } from '../platform/db/database.ts'
import type { ActorRow } from './desk-actor.ts'

/** Makes and locks a row for each key, always in the same order. */
export async function claimAttempts(db: Db, keys: readonly Buffer[], at: Date) {
  const { rows } = await sql<{ key: Buffer; lockedUntil: Date | null }>`
    INSERT INTO auth.attempts (key, since)
    SELECT key, ${at} FROM unnest(${[...keys]}::bytea[]) AS key ORDER BY key
    ON CONFLICT (key) DO UPDATE SET since = attempts.since
    RETURNING key, locked_until`.execute(db)
  return rows
}

interface Failure {
  readonly at: Date
  /** Failures before this are forgotten. */
  readonly windowStart: Date
  readonly lockEnd: Date
  readonly most: number
}

export async function addFailure(db: Db, keys: readonly Buffer[], { at, windowStart, lockEnd, most }: Failure) {
  const { rows } = await sql<{ lockedUntil: Date | null }>`
    UPDATE auth.attempts a SET failures = n.failures, since = n.since,
      locked_until = CASE WHEN n.failures >= ${most}::int THEN ${lockEnd}::timestamptz END
    FROM (SELECT key, CASE WHEN since < ${windowStart} THEN 1 ELSE failures + 1 END AS failures,
                 CASE WHEN since < ${windowStart} THEN ${at}::timestamptz ELSE since END AS since
          FROM auth.attempts WHERE key = ANY (${[...keys]}::bytea[])) AS n
    WHERE a.key = n.key RETURNING a.locked_until`.execute(db)
  return rows
}

/** Notes the account at the address, and locks the address when too many accounts have failed from it. */
export async function addAddressFailure(
  db: Db,
  { account, address }: { readonly account: Buffer; readonly address: Buffer },
  { at, windowStart, lockEnd, most }: Failure,
) {
  const { rows } = await sql<{ lockedUntil: Date | null }>`
    WITH noted AS (
      INSERT INTO auth.address_failures (address, account, at) VALUES (${address}, ${account}, ${at})
      ON CONFLICT (address, account) DO UPDATE SET at = excluded.at RETURNING account),
    recent AS (
      SELECT account FROM noted
      UNION SELECT account FROM auth.address_failures WHERE address = ${address} AND at > ${windowStart})
    UPDATE auth.attempts SET failures = (SELECT count(*) FROM recent), since = ${at}::timestamptz,
      locked_until = CASE WHEN (SELECT count(*) FROM recent) >= ${most}::int THEN ${lockEnd}::timestamptz END
    WHERE key = ${address} RETURNING locked_until`.execute(db)
  return rows
}

export const forgetAttempts = (db: Db, keys: readonly Buffer[]) =>
  db
    .deleteFrom('auth.attempts')
    .where('key', 'in', [...keys])
    .execute()

export const findPersonToLogIn = (db: Db, id: string) =>
  db
    .selectFrom('auth.people')
    .select(['id', 'demo', 'email'])
    .where('id', '=', id)
    .where('suspended', '=', false)
    .executeTakeFirst()

export async function readPersonActor(db: Db, id: string): Promise<ActorRow | undefined> {
  const { rows } = await sql<{ actor: ActorRow | null }>`SELECT auth.person_actor(${id}) AS actor`.execute(db)
  return rows[0]?.actor ?? undefined
}

/** Whose password this e-mail asks for, with its hash; nobody who is suspended. */
export const findPassword = (db: Db, email: string) =>
  db
    .selectFrom('auth.accounts as a')
    .innerJoin('auth.people as p', 'p.id', 'a.userId')
    .select(['p.id', 'p.demo', 'p.email', 'p.role', 'a.password'])
    .where('p.email', '=', email.trim().toLowerCase())
    .where('p.suspended', '=', false)
    .where('a.providerId', '=', 'credential')
    .executeTakeFirst()

/** Whether the rules ask a second factor of this person. */
export async function mustHaveFactor(db: Db, id: string): Promise<boolean> {
  const { rows } = await sql<{ must: boolean }>`
    SELECT NOT p.demo AND (r.profile = 'mlps3' OR p.role = ANY (r.second_factor_roles)) AS must
    FROM auth.people p, auth.log_in_rules r WHERE p.id = ${id}`.execute(db)
  return rows[0]?.must === true
}

export async function sessionBeganAt(db: Db, id: string): Promise<Date | undefined> {
  const row = await db.selectFrom('auth.sessions').select('createdAt').where('id', '=', id).executeTakeFirst()
  return row?.createdAt
}

export async function findIdByEmail(db: Db, email: string): Promise<string | undefined> {
  const row = await db
    .selectFrom('auth.people')
    .select('id')
    .where('email', '=', email.toLowerCase())
    .executeTakeFirst()
  return row?.id
}

/** Who somebody is by now who left work to be done: a person, or the key that they came with. */
export async function readActorAgain(db: Db, personId: string, keyId: string | null): Promise<ActorRow | undefined> {
  const { rows } = await sql<{ actor: ActorRow | null }>`
    SELECT auth.actor_again(${personId}::uuid, ${keyId}::uuid) AS actor`.execute(db)
  return rows[0]?.actor ?? undefined
}

/** The sessions of a person that are neither over nor idle at `at`, newest first. */
export const selectSessions = (db: Db, userId: string, at: Date, idleSince: Date) =>
  db
    .selectFrom('auth.sessions')
    .select(['id', 'createdAt', 'expiresAt', 'ipAddress', 'userAgent'])
    .select(sql<Date>`greatest(active_at, created_at)`.as('activeAt'))
    .where('userId', '=', userId)
    .where('expiresAt', '>', at)
    .where('activeAt', '>', idleSince)
    .orderBy('createdAt', 'desc')
    .orderBy('id', 'desc')
    .execute()

export const deleteSession = (db: Db, userId: string, id: string) =>
  db.deleteFrom('auth.sessions').where('userId', '=', userId).where('id', '=', id).returning('id').executeTakeFirst()

export const deleteSessionsExcept = (db: Db, userId: string, kept: string) =>
  db.deleteFrom('auth.sessions').where('userId', '=', userId).where('id', '<>', kept).execute()

export const deleteSessionByToken = (db: Db, token: string) =>
  db.deleteFrom('auth.sessions').where('token', '=', token).execute()
