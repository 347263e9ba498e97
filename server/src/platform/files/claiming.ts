import { uuidv7 } from '../clock/uuidv7.ts'
import { blindIndex } from '../crypto/blind-index.ts'
import type { KeyRing } from '../crypto/key-ring.ts'
import type { Db } from '../db/database.ts'
import { AppError } from '../errors.ts'
import {
  insertUpload,
  queueUp,
  readLimits,
  readUsage,
  setUploadBytes,
  sumOfStrangers,
  sumOfUploader,
} from './file-storage.queries.ts'

/** Who is about to upload, and how much at most. */
export interface UploadWish {
  /** A colleague or a key; null for a stranger. */
  readonly uploaderId: string | null
  /** Where the request comes from. */
  readonly address: string
  readonly bytes: number
  readonly now: Date
}

const hourMs = 3_600_000
const dayMs = 24 * hourMs

/**
 * Sets bytes aside for an upload before its body is read, so that ten at once cannot each have the last of them. Throws
 * `upload.too_much_lately` with the seconds until there is room again, and `upload.no_room`. `db` is in the system's role.
 */
export async function claimUpload(db: Db, keys: KeyRing, wish: UploadWish): Promise<string> {
  const { uploaderId, bytes, now } = wish
  const limits = await readLimits(db)
  if (limits.companyBytes !== null && (await keptBytes(db)) + bytes > limits.companyBytes)
    throw new AppError('upload.no_room')
  await queueUp(db, uploaderId ?? 'strangers')
  const address = uploaderId === null ? blindIndex(keys, 'upload_address', wish.address) : null
  const refuseBeyond = (limit: number, windowMs: number, lately: { bytes: number; oldest: Date | null }) => {
    if (lately.bytes + bytes <= limit) return
    const roomAt = (lately.oldest ?? now).getTime() + windowMs
    throw new AppError('upload.too_much_lately', {
      retryAfter: Math.max(1, Math.ceil((roomAt - now.getTime()) / 1000)),
    })
  }
  if (uploaderId === null) {
    const since = new Date(now.getTime() - hourMs)
    refuseBeyond(limits.strangerHourBytes, hourMs, await sumOfStrangers(db, address, since))
    refuseBeyond(limits.strangersHourBytes, hourMs, await sumOfStrangers(db, null, since))
  } else {
    const since = new Date(now.getTime() - dayMs)
    refuseBeyond(limits.colleagueDayBytes, dayMs, await sumOfUploader(db, uploaderId, since))
  }
  const id = uuidv7(now)
  await insertUpload(db, { id, uploaderId, address, bytes, at: now })
  return id
}

/** Counts what came instead of what was set aside. */
export const settleUpload = (db: Db, id: string, bytes: number) => setUploadBytes(db, id, bytes)

const keptBytes = async (db: Db) => (await readUsage(db)).reduce((sum, { bytes }) => sum + bytes, 0)
