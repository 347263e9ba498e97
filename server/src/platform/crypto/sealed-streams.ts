import { createCipheriv, createDecipheriv, createSecretKey, hkdfSync, type KeyObject, randomBytes } from 'node:crypto'
import { Transform } from 'node:stream'
import type { KeyRing } from './key-ring.ts'
import { SealBroken, sealingKey } from './sealing.ts'

// Layout: "ZKF1", key version (2 bytes), salt (16), then chunks of 64 KiB ciphertext and 16 bytes tag; only the last
// chunk may be shorter. This is the STREAM construction (Hoang, Reyhanitabar, Rogaway, Vizár 2015), as in age: each
// file has a key of its own from the salt, a chunk's nonce is its number and a mark on the last one. A chunk that is
// altered, moved, missing or left over, and a file cut at any place, does not open.
const magic = Buffer.from('ZKF1')
const versionStart = magic.length
const saltStart = versionStart + 2
const headerBytes = saltStart + 16
const chunkBytes = 64 * 1024
const tagBytes = 16

/**
 * A stream that encrypts a file of any length for keeping on disk; memory use is one chunk. `context` must be given
 * again to open, as with `seal`.
 */
export function sealStream(keyRing: KeyRing, context = ''): Transform {
  const header = Buffer.concat([magic, Buffer.alloc(2), randomBytes(headerBytes - saltStart)])
  const { current } = keyRing
  header.writeUInt16BE(current, versionStart)
  const key = fileKey(sealingKey(keyRing, current, 'files'), header, context)
  let pending = header
  const sealChunk = (chunk: Buffer, nonce: Buffer) => {
    const cipher = createCipheriv('aes-256-gcm', key, nonce)
    const sealed = Buffer.concat([pending, cipher.update(chunk), cipher.final(), cipher.getAuthTag()])
    pending = Buffer.alloc(0)
    return sealed
  }
  return chunked(chunkBytes, sealChunk)
}

/**
 * A stream that decrypts what `sealStream` made. It fails with SealBroken when the file was altered or cut, or belongs
 * to another context, and with KeyVersionMissing. Chunks are checked one by one, so earlier ones have been passed on
 * when a later one fails: only use what was read once the stream has ended without an error.
 */
export function openStream(keyRing: KeyRing, context = ''): Transform {
  let key: KeyObject | undefined
  const openChunk = (chunk: Buffer, nonce: Buffer) => {
    if (!key || chunk.length < tagBytes) throw new SealBroken()
    const decipher = createDecipheriv('aes-256-gcm', key, nonce, { authTagLength: tagBytes })
    decipher.setAuthTag(chunk.subarray(chunk.length - tagBytes))
    const plaintext = decipher.update(chunk.subarray(0, chunk.length - tagBytes))
    try {
      decipher.final()
    } catch {
      throw new SealBroken()
    }
    return plaintext
  }
  return chunked(chunkBytes + tagBytes, openChunk, headerBytes, (header) => {
    if (!header.subarray(0, versionStart).equals(magic)) throw new SealBroken()
    key = fileKey(sealingKey(keyRing, header.readUInt16BE(versionStart), 'files'), header, context)
  })
}

/** The key version that sealed a file, from its first bytes. */
export function sealedFileVersion(header: Buffer): number {
  if (header.length < saltStart || !header.subarray(0, versionStart).equals(magic)) throw new SealBroken()
  return header.readUInt16BE(versionStart)
}

function fileKey(versionKey: KeyObject, header: Buffer, context: string): KeyObject {
  const salt = header.subarray(saltStart, headerBytes)
  return createSecretKey(Buffer.from(hkdfSync('sha256', versionKey, salt, `zhike/file\0${context}`, 32)))
}

// Cuts what comes in into chunks of one size. The last chunk is known only at the end, so a full chunk is held back
// until something follows it. Pieces are joined only when there are enough of them: many small writes stay cheap.
function chunked(
  size: number,
  convert: (chunk: Buffer, nonce: Buffer) => Buffer,
  headerSize = 0,
  readHeader: (header: Buffer) => void = () => {},
): Transform {
  let pieces: Buffer[] = []
  let heldBytes = 0
  let headerLeft = headerSize
  let count = 0
  const nonce = (last: number) => {
    const bytes = Buffer.alloc(12)
    bytes.writeUInt32BE(count++, 7)
    bytes[11] = last
    return bytes
  }
  const convertFull = (push: (converted: Buffer) => void) => {
    if (heldBytes <= headerLeft + size) return undefined
    let held = Buffer.concat(pieces)
    if (headerLeft > 0) {
      readHeader(held.subarray(0, headerLeft))
      held = held.subarray(headerLeft)
      headerLeft = 0
    }
    while (held.length > size) {
      push(convert(held.subarray(0, size), nonce(0)))
      held = held.subarray(size)
    }
    pieces = [held]
    heldBytes = held.length
    return undefined
  }
  const convertLast = () => {
    const held = Buffer.concat(pieces)
    if (held.length < headerLeft) throw new SealBroken()
    if (headerLeft > 0) readHeader(held.subarray(0, headerLeft))
    return convert(held.subarray(headerLeft), nonce(1))
  }
  return new Transform({
    transform(data: Buffer, _encoding, done) {
      pieces.push(data)
      heldBytes += data.length
      attempt(() => convertFull((converted) => this.push(converted)), done)
    },
    flush(done) {
      attempt(convertLast, done)
    },
  })
}

function attempt(work: () => Buffer | undefined, done: (error?: Error | null, result?: Buffer) => void): void {
  let result: Buffer | undefined
  try {
    result = work()
  } catch (error) {
    done(error as Error)
    return
  }
  done(null, result)
}
