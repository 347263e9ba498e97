import { type Insertable, sql } from 'kysely'
import type { Db } from '../platform/db/database.ts'
import type { ArticleFeedbackTable } from './knowledge.tables.ts'

export const insertFeedback = (db: Db, said: Insertable<ArticleFeedbackTable>) =>
  db.insertInto('articleFeedback').values(said).execute()

/** What was said of an article, newest first. */
export const selectFeedback = (db: Db, articleId: string) =>
  db
    .selectFrom('articleFeedback as f')
    .select(['f.id', 'f.verdict', 'f.words', 'f.number', 'f.saidByKind', 'f.saidById', 'f.saidAt'])
    .select(
      sql<string | null>`coalesce((SELECT name FROM staff WHERE staff.id = f.said_by_id),
                                  (SELECT name FROM api_keys WHERE api_keys.id = f.said_by_id))`.as('saidByName'),
    )
    .where('f.articleId', '=', articleId)
    .orderBy('f.saidAt', 'desc')
    .orderBy('f.id', 'desc')
    .limit(100)
    .execute()
