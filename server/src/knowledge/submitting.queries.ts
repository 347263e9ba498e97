import { type Insertable, sql } from 'kysely'
import type { Db } from '../platform/db/database.ts'
import type { ArticleSubmissionsTable } from './knowledge.tables.ts'

export const insertSubmission = (db: Db, submission: Insertable<ArticleSubmissionsTable>) =>
  db.insertInto('articleSubmissions').values(submission).execute()

/** The submission of a version that nobody returned, if there is one. */
export const findOpenSubmission = (db: Db, articleId: string, number: number) =>
  db
    .selectFrom('articleSubmissions')
    .select(['id', 'submittedById'])
    .where('articleId', '=', articleId)
    .where('number', '=', number)
    .where('returnedAt', 'is', null)
    .executeTakeFirst()

export type Return = Pick<ArticleSubmissionsTable, 'returnedWords' | 'returnedByKind' | 'returnedById' | 'returnedAt'>

export const updateSubmission = (db: Db, articleId: string, id: string, returned: Return) =>
  db.updateTable('articleSubmissions').set(returned).where('articleId', '=', articleId).where('id', '=', id).execute()

/** How many drafts wait to be published. */
export const countOpenSubmissions = async (db: Db): Promise<number> => {
  const counted = await db
    .selectFrom('articleSubmissions as s')
    .innerJoin('articles as a', 'a.id', 's.articleId')
    .where('s.returnedAt', 'is', null)
    .where('a.archivedAt', 'is', null)
    .where(
      sql<boolean>`s.number > coalesce(a.published_version, 0)
        AND s.number = (SELECT max(v.number) FROM article_versions v WHERE v.article_id = a.id)`,
    )
    .select(sql<number>`count(*)::int`.as('submitted'))
    .executeTakeFirstOrThrow()
  return counted.submitted
}
