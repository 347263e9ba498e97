import { createHash } from 'node:crypto'
import { type Readable, Transform } from 'node:stream'
import type { FileRule } from '@zhike/contract/endpoint'
import { AppError, fail } from '../errors.ts'
import { showPicture } from './pictures.ts'
import { cleanFileName, isHeic, pictures, sniff, sniffBytes } from './sniffing.ts'
import type { FileStore } from './store.ts'

/** A file that lies on the store and is about to get a row. */
export interface StoredFile {
  readonly key: string
  readonly name: string
  readonly mediaType: string
  readonly bytes: number
  /** Of a picture: a small one of it. */
  readonly thumbnailKey: string | null
  /** The row that has the same content already. */
  readonly sharedFrom?: string
}

/** A file that came with a request and lies on the store already; it gets a row in the transaction, or is swept. */
export interface StoredUpload extends StoredFile {
  /** SHA-256 of the content, which tells two files of one name and size apart. */
  readonly digest: string
}

interface IncomingFile {
  readonly filename: string
  readonly file: Readable & { truncated?: boolean }
}

/** Checks a file by its bytes while it streams to the store; whatever is refused leaves nothing behind. */
export async function receiveFile(store: FileStore, rule: FileRule, incoming: IncomingFile): Promise<StoredUpload> {
  const source = incoming.file
  const head = await readHead(source)
  const mediaType = await sniff(head, rule.kinds)
  if (mediaType === undefined) {
    source.resume()
    return fail((await isHeic(head)) ? 'file.heic_refused' : 'file.kind_refused')
  }
  const digest = createHash('sha256')
  const { key, bytes } = await store
    .put(withHead(head, source, (chunk) => digest.update(chunk)))
    // whatever follows is read and dropped, so that the answer gets through
    .finally(() => source.resume())
  if (source.truncated) {
    await store.remove(key)
    throw new AppError('file.too_large')
  }
  const told = { name: cleanFileName(incoming.filename), mediaType, digest: digest.digest('base64') }
  return pictures.has(mediaType)
    ? { ...told, ...(await shown(store, key, bytes)) }
    : { ...told, key, bytes, thumbnailKey: null }
}

/** The keys under which an upload lies. */
export const keysOf = ({ key, thumbnailKey }: StoredUpload) => (thumbnailKey === null ? [key] : [key, thumbnailKey])

/** What cannot be shown is not kept. */
async function shown(store: FileStore, key: string, bytes: number) {
  let kept = false
  try {
    const { replaced, ...now } = await showPicture(store, key, bytes)
    kept = !replaced
    return now
  } finally {
    if (!kept) await store.remove(key)
  }
}

async function readHead(source: Readable): Promise<Buffer> {
  const parts: Buffer[] = []
  let length = 0
  for await (const chunk of source.iterator({ destroyOnReturn: false })) {
    parts.push(chunk as Buffer)
    length += (chunk as Buffer).length
    if (length >= sniffBytes) break
  }
  return Buffer.concat(parts)
}

function withHead(head: Buffer, rest: Readable, see: (chunk: Buffer) => void): Readable {
  const joined = new Transform({
    transform: (chunk: Buffer, _encoding, done) => {
      see(chunk)
      done(null, chunk)
    },
  })
  joined.write(head)
  if (rest.readableEnded) joined.end()
  else {
    rest.on('error', (error) => joined.destroy(error))
    rest.pipe(joined)
  }
  return joined
}
