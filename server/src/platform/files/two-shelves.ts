import { FileGone, type Shelf } from './shelf.ts'

/**
 * A shelf that files are moved to, and the one where older files still lie. New files lie on the first; a file on its
 * way is on both for a moment, so it is found wherever it is.
 */
export function twoShelves(first: Shelf, second: Shelf): Shelf {
  const wherever = async <T>(look: (shelf: Shelf) => Promise<T>): Promise<T> => {
    for (const shelf of [first, second])
      try {
        return await look(shelf)
      } catch (error) {
        if (!(error instanceof FileGone)) throw error
      }
    // between the two looks it may have been moved
    return look(first)
  }
  return {
    write: first.write,
    read: (key) => wherever((shelf) => shelf.read(key)),
    readHead: (key, bytes) => wherever((shelf) => shelf.readHead(key, bytes)),
    remove: async (key) => {
      await second.remove(key)
      await first.remove(key)
    },
    list: async function* (before) {
      yield* first.list(before)
      yield* second.list(before)
    },
    check: async (mark) => {
      await first.check(mark)
      await second.check(mark)
    },
  }
}
