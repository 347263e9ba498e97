import { type Argon2Parameters, argon2, randomBytes, timingSafeEqual } from 'node:crypto'
import { promisify } from 'node:util'

/** The password is longer than 1,024 bytes: hashing time must not grow with what a visitor sends. */
export class PasswordTooLong extends Error {
  override name = 'PasswordTooLong'
  constructor() {
    super(`A password may have ${longestPassword} bytes at most.`)
  }
}

const longestPassword = 1024
const saltBytes = 16
const tagLength = 32

// OWASP Password Storage Cheat Sheet: argon2id with 19 MiB, two passes, one lane.
const cost = { memory: 19_456, passes: 2, parallelism: 1 }
// Hashes with a higher cost than this were not made here; computing them would be somebody's lever.
const highestCost = { memory: 262_144, passes: 16, parallelism: 16 }

const phc = /^\$argon2id\$v=19\$m=(\d{1,7}),t=(\d{1,3}),p=(\d{1,3})\$([A-Za-z0-9+/]{11,86})\$([A-Za-z0-9+/]{22,172})$/

const compute = promisify(argon2)

/**
 * Hashes a password with argon2id and a random salt into a PHC string (`$argon2id$v=19$m=…`). Unicode forms that look
 * the same (NFKC) are the same password. Takes about 30 ms on a thread of its own.
 *
 * @throws PasswordTooLong above 1,024 bytes
 */
export async function hashPassword(password: string): Promise<string> {
  const message = passwordBytes(password)
  if (message.length > longestPassword) throw new PasswordTooLong()
  const nonce = randomBytes(saltBytes)
  const tag = await compute('argon2id', { ...cost, message, nonce, tagLength })
  return `$argon2id$v=19$m=${cost.memory},t=${cost.passes},p=${cost.parallelism}$${unpadded(nonce)}$${unpadded(tag)}`
}

/**
 * Whether the password belongs to the hash, compared in constant time. Without a hash (no such person) it works just
 * as long and answers false, so that the time does not tell who exists. A broken hash or an over-long password is
 * false.
 */
export async function verifyPassword(password: string, passwordHash: string | undefined): Promise<boolean> {
  const message = passwordBytes(password)
  if (message.length > longestPassword) return false
  const stored = passwordHash === undefined ? undefined : readHash(passwordHash)
  const parameters = stored?.parameters ?? { ...cost, nonce: Buffer.alloc(saltBytes), tagLength }
  const tag = await compute('argon2id', { ...parameters, message })
  return stored !== undefined && timingSafeEqual(tag, stored.tag)
}

function readHash(text: string): { parameters: Omit<Argon2Parameters, 'message'>; tag: Buffer } | undefined {
  const [, memory, passes, parallelism, salt, hash] = phc.exec(text) ?? []
  if (salt === undefined || hash === undefined) return undefined
  const asked = { memory: Number(memory), passes: Number(passes), parallelism: Number(parallelism) }
  if (asked.memory > highestCost.memory || asked.memory < 8 * asked.parallelism) return undefined
  if (asked.passes > highestCost.passes || asked.passes < 1) return undefined
  if (asked.parallelism > highestCost.parallelism || asked.parallelism < 1) return undefined
  const tag = Buffer.from(hash, 'base64')
  return { parameters: { ...asked, nonce: Buffer.from(salt, 'base64'), tagLength: tag.length }, tag }
}

function passwordBytes(password: string): Buffer {
  // Twice the limit in characters is too long in every case: not worth normalising, which would take time.
  if (password.length > 2 * longestPassword) return Buffer.alloc(longestPassword + 1)
  return Buffer.from(password.normalize('NFKC'))
}

function unpadded(bytes: Buffer): string {
  return bytes.toString('base64').replace(/=+$/, '')
}
