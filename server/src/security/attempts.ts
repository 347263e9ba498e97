import { createHmac } from 'node:crypto'
import type { KeyRing } from '../platform/crypto/key-ring.ts'
import type { Db } from '../platform/db/database.ts'
import { addFailure, claimAttempts, forgetAttempts } from './log-in.queries.ts'

const mostFailures = 5
const minutes = 60_000
export const lockMinutes = 15

/** What a log-in is counted by: the account that is tried, whether it exists or not, and where it comes from. */
export interface AttemptKeys {
  readonly account: Buffer
  readonly address: Buffer
}

/** Keyed hashes: what people type into the field of the e-mail is not ours to keep. */
export function attemptKeys(keys: KeyRing, email: string, address: string): AttemptKeys {
  const hash = (kind: string, value: string) => createHmac('sha256', keys.index).update(`${kind}\0${value}`).digest()
  return { account: hash('log-in account', email.toLowerCase()), address: hash('log-in address', address) }
}

/**
 * Whether account or address is locked at `at`. Others with the same account or address wait until this transaction is
 * over, so that a hundred guesses at once are counted like a hundred in a row.
 */
export async function isLocked(db: Db, keys: AttemptKeys, at: Date): Promise<boolean> {
  const rows = await claimAttempts(db, [keys.account, keys.address], at)
  return rows.some((row) => row.lockedUntil !== null && row.lockedUntil > at)
}

/** Counts a failure; true when that was one too many for account or address. */
export async function countFailure(db: Db, keys: AttemptKeys, at: Date): Promise<boolean> {
  const windowStart = new Date(at.getTime() - lockMinutes * minutes)
  const lockEnd = new Date(at.getTime() + lockMinutes * minutes)
  const rows = await addFailure(db, [keys.account, keys.address], { at, windowStart, lockEnd, most: mostFailures })
  return rows.some((row) => row.lockedUntil !== null)
}

/** Somebody knew the password: the account starts anew. The address does not, or one account would open it for guessing. */
export const forgetFailures = (db: Db, keys: AttemptKeys) => forgetAttempts(db, keys.account)
