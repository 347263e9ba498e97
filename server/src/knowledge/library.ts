import { setImmediate as turn } from 'node:timers/promises'
import type { Ctx, Tools } from '../platform/ctx.ts'
import { findEntries, findStamp, findStamps } from './library.queries.ts'
import { type Answerable, type QuestionIndex, questionIndex } from './question-index.ts'

/** What can be found of an article, and by whom. */
export interface Entry extends Answerable {
  readonly id: string
  readonly code: string
  readonly category: string
  readonly audience: 'internal' | 'customers'
  readonly validFrom: string | null
  readonly validUntil: string | null
}

/** What this process has in memory of the database. */
interface Library {
  readonly index: QuestionIndex<Entry>
  /** The stamps of what is in it, by id. */
  readonly stamps: Map<string, string>
  /** The stamp of the whole; undefined while it is brought up to date. */
  stamp: string | undefined
  /** The end of the queue of those who bring it up to date. */
  queue: Promise<unknown>
}

const libraries = new WeakMap<Tools, Library>()

function libraryOf(tools: Tools): Library {
  let library = libraries.get(tools)
  if (!library) {
    library = { index: questionIndex(), stamps: new Map(), stamp: undefined, queue: Promise.resolve() }
    libraries.set(tools, library)
  }
  return library
}

/** Everything that can be found, as it is in the database now, whichever process changed it. */
export async function openLibrary(ctx: Ctx): Promise<QuestionIndex<Entry>> {
  const library = libraryOf(ctx.tools)
  if (library.stamp !== (await findStamp(ctx.db))) {
    const mine = library.queue.then(() => refresh(ctx, library))
    library.queue = mine.catch(() => undefined)
    await mine
  }
  return library.index
}

/** So many articles are loaded at once, and so many read before others have their turn. */
const loaded = 500
const readAtOnce = 50

async function refresh(ctx: Ctx, library: Library): Promise<void> {
  const { index, stamps } = library
  const stamp = await findStamp(ctx.db)
  if (library.stamp === stamp) return
  library.stamp = undefined
  const now = new Map((await findStamps(ctx.db)).map((row) => [row.id, row.stamp]))
  for (const id of stamps.keys())
    if (!now.has(id)) {
      index.remove(id)
      stamps.delete(id)
    }
  const changed = [...now.keys()].filter((id) => stamps.get(id) !== now.get(id))
  for (let from = 0; from < changed.length; from += loaded) {
    const entries = await findEntries(ctx.db, changed.slice(from, from + loaded))
    for (const [at, { body, ...entry }] of entries.entries()) {
      index.put(entry.id, { ...entry, body: `${body}\n${entry.category}` })
      stamps.set(entry.id, now.get(entry.id) ?? '')
      if (at % readAtOnce === readAtOnce - 1) await turn()
    }
  }
  library.stamp = stamp
}
