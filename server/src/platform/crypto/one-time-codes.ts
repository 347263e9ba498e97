import { createHmac, randomBytes } from 'node:crypto'
import { equalTexts } from './tokens.ts'

const stepSeconds = 30
const digits = 6
const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'

/** A new secret for time-based codes: 160 bits, as RFC 4226 recommends, in base32 without padding. */
export function newCodeSecret(): string {
  const bits = Array.from(randomBytes(20), (byte) => byte.toString(2).padStart(8, '0')).join('')
  return (bits.match(/.{5}/g) ?? []).map((five) => alphabet[Number.parseInt(five, 2)]).join('')
}

/** The number of the half minute that a moment lies in. */
export const stepAt = (at: Date): number => Math.floor(at.getTime() / 1000 / stepSeconds)

/** The code of a step: RFC 6238 over HMAC-SHA-1, the one form that every app understands. */
export function codeOf(secret: string, step: number): string {
  const counter = Buffer.alloc(8)
  counter.writeBigUInt64BE(BigInt(step))
  const digest = createHmac('sha1', bytesOf(secret)).update(counter).digest()
  const offset = (digest.at(-1) ?? 0) & 0xf
  return String((digest.readUInt32BE(offset) & 0x7fffffff) % 10 ** digits).padStart(digits, '0')
}

/** Which step near `at` the code belongs to: this one, or its neighbours for clocks that differ by half a minute. */
export function stepOf(secret: string, code: string, at: Date): number | undefined {
  const now = stepAt(at)
  return [now - 1, now, now + 1].filter((step) => equalTexts(codeOf(secret, step), code)).at(-1)
}

function bytesOf(secret: string): Buffer {
  const bits = Array.from(secret, (letter) => alphabet.indexOf(letter).toString(2).padStart(5, '0')).join('')
  return Buffer.from((bits.match(/.{8}/g) ?? []).map((eight) => Number.parseInt(eight, 2)))
}
