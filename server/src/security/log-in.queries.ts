import { sql } from 'kysely'
import type { Db } from '../platform/db/database.ts'
import type { ActorRow } from './desk-actor.ts'

/** Makes and locks a row for each key, always in the same order. */
export async function claimAttempts(db: Db, keys: readonly Buffer[], at: Date) {
  const { rows } = await sql<{ lockedUntil: Date | null }>`
    INSERT INTO auth.attempts (key, since)
    SELECT key, ${at} FROM unnest(${[...keys]}::bytea[]) AS key ORDER BY key
    ON CONFLICT (key) DO UPDATE SET since = attempts.since
    RETURNING locked_until`.execute(db)
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

export const forgetAttempts = (db: Db, key: Buffer) => db.deleteFrom('auth.attempts').where('key', '=', key).execute()

export const findPersonByEmail = (db: Db, email: string) =>
  db
    .selectFrom('auth.people')
    .select(['id', 'demo', 'email'])
    .where('email', '=', email.toLowerCase())
    .where('suspended', '=', false)
    .executeTakeFirst()

export async function readPersonActor(db: Db, id: string): Promise<ActorRow | undefined> {
  const { rows } = await sql<{ actor: ActorRow | null }>`SELECT auth.person_actor(${id}) AS actor`.execute(db)
  return rows[0]?.actor ?? undefined
}

/** The sessions of a person that are neither over nor idle at `at`, newest first. */
export const selectSessions = (db: Db, userId: string, at: Date, idleSince: Date) =>
  db
    .selectFrom('auth.sessions')
    .select(['id', 'createdAt', 'expiresAt', 'ipAddress', 'userAgent'])
    .where('userId', '=', userId)
    .where('expiresAt', '>', at)
    .where('activeAt', '>', idleSince)
    .orderBy('createdAt', 'desc')
    .orderBy('id', 'desc')
    .execute()

export const deleteSession = (db: Db, userId: string, id: string) =>
  db.deleteFrom('auth.sessions').where('userId', '=', userId).where('id', '=', id).returning('id').executeTakeFirst()

export const deleteSessionByToken = (db: Db, token: string) =>
  db.deleteFrom('auth.sessions').where('token', '=', token).execute()
