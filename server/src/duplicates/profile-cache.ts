import type { KeyRing } from '../platform/crypto/key-ring.ts'
import type { Db } from '../platform/db/database.ts'
import type { Profile } from './profiles.ts'
import { profileOf } from './reading.ts'
import { findSealed } from './running.queries.ts'

/** So many profiles are kept at once, some 1 kB each; of a larger archive the rest is read again when it is met. */
const most = 120_000

/** Profiles that were read lately: most customers meet others under several keys. */
export function profileCache(keys: KeyRing) {
  const kept = new Map<string, Profile>()
  const keep = (id: string, profile: Profile) => {
    if (kept.size >= most) kept.delete(kept.keys().next().value ?? '')
    kept.set(id, profile)
  }
  return {
    keep,
    /** The profiles of these customers, with one statement for those that are not kept. */
    async load(db: Db, ids: ReadonlySet<string>): Promise<Map<string, Profile>> {
      const loaded = new Map<string, Profile>()
      const lacking: string[] = []
      for (const id of ids) {
        const profile = kept.get(id)
        if (profile) loaded.set(id, profile)
        else lacking.push(id)
      }
      const rows = lacking.length === 0 ? [] : await findSealed(db, lacking)
      for (const row of rows) {
        const profile = profileOf(keys, row)
        keep(row.id, profile)
        loaded.set(row.id, profile)
      }
      return loaded
    },
  }
}
