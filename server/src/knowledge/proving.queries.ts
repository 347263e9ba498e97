import type { Insertable } from 'kysely'
import type { Db } from '../platform/db/database.ts'
import type { ArticleQuestionsTable } from './knowledge.tables.ts'

/** The questions that must find an article, oldest first. */
export const selectQuestions = (db: Db, articleId: string) =>
  db
    .selectFrom('articleQuestions')
    .select(['id', 'question'])
    .where('articleId', '=', articleId)
    .orderBy('id')
    .execute()

/** Every question that must find something that is published, with the title that it must find. */
export const selectAllQuestions = (db: Db) =>
  db
    .selectFrom('articleQuestions as q')
    .innerJoin('articles as a', 'a.id', 'q.articleId')
    .innerJoin('articleVersions as v', (join) =>
      join.onRef('v.articleId', '=', 'a.id').onRef('v.number', '=', 'a.publishedVersion'),
    )
    .select(['q.articleId', 'q.question', 'v.title'])
    .where('a.suspendedAt', 'is', null)
    .where('a.archivedAt', 'is', null)
    .orderBy('q.id')
    .execute()

/** False when the article has it already. */
export const insertQuestion = async (db: Db, question: Insertable<ArticleQuestionsTable>): Promise<boolean> => {
  const inserted = await db
    .insertInto('articleQuestions')
    .values(question)
    .onConflict((conflict) => conflict.columns(['articleId', 'question']).doNothing())
    .executeTakeFirst()
  return Number(inserted.numInsertedOrUpdatedRows ?? 0) > 0
}

/** False when there is none. */
export const deleteQuestion = async (db: Db, articleId: string, id: string): Promise<boolean> => {
  const deleted = await db
    .deleteFrom('articleQuestions')
    .where('articleId', '=', articleId)
    .where('id', '=', id)
    .executeTakeFirst()
  return Number(deleted.numDeletedRows) > 0
}
