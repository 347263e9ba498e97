import { createHmac } from 'node:crypto'
import type { KeyRing } from './key-ring.ts'

/**
 * A keyed hash by which an encrypted value can be found without being readable: the first 16 bytes of HMAC-SHA256
 * over kind and value. The value must be normalised first, equal values give equal hashes. `kind` keeps different
 * things apart (`phone`, `phone_last4`, `email`): the same text under two kinds has unrelated hashes.
 *
 * The key comes from the root of the key ring, so the hash outlives every rotation.
 */
export function blindIndex(keyRing: KeyRing, kind: string, normalisedValue: string): Buffer {
  // A copy: a view of the digest would keep all 32 bytes, and whatever pool they lie in, alive.
  return Buffer.from(createHmac('sha256', keyRing.index).update(`${kind}\0${normalisedValue}`).digest().subarray(0, 16))
}
