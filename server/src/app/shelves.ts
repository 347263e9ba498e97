import { join } from 'node:path'
import { blindIndex } from '../platform/crypto/blind-index.ts'
import type { KeyRing } from '../platform/crypto/key-ring.ts'
import { diskShelf } from '../platform/files/disk-shelf.ts'
import { s3Shelf } from '../platform/files/s3/s3-shelf.ts'
import { FilesUnavailable, type Shelf } from '../platform/files/shelf.ts'
import { twoShelves } from '../platform/files/two-shelves.ts'
import type { Config } from './config.ts'

/** The places that files of this installation can lie. */
export interface Shelves {
  readonly disk: Shelf
  /** Undefined when no bucket is named. */
  readonly s3: Shelf | undefined
  /** Writes where new files shall lie, and reads wherever they lie. */
  readonly inUse: Shelf
  /** Throws FilesUnavailable, and ShelfRefused when the settings are wrong. */
  check(): Promise<void>
}

export function shelvesOf(config: Config, keys: KeyRing): Shelves {
  const disk = diskShelf(join(config.dataDir, 'files'))
  const s3 = config.bucket && s3Shelf(config.bucket)
  const inUse = s3 === undefined ? disk : config.filesOn === 's3' ? twoShelves(s3, disk) : twoShelves(disk, s3)
  // the root key never changes, and no other house has it
  const mark = blindIndex(keys, 'house', 'files').toString('hex')
  return { disk, s3, inUse, check: () => inUse.check(mark) }
}

/** Ends a start whose settings are wrong. A place that only does not answer is waited for: the rest of the desk works. */
export async function greetFiles(shelves: Shelves, say: (line: string) => void): Promise<void> {
  try {
    await shelves.check()
  } catch (error) {
    if (!(error instanceof FilesUnavailable)) throw error
    say(`附件存储没有应答，附件暂不可用 · Files cannot be stored or read yet (${error.why})`)
  }
}
