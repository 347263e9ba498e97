import { createWriteStream } from 'node:fs'
import { access, constants, mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { assertKey, FileGone, FilesUnavailable, isKey, type Shelf, ShelfRefused } from './shelf.ts'

/** A folder on the local disk. A key's first two characters are its folder in there. */
export function diskShelf(root: string): Shelf {
  const pathOf = (key: string) => {
    assertKey(key)
    return join(root, key.slice(0, 2), key)
  }
  return {
    write: async (key, content) => {
      const path = pathOf(key)
      const part = `${path}.part`
      try {
        await mkdir(dirname(path), { recursive: true, mode: 0o700 })
        // written beside its place, synced, then renamed: a key that exists is whole
        await pipeline(content, createWriteStream(part, { mode: 0o600 }))
        await syncFile(part)
        await rename(part, path)
        await syncFile(dirname(path))
      } catch (error) {
        content.destroy()
        await rm(part, { force: true })
        throw asUnavailable(error)
      }
    },
    read: async (key) => (await openFile(pathOf(key))).createReadStream(),
    readHead: async (key, bytes) => {
      const file = await openFile(pathOf(key))
      try {
        const { buffer, bytesRead } = await file.read(Buffer.alloc(bytes), 0, bytes, 0)
        return buffer.subarray(0, bytesRead)
      } finally {
        await file.close()
      }
    },
    remove: async (key) => {
      await rm(pathOf(key), { force: true })
      await rm(`${pathOf(key)}.part`, { force: true })
    },
    list: (before) => listOld(root, before),
    check: async () => {
      try {
        await mkdir(root, { recursive: true, mode: 0o700 })
        await access(root, constants.W_OK | constants.X_OK)
      } catch (error) {
        throw new ShelfRefused(`文件夹不可写，请检查 DATA_DIR 的权限 · Files cannot be written; see DATA_DIR: ${error}`)
      }
    },
  }
}

async function openFile(path: string) {
  try {
    return await open(path, 'r')
  } catch (error) {
    throw codeOf(error) === 'ENOENT' ? new FileGone(`ENOENT: ${path}`) : error
  }
}

/** A disk that is full or broken is waited for, not a mistake of ours. */
const outOfOrder = new Set(['ENOSPC', 'EDQUOT', 'EIO', 'EROFS'])

const asUnavailable = (error: unknown) =>
  outOfOrder.has(codeOf(error) ?? '') ? new FilesUnavailable(String(codeOf(error))) : error

const codeOf = (error: unknown) => (error as NodeJS.ErrnoException | undefined)?.code

async function syncFile(path: string) {
  const handle = await open(path, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

async function* listOld(root: string, before: Date) {
  for (const folder of await readdir(root).catch(() => []))
    for (const name of await readdir(join(root, folder)).catch(() => [])) {
      const key = name.replace(/\.part$/, '')
      const info = isKey(key) ? await stat(join(root, folder, name)).catch(() => undefined) : undefined
      if (info && info.mtime < before) yield key
    }
}
