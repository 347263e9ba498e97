import { createHmac, hash, randomBytes, timingSafeEqual } from 'node:crypto'
import type { KeyRing } from './key-ring.ts'

/** What `verifyToken` found: the payload, or why there is none. */
export type VerifiedToken =
  | { readonly ok: true; readonly payload: string }
  | { readonly ok: false; readonly reason: 'invalid' | 'expired' }

const longestToken = 4096

/**
 * A token for a signed link: `<payload>.<expiry>.<signature>`, safe in URLs. Everybody who holds it can read the
 * payload, nobody can change it or use it for another purpose. The signature is HMAC-SHA256, all 256 bits.
 *
 * @param purpose what the link opens, such as `ticket.progress`; part of the signature, not of the token
 * @param payload up to about 2,900 bytes, usually an id
 * @param expiresAt last moment of validity; whole seconds, rounded up
 */
export function signToken(keyRing: KeyRing, purpose: string, payload: string, expiresAt: Date): string {
  const expiry = Math.ceil(expiresAt.getTime() / 1000).toString(36)
  const body = `${Buffer.from(payload).toString('base64url')}.${expiry}`
  return `${body}.${signature(keyRing, purpose, body).toString('base64url')}`
}

/** Checks a token of `signToken` in constant time. Never throws: whatever a visitor sends is at worst `invalid`. */
export function verifyToken(keyRing: KeyRing, purpose: string, token: string, now: Date): VerifiedToken {
  if (token.length > longestToken) return { ok: false, reason: 'invalid' }
  const [payload, expiry, given, ...rest] = token.split('.')
  if (payload === undefined || expiry === undefined || given === undefined || rest.length > 0) {
    return { ok: false, reason: 'invalid' }
  }
  const expected = signature(keyRing, purpose, `${payload}.${expiry}`).toString('base64url')
  if (!equalTexts(given, expected)) return { ok: false, reason: 'invalid' }
  if (now.getTime() > Number.parseInt(expiry, 36) * 1000) return { ok: false, reason: 'expired' }
  return { ok: true, payload: Buffer.from(payload, 'base64url').toString('utf8') }
}

/** A secret from the system's random generator, in base64url. 16 bytes (128 bits) is the least allowed. */
export function randomToken(bytes = 32): string {
  if (bytes < 16) throw new RangeError('a token needs at least 16 random bytes')
  return randomBytes(bytes).toString('base64url')
}

/**
 * The SHA-256 (32 bytes) under which a random token is stored. Only for tokens of `randomToken`: a password or
 * anything else that can be guessed needs `hashPassword`.
 */
export function hashToken(token: string): Buffer {
  return hash('sha256', token, 'buffer')
}

/** Whether two secrets are equal, in a time that depends only on their lengths. */
export function equalTexts(left: string, right: string): boolean {
  const a = Buffer.from(left)
  const b = Buffer.from(right)
  return a.length === b.length && timingSafeEqual(a, b)
}

function signature(keyRing: KeyRing, purpose: string, body: string): Buffer {
  return createHmac('sha256', keyRing.links).update(`${purpose}\0${body}`).digest()
}
