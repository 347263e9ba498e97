import { createCipheriv, createDecipheriv, type KeyObject } from 'node:crypto'
import type { KeyRing, SealPurpose } from './key-ring.ts'
import { fillRandom } from './random-bytes.ts'

/** Sealed data cannot be opened: altered, cut, sealed for another context or purpose, or not sealed data at all. */
export class SealBroken extends Error {
  override name = 'SealBroken'
  constructor() {
    super('The sealed data was altered, or was sealed for another place.')
  }
}

/** The key version that sealed the data is not in the key ring. */
export class KeyVersionMissing extends Error {
  override name = 'KeyVersionMissing'
  readonly version: number
  constructor(version: number) {
    super(`Key version ${version} is not in the key ring.`)
    this.version = version
  }
}

const nonceStart = 2
const textStart = nonceStart + 12
const tagBytes = 16

/**
 * Encrypts a text with AES-256-GCM under the current key version.
 *
 * Layout: key version (2 bytes, big endian), random nonce (12), ciphertext, tag (16): 30 bytes more than the text in
 * UTF-8. `context` is not stored but must be given again to open (for example table, column and row id), so that a
 * sealed value cannot be moved to another row. The random nonce is safe for 2^32 values of one version and purpose.
 */
export function seal(keyRing: KeyRing, plaintext: string, context = '', purpose: SealPurpose = 'fields'): Buffer {
  const textBytes = Buffer.byteLength(plaintext)
  const sealed = Buffer.allocUnsafe(textStart + textBytes + tagBytes)
  // read once: the ring may get a version at any moment
  const { current } = keyRing
  sealed.writeUInt16BE(current)
  fillRandom(sealed, nonceStart, textStart - nonceStart)
  const nonce = sealed.subarray(nonceStart, textStart)
  const cipher = createCipheriv('aes-256-gcm', sealingKey(keyRing, current, purpose), nonce)
  if (context) cipher.setAAD(Buffer.from(context))
  cipher.update(plaintext, 'utf8').copy(sealed, textStart)
  cipher.final()
  cipher.getAuthTag().copy(sealed, textStart + textBytes)
  return sealed
}

/**
 * Opens what `seal` made, under whichever key version made it.
 *
 * @throws SealBroken when the data, the context or the purpose is not the one that was sealed.
 * @throws KeyVersionMissing when the key ring does not have the version.
 */
export function open(keyRing: KeyRing, sealed: Buffer, context = '', purpose: SealPurpose = 'fields'): string {
  if (sealed.length < textStart + tagBytes) throw new SealBroken()
  const key = sealingKey(keyRing, sealedVersion(sealed), purpose)
  const tagStart = sealed.length - tagBytes
  const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(nonceStart, textStart), {
    authTagLength: tagBytes,
  })
  decipher.setAuthTag(sealed.subarray(tagStart))
  if (context) decipher.setAAD(Buffer.from(context))
  const plaintext = decipher.update(sealed.subarray(textStart, tagStart))
  try {
    decipher.final()
  } catch {
    throw new SealBroken()
  }
  return plaintext.toString('utf8')
}

/** The key version that sealed this data; rotation seals again whatever is below `keyRing.current`. */
export function sealedVersion(sealed: Buffer): number {
  if (sealed.length < nonceStart) throw new SealBroken()
  return sealed.readUInt16BE()
}

/**
 * The sub-key of a version and purpose.
 *
 * @throws KeyVersionMissing
 */
export function sealingKey(keyRing: KeyRing, version: number, purpose: SealPurpose): KeyObject {
  const keys = keyRing.sealing.get(version) ?? renewed(keyRing).sealing.get(version)
  if (!keys) throw new KeyVersionMissing(version)
  return keys[purpose]
}

/** Another process may have sealed by a version that this one has not heard of yet. */
function renewed(keyRing: KeyRing): KeyRing {
  keyRing.renew?.()
  return keyRing
}
