import type { QualityRules } from '@zhike/contract/data-quality'
import type { Db } from '../platform/db/database.ts'

const columns = ['weights', 'items', 'confirmMonths', 'version'] as const
const beforeAll = '00000000-0000-0000-0000-000000000000'

/** How quality is measured. */
export const findQualityRules = (db: Db): Promise<QualityRules> =>
  db.selectFrom('dataQualityRules').select(columns).executeTakeFirstOrThrow()

/** The same, locked until the end of the transaction. */
export const lockQualityRules = (db: Db): Promise<QualityRules> =>
  db.selectFrom('dataQualityRules').select(columns).forUpdate().executeTakeFirstOrThrow()

/** Changes the rules; everybody is to be judged anew, from the first. */
export const changeQualityRules = (db: Db, { weights, items, confirmMonths }: Omit<QualityRules, 'version'>) =>
  db
    .updateTable('dataQualityRules')
    .set((row) => ({
      weights: JSON.stringify(weights) as unknown as QualityRules['weights'],
      items: JSON.stringify(items) as unknown as QualityRules['items'],
      confirmMonths,
      version: row('version', '+', 1),
      judgedTo: beforeAll,
    }))
    .returning(columns)
    .executeTakeFirstOrThrow()

/** How far everybody has been judged anew, for whoever goes on with it; undefined when it is over or somebody else does. */
export const judgeOver = async (db: Db): Promise<string | undefined> => {
  const place = await db.selectFrom('dataQualityRules').select('judgedTo').forUpdate().skipLocked().executeTakeFirst()
  return place?.judgedTo ?? undefined
}

/** Moves that place; null ends it. */
export const judgeOn = (db: Db, judgedTo: string | null) =>
  db.updateTable('dataQualityRules').set({ judgedTo }).execute()
