import { sql } from 'kysely'
import type { Db } from '../platform/db/database.ts'

/** A date is no moment: as text it is the same day everywhere. */
const day = (column: string) => sql<string | null>`to_char(${sql.ref(column)}, 'YYYY-MM-DD')`

export const findStamp = async (db: Db): Promise<string> =>
  (await db.selectFrom('knowledgeStamp').select('stamp').executeTakeFirstOrThrow()).stamp

/** The stamps of everything that can be found, by id. */
export const findStamps = (db: Db) =>
  db
    .selectFrom('articles')
    .select(['id', 'stamp'])
    .where('publishedVersion', 'is not', null)
    .where('suspendedAt', 'is', null)
    .where('archivedAt', 'is', null)
    .execute()

/** What can be found of these articles. */
export const findEntries = (db: Db, ids: readonly string[]) =>
  db
    .selectFrom('articles as a')
    .innerJoin('articleVersions as v', (join) =>
      join.onRef('v.articleId', '=', 'a.id').onRef('v.number', '=', 'a.publishedVersion'),
    )
    .select(['a.id', 'a.code', 'a.category', 'a.audience', 'a.tiers', 'v.title'])
    .select([day('a.validFrom').as('validFrom'), day('a.validUntil').as('validUntil')])
    .select(['v.similarQuestions as similar', 'v.body'])
    .where('a.id', 'in', [...ids])
    .execute()
