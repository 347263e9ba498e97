import type { Readable } from 'node:stream'
import { AppError } from '../errors.ts'

/** Where sealed bytes lie: a disk, a bucket. It knows nothing of their content. */
export interface Shelf {
  /** Lays a stream down, whole or not at all; what was there under the key is read by whoever has begun to. */
  write(key: string, content: Readable): Promise<void>
  /** Throws FileGone, FilesUnavailable. */
  read(key: string): Promise<Readable>
  /** The first bytes. Throws FileGone, FilesUnavailable. */
  readHead(key: string, bytes: number): Promise<Buffer>
  /** Takes a file away, with whatever a `write` that was cut off left of it. */
  remove(key: string): Promise<void>
  /** Keys of what was laid down, or begun to be, before a moment. */
  list(before: Date): AsyncIterable<string>
  /**
   * Whether it can be written and read, and is this house's own: two that share one would sweep each other's files.
   * `mark` tells houses apart. Throws FilesUnavailable, and ShelfRefused when waiting will not help.
   */
  check(mark: string): Promise<void>
}

/** There is no file under this key. */
export class FileGone extends Error {
  override name = 'FileGone'
  readonly code = 'ENOENT'
}

/** Where files lie does not answer, or is full: the same request may succeed later. `why` is for those who run the house. */
export class FilesUnavailable extends AppError {
  readonly why: string

  constructor(why: string) {
    super('files.unavailable', { retryAfter: 30 })
    this.why = why
  }
}

/** The place where files should lie is not right; the message says what to mend, in both languages. */
export class ShelfRefused extends Error {
  override name = 'ShelfRefused'
}

const keyShape = /^[A-Za-z0-9_-]{32,64}$/

/** Whether a name on a shelf is a key; anything else there is not ours. */
export const isKey = (name: string) => keyShape.test(name)

/** Throws when it is none, so that no path can be made of it. */
export function assertKey(key: string): void {
  if (!isKey(key)) throw new Error('not a key of this store')
}
