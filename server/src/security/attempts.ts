import { createHmac } from 'node:crypto'
import type { KeyRing } from '../platform/crypto/key-ring.ts'
import type { Db } from '../platform/db/database.ts'
import type { Caller } from '../platform/http/caller.ts'
import { knownDevice } from './devices.ts'
import { addAddressFailure, addFailure, claimAttempts, forgetAttempts } from './log-in.queries.ts'

const mostFailures = 5
/** An office of many people shares one address, and so would their typing errors. */
const mostAccounts = 20
const minutes = 60_000
export const lockMinutes = 15

/** What a log-in is counted by: the account that is tried, whether it exists or not, and where it comes from. */
export interface AttemptKeys {
  readonly account: Buffer
  readonly address: Buffer
  /** A browser in which this account has logged in before: no stranger's failures close the door on it. */
  readonly device: Buffer | undefined
}

/** Keyed hashes: what people type into the field of the e-mail is not ours to keep. */
export function attemptKeys(keys: KeyRing, email: string, caller: Caller): AttemptKeys {
  const hash = (kind: string, value: string) => createHmac('sha256', keys.index).update(`${kind}\0${value}`).digest()
  const account = hash('log-in account', email.trim().toLowerCase())
  const device = knownDevice(keys, account, caller)
  return {
    account,
    address: hash('log-in address', caller.address),
    device: device === undefined ? undefined : hash('log-in device', device),
  }
}

/**
 * Whether the account, or the address that it is tried from, is locked at `at`; for a known device only its own failures
 * count. Others with the same keys wait until this transaction is over, so that a hundred guesses at once are counted
 * like a hundred in a row.
 */
export async function isLocked(db: Db, keys: AttemptKeys, at: Date): Promise<boolean> {
  const rows = await claimAttempts(db, [keys.account, keys.device ?? keys.address], at)
  return rows.some((row) => isShut(row, at) && !(keys.device && row.key.equals(keys.account)))
}

/**
 * Counts a failure; true when that was one too many: the fifth of an account or a device, or the twentieth account from
 * one address, which is how passwords are sprayed.
 */
export async function countFailure(db: Db, keys: AttemptKeys, at: Date): Promise<boolean> {
  const span = {
    at,
    windowStart: new Date(at.getTime() - lockMinutes * minutes),
    lockEnd: new Date(at.getTime() + lockMinutes * minutes),
  }
  const own = keys.device ? [keys.account, keys.device] : [keys.account]
  const rows = await addFailure(db, own, { ...span, most: mostFailures })
  if (!keys.device) rows.push(...(await addAddressFailure(db, keys, { ...span, most: mostAccounts })))
  return rows.some((row) => isShut(row, at))
}

const isShut = ({ lockedUntil }: { readonly lockedUntil: Date | null }, at: Date) =>
  lockedUntil !== null && lockedUntil > at

/** Somebody is in: account and device start anew. The address does not, or one account would open it for guessing. */
export const forgetFailures = (db: Db, { account, device }: AttemptKeys) =>
  forgetAttempts(db, device ? [account, device] : [account])
