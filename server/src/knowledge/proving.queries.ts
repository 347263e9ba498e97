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

/** Every question that must find something that is published, or this article, with the title that it must find. */
export const selectAllQuestions = (db: Db, articleId: string) =>
  db
    .selectFrom('articleQuestions as q')
    .innerJoin('articles as a', 'a.id', 'q.articleId')
    .leftJoin('articleVersions as v', (join) =>
      join.onRef('v.articleId', '=', 'a.id').onRef('v.number', '=', 'a.publishedVersion'),
    )
    .select(['q.articleId', 'q.question', 'v.title'])
    .where((eb) =>
      eb.or([
        eb('a.id', '=', articleId),
        eb.and([eb('v.number', 'is not', null), eb('a.suspendedAt', 'is', null), eb('a.archivedAt', 'is', null)]),
      ]),
    )
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
