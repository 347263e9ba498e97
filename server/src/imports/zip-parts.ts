import type { Readable } from 'node:stream'
import yauzl from 'yauzl'
import { fail } from '../platform/errors.ts'

/** The parts of a zip file by their names; nothing is unpacked that nobody asks for. */
export interface ZipParts {
  has(name: string): boolean
  /** How large a part is unpacked, as the file says; reading more than that fails. */
  sizeOf(name: string): number
  /** Reads a part. Throws `import.unreadable` for what is not there or encrypted, `import.bomb` for what would burst. */
  open(name: string): Promise<Readable>
}

const mostParts = 3_000
/** The largest part that is read, unpacked: a sheet of a million rows has some 300 MB. */
const largestPart = 1_200_000_000
/** Tables shrink to a twentieth or a fiftieth; beyond this a part was made to burst. */
const mostRatio = 150
const smallPart = 20_000_000

/** Opens a zip file that lies in memory. Throws `import.unreadable` and `import.bomb`. */
export async function openZip(bytes: Buffer): Promise<ZipParts> {
  const zip = await unreadable(
    yauzl.fromBufferPromise(bytes, { lazyEntries: true, autoClose: false, strictFileNames: true }),
  )
  if (zip.entryCount > mostParts) fail('import.bomb')
  const entries = await unreadable(entriesOf(zip))
  return {
    has: (name) => entries.has(name),
    sizeOf: (name) => entries.get(name)?.uncompressedSize ?? 0,
    open: async (name) => {
      const entry = entries.get(name)
      if (!entry || entry.isEncrypted()) return fail('import.unreadable')
      const { uncompressedSize, compressedSize } = entry
      const swells = uncompressedSize > smallPart && uncompressedSize > compressedSize * mostRatio
      if (uncompressedSize > largestPart || swells) return fail('import.bomb')
      return unreadable(zip.openReadStreamPromise(entry))
    },
  }
}

/** Names with `..`, absolute ones and those with backslashes make yauzl refuse the file. */
async function entriesOf(zip: yauzl.ZipFile): Promise<Map<string, yauzl.Entry>> {
  const entries = new Map<string, yauzl.Entry>()
  for await (const entry of zip.eachEntry()) entries.set(entry.fileName, entry)
  return entries
}

const unreadable = <T>(work: Promise<T>): Promise<T> => work.catch(() => fail('import.unreadable'))
