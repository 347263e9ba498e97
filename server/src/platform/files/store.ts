import { type Readable, Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { KeyRing } from '../crypto/key-ring.ts'
import { openStream, sealedFileVersion, sealStream } from '../crypto/sealed-streams.ts'
import { randomToken } from '../crypto/tokens.ts'
import { diskShelf } from './disk-shelf.ts'
import { FileGone, type Shelf } from './shelf.ts'

/** Where files lie, encrypted. Keys are random and made here; nobody chooses one. */
export interface FileStore {
  /** Keeps a stream; it is safe when the promise resolves, and leaves nothing when it rejects. Throws FilesUnavailable. */
  put(content: Readable): Promise<{ key: string; bytes: number }>
  /** Reads what `put` kept. Throws FileGone, FilesUnavailable. */
  read(key: string): Promise<Readable>
  /** Removes what `put` kept, or what it left when it was cut off. Throws FilesUnavailable. */
  remove(key: string): Promise<void>
  /** Seals a file by the current key version; false when it is already, or is gone. Readers see one or the other. */
  reseal(key: string): Promise<boolean>
  /** Whether the current key version has sealed it, or it is gone. */
  isCurrent(key: string): Promise<boolean>
  /** Keys of files older than `age` milliseconds, for the sweep that removes those without a row. */
  olderThan(now: Date, age: number): AsyncIterable<string>
}

/** A store on the local disk. */
export const localStore = (root: string, keys: KeyRing): FileStore => sealedStore(diskShelf(root), keys)

/** A store that seals what it lays on a shelf: whoever owns the shelf can neither read a file nor put another in its place. */
export function sealedStore(shelf: Shelf, keys: KeyRing): FileStore {
  const isCurrent = async (key: string) => {
    const head = await shelf.readHead(key, headBytes).catch(ifGone)
    return head === undefined || sealedFileVersion(head) === keys.current
  }
  return {
    put: (content) => put(shelf, keys, content),
    read: async (key) => openedBy(keys, key, await shelf.read(key)),
    remove: (key) => shelf.remove(key),
    isCurrent,
    reseal: async (key) => !(await isCurrent(key)) && reseal(shelf, keys, key),
    olderThan: (now, age) => shelf.list(new Date(now.getTime() - age)),
  }
}

/** What `sealedFileVersion` wants to see. */
const headBytes = 22

async function put(shelf: Shelf, keys: KeyRing, content: Readable) {
  const key = randomToken(24)
  let bytes = 0
  const counted = new Transform({
    transform: (chunk: Buffer, _encoding, done) => {
      bytes += chunk.length
      done(null, chunk)
    },
  })
  const sealed = sealStream(keys, key)
  await both(pipeline(content, counted, sealed), shelf.write(key, sealed))
  return { key, bytes }
}

async function reseal(shelf: Shelf, keys: KeyRing, key: string): Promise<boolean> {
  const old = await shelf.read(key).catch(ifGone)
  if (!old) return false
  const fresh = sealStream(keys, key)
  await both(pipeline(old, openStream(keys, key), fresh), shelf.write(key, fresh))
  return true
}

function openedBy(keys: KeyRing, key: string, sealed: Readable): Readable {
  const opened = openStream(keys, key)
  // pipeline ends both when either fails; whoever reads `opened` hears of it there
  void pipeline(sealed, opened).catch(() => undefined)
  return opened
}

/** Waits until both have ended; when the shelf fails, what feeds it only says that nobody read on. */
async function both(feeding: Promise<void>, writing: Promise<void>) {
  const [written] = await Promise.allSettled([writing, feeding])
  if (written.status === 'rejected') throw written.reason
}

function ifGone(error: unknown): undefined {
  if (error instanceof FileGone) return undefined
  throw error
}
