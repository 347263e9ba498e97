import { randomFillSync } from 'node:crypto'

// A call of the random generator costs as much as a whole encryption of a short text, so random bytes are fetched
// in blocks. Bytes that were handed out are never handed out again.
const block = Buffer.allocUnsafeSlow(12 * 512)
let used = block.length

/** Fills the given range of a buffer with bytes of the system's secure random generator; at most 6144 at once. */
export function fillRandom(target: Buffer, start: number, length: number): void {
  if (used + length > block.length) {
    randomFillSync(block)
    used = 0
  }
  block.copy(target, start, used, used + length)
  block.fill(0, used, used + length)
  used += length
}
