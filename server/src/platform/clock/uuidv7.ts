import { randomFillSync } from 'node:crypto'

const hexPairs = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'))

// Random bytes are fetched in blocks: one call of the generator for each id would cost more than all the rest.
const randomBytes = new Uint8Array(4096)
let used = randomBytes.length
const lastCounter = 0x3ff_ffff
let counter = lastCounter

/**
 * A UUID of version 7 (RFC 9562): 48 bits of milliseconds, a counter of 26 bits, 48 random bits. Ids that one process
 * makes with the same millisecond ascend, as texts and in PostgreSQL alike, whatever ids of other times it makes between
 * them: the counter goes on from id to id, and begins anew, at a random place of its lower half, only at its end.
 *
 * @throws RangeError before 1970
 */
export function uuidv7(now: Date): string {
  const ms = now.getTime()
  if (!(ms >= 0)) throw new RangeError('an id needs a time at or after 1970')
  counter = counter < lastCounter ? counter + 1 : randomStart()
  const high = Math.floor(ms / 0x1_0000)
  const time = `${hex(high >>> 24)}${hex(high >>> 16)}${hex(high >>> 8)}${hex(high)}-${hex(ms >>> 8)}${hex(ms)}`
  const upper = `${hex(0x70 | (counter >>> 22))}${hex(counter >>> 14)}`
  const lower = `${hex(0x80 | ((counter >>> 8) & 0x3f))}${hex(counter)}`
  return `${time}-${upper}-${lower}-${random()}${random()}${random()}${random()}${random()}${random()}`
}

function randomStart(): number {
  return ((randomByte() & 1) << 24) | (randomByte() << 16) | (randomByte() << 8) | randomByte()
}

function random(): string {
  return hex(randomByte())
}

function randomByte(): number {
  if (used === randomBytes.length) {
    randomFillSync(randomBytes)
    used = 0
  }
  return randomBytes[used++] as number
}

function hex(value: number): string {
  return hexPairs[value & 0xff] as string
}
