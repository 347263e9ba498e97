import {
  appendFileSync,
  closeSync,
  existsSync,
  fsyncSync,
  linkSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  statSync,
  unlinkSync,
  writeFileSync,
} from 'node:fs'
import { dirname } from 'node:path'
import { type KeyRing, newKeyRing, parseKeyRing, withNewVersion, withoutOldVersions } from './key-ring.ts'

/** How long a process may seal by a version that another has replaced. */
const lookAgainMs = 1_000

/**
 * Reads the key ring from a file, which is made with new keys and mode 0600 when it is not there yet. Two processes
 * that start together agree on one file. The ring follows the file: a version that is added or taken out counts within
 * a second in every process, and at once where it is needed to open something (`renew`).
 *
 * @throws KeyRingError when the content is wrong.
 */
export function readKeyFile(path: string): KeyRing {
  if (!existsSync(path)) makeKeyFile(path)
  let read = stampOf(path)
  let ring = parseKeyRing(readFileSync(path, 'utf8'))
  let looked = performance.now()
  const renew = () => {
    looked = performance.now()
    const stamp = stampOf(path)
    if (stamp === read) return
    const text = stamp && readFileSync(path, 'utf8')
    // a file that went away, or that somebody is editing by hand, does not take the keys from those who work
    const next = text && parsed(text)
    if (!next) return
    read = stamp
    ring = next
  }
  const fresh = () => {
    if (performance.now() - looked > lookAgainMs) renew()
    return ring
  }
  return {
    get current() {
      return fresh().current
    },
    get sealing() {
      return fresh().sealing
    },
    // the root does not rotate, and another one would find nothing
    index: ring.index,
    links: ring.links,
    file: path,
    renew,
  }
}

/** The ring as it can be handed to another thread, which has no use for what follows the file. */
export const ringToHandOver = ({ current, sealing, index, links, file }: KeyRing): KeyRing => ({
  current,
  sealing,
  index,
  links,
  ...(file === undefined ? {} : { file }),
})

/** The ring in the thread that got it: it follows the file again, so that long work does not seal by an old version. */
export const ringHandedOver = (ring: KeyRing): KeyRing => (ring.file === undefined ? ring : readKeyFile(ring.file))

/** Adds a version to a key file and answers it; the caller sees to it that nobody else does at the same time. */
export function addKeyVersion(path: string): number {
  const text = withNewVersion(readFileSync(path, 'utf8'))
  replaceFile(path, text)
  return parseKeyRing(text).current
}

/** Moves all versions but the current one to `<path>.retired`, and answers them. */
export function retireKeyVersions(path: string): number[] {
  const { kept, retired } = withoutOldVersions(readFileSync(path, 'utf8'))
  appendFileSync(`${path}.retired`, retired.map((entry) => `${entry}\n`).join(''), { mode: 0o600, flush: true })
  replaceFile(path, kept)
  return retired.map((entry) => Number(entry.split(':')[0]))
}

const stampOf = (path: string): string => {
  const { ino, size, mtimeMs } = statSync(path, { throwIfNoEntry: false }) ?? {}
  return ino === undefined ? '' : `${ino}/${size}/${mtimeMs}`
}

function parsed(text: string): KeyRing | undefined {
  try {
    return parseKeyRing(text)
  } catch {
    return undefined
  }
}

// The file appears under its name only when it is complete, and only if no other process was first.
function makeKeyFile(path: string): void {
  const draft = `${path}.${process.pid}.new`
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 })
  writeFileSync(draft, newKeyRing(), { mode: 0o600, flush: true })
  try {
    linkSync(draft, path)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  } finally {
    unlinkSync(draft)
  }
}

/** A key must be on the disk before anything is sealed by it. */
function replaceFile(path: string, text: string): void {
  const draft = `${path}.${process.pid}.new`
  writeFileSync(draft, text, { mode: 0o600, flush: true })
  renameSync(draft, path)
  const folder = openSync(dirname(path), 'r')
  fsyncSync(folder)
  closeSync(folder)
}
