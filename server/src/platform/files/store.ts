import { createReadStream, createWriteStream } from 'node:fs'
import { mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { KeyRing } from '../crypto/key-ring.ts'
import { openStream, sealedFileVersion, sealStream } from '../crypto/sealed-streams.ts'
import { randomToken } from '../crypto/tokens.ts'

/** Where bytes of files lie, encrypted. Keys are random and made here; nobody chooses one. */
export interface FileStore {
  /** Keeps a stream; it is safe on disk when the promise resolves. */
  put(content: Readable): Promise<{ key: string; bytes: number }>
  /** Reads what `put` kept; fails with ENOENT when it is not there. */
  read(key: string): Promise<Readable>
  /** Removes what `put` kept, or what it left when it was cut off. */
  remove(key: string): Promise<void>
  /** Seals a file by the current key version; false when it is already, or is gone. Readers see one or the other. */
  reseal(key: string): Promise<boolean>
  /** Whether the current key version has sealed it, or it is gone. */
  isCurrent(key: string): Promise<boolean>
  /** Keys of files older than `age` milliseconds, for the sweep that removes those without a row. */
  olderThan(now: Date, age: number): AsyncIterable<string>
}

const keyShape = /^[A-Za-z0-9_-]{32,64}$/

/** A store on the local disk. A key's first two characters are its folder. */
export function localStore(root: string, keys: KeyRing): FileStore {
  const pathOf = (key: string) => {
    if (!keyShape.test(key)) throw new Error('not a key of this store')
    return join(root, key.slice(0, 2), key)
  }
  return {
    put: (content) => keep(root, pathOf, keys, content),
    read: async (key) => {
      const path = pathOf(key)
      await stat(path)
      const opened = openStream(keys, key)
      // pipeline ends both when either fails; whoever reads `opened` hears of it there
      void pipeline(createReadStream(path), opened).catch(() => undefined)
      return opened
    },
    remove: async (key) => {
      await rm(pathOf(key), { force: true })
      await rm(`${pathOf(key)}.part`, { force: true })
    },
    isCurrent: (key) => isCurrent(pathOf(key), keys),
    reseal: async (key) => !(await isCurrent(pathOf(key), keys)) && resealFile(pathOf(key), key, keys),
    olderThan: (now, age) => listOld(root, now.getTime() - age),
  }
}

/** Written beside its place, synced, then renamed: a key that exists is whole. */
async function keep(root: string, pathOf: (key: string) => string, keys: KeyRing, content: Readable) {
  const key = randomToken(24)
  const path = pathOf(key)
  await mkdir(join(root, key.slice(0, 2)), { recursive: true, mode: 0o700 })
  const part = `${path}.part`
  let bytes = 0
  try {
    await pipeline(
      content,
      async function* count(source: AsyncIterable<Buffer>) {
        for await (const chunk of source) {
          bytes += chunk.length
          yield chunk
        }
      },
      sealStream(keys, key),
      createWriteStream(part, { mode: 0o600 }),
    )
    await syncFile(part)
    await rename(part, path)
    await syncFile(join(root, key.slice(0, 2)))
  } catch (error) {
    await rm(part, { force: true })
    throw error
  }
  return { key, bytes }
}

async function isCurrent(path: string, keys: KeyRing): Promise<boolean> {
  const handle = await open(path, 'r').catch(() => undefined)
  if (!handle) return true
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(6), 0, 6, 0)
    return sealedFileVersion(buffer.subarray(0, bytesRead)) === keys.current
  } finally {
    await handle.close()
  }
}

/** Whoever has the old file open reads it to its end; the new one takes its name when it is whole and on the disk. */
async function resealFile(path: string, key: string, keys: KeyRing): Promise<boolean> {
  const part = `${path}.part`
  try {
    await pipeline(
      createReadStream(path),
      openStream(keys, key),
      sealStream(keys, key),
      createWriteStream(part, { mode: 0o600 }),
    )
    await syncFile(part)
    await rename(part, path)
    await syncFile(dirname(path))
    return true
  } catch (error) {
    await rm(part, { force: true })
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return false
    throw error
  }
}

async function syncFile(path: string) {
  const handle = await open(path, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

async function* listOld(root: string, before: number) {
  for (const folder of await readdir(root).catch(() => []))
    for (const name of await readdir(join(root, folder)).catch(() => [])) {
      const info = await stat(join(root, folder, name)).catch(() => undefined)
      if (info && info.mtimeMs < before) yield name.replace(/\.part$/, '')
    }
}
