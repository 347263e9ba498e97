import { sql } from 'kysely'
import type { Db } from '../platform/db/database.ts'

interface OthersSession {
  readonly id: string
  readonly createdAt: Date
  readonly activeAt: Date
  readonly expiresAt: Date
  readonly ipAddress: string | null
  readonly userAgent: string | null
}

export async function readSessionsOf(db: Db, staffId: string, at: Date) {
  const { rows } = await sql<OthersSession>`SELECT * FROM auth.sessions_of(${staffId}, ${at})`.execute(db)
  return rows
}

export async function readSecondFactorSince(db: Db, staffId: string): Promise<Date | null> {
  const { rows } = await sql<{ since: Date | null }>`SELECT auth.second_factor_since(${staffId}) AS since`.execute(db)
  return rows[0]?.since ?? null
}

export async function callEndSession(db: Db, staffId: string, sessionId: string): Promise<boolean> {
  const { rows } = await sql<{ ended: boolean }>`
    SELECT auth.end_session_of(${staffId}, ${sessionId}) AS ended`.execute(db)
  return rows[0]?.ended === true
}

/** How many there were. */
export async function callEndSessions(db: Db, staffId: string): Promise<number> {
  const { rows } = await sql<{ ended: number }>`SELECT auth.end_sessions(${staffId}) AS ended`.execute(db)
  return rows[0]?.ended ?? 0
}

export async function callRemoveSecondFactor(db: Db, staffId: string): Promise<boolean> {
  const { rows } = await sql<{ removed: boolean }>`
    SELECT auth.remove_second_factor(${staffId}) AS removed`.execute(db)
  return rows[0]?.removed === true
}
