import { FileGone, FilesUnavailable, type Shelf } from './shelf.ts'

export interface Moved {
  readonly moved: number
  /** Could not be read where they lie. */
  readonly failed: number
}

/** Requests that are under way at once: most of the time goes into waiting for the other side. */
const lanes = 8
const progressMs = 1_000

/**
 * Moves every file from one shelf to another, sealed as it is, and takes it away only when it lies there: killed at any
 * moment, nothing is lost, and a second run goes on. Whoever reads `twoShelves` of both meanwhile notices nothing.
 * Throws FilesUnavailable when the other side is away.
 */
export async function moveFiles(
  from: Shelf,
  to: Shelf,
  signal: AbortSignal,
  onProgress: (now: Moved) => void = () => undefined,
): Promise<Moved> {
  const now = { moved: 0, failed: 0 }
  let told = performance.now()
  const keys = from.list(new Date(Date.now() + 60_000))[Symbol.asyncIterator]()
  const lane = async () => {
    for (;;) {
      const next = signal.aborted ? undefined : await keys.next()
      if (next === undefined || next.done === true) return
      now[await moveOne(from, to, next.value)] += 1
      if (performance.now() - told < progressMs) continue
      told = performance.now()
      onProgress(now)
    }
  }
  await Promise.all(Array.from({ length: lanes }, lane))
  return now
}

async function moveOne(from: Shelf, to: Shelf, key: string): Promise<keyof Moved> {
  try {
    if (!(await lies(to, key))) await to.write(key, await from.read(key))
  } catch (error) {
    if (error instanceof FilesUnavailable) throw error
    // one that was removed meanwhile is where it should be: nowhere
    if (!(error instanceof FileGone)) return 'failed'
  }
  await from.remove(key)
  return 'moved'
}

async function lies(shelf: Shelf, key: string): Promise<boolean> {
  try {
    await shelf.readHead(key, 1)
    return true
  } catch (error) {
    if (error instanceof FileGone) return false
    throw error
  }
}
