import type { KeyRing } from '../platform/crypto/key-ring.ts'
import type { Db } from '../platform/db/database.ts'
import { countUnderKeys, type KeyCount } from './duplicates.queries.ts'
import type { Frequencies } from './evidence.ts'
import { countedKeys, hashKey } from './keys.ts'
import type { Profile } from './profiles.ts'

/** So many counts are kept of one scan. */
const mostKept = 300_000

/** Counts of keys that were asked for, kept for the pairs to come. */
export function keyCounts(keys: KeyRing, customers: number) {
  const known = new Map<number, KeyCount>()
  return {
    /** Asks for what telling these apart needs, with one statement. */
    async ask(db: Db, profiles: readonly Profile[]): Promise<void> {
      if (known.size > mostKept) known.clear()
      const wanted = new Set(profiles.flatMap(countedKeys).map((key) => hashKey(keys, key)))
      const asked = [...wanted].filter((key) => !known.has(key))
      if (asked.length === 0) return
      for (const key of asked) known.set(key, { key, customers: 0, names: 0 })
      for (const count of await countUnderKeys(db, asked)) known.set(count.key, count)
    },
    frequencies: {
      customers,
      namesakes: (key) => Math.max(1, known.get(hashKey(keys, key))?.customers ?? 1),
      bearers: (kind, value) => Math.max(1, known.get(hashKey(keys, `${kind}:${value}`))?.names ?? 1),
    } satisfies Frequencies,
  }
}
