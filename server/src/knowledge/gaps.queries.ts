import { type Insertable, sql } from 'kysely'
import type { Db } from '../platform/db/database.ts'
import { articleState } from './articles.queries.ts'
import type { KnowledgeGapEndsTable, KnowledgeGapsTable } from './knowledge.tables.ts'

export const insertGap = (db: Db, gap: Insertable<KnowledgeGapsTable>) =>
  db.insertInto('knowledgeGaps').values(gap).execute()

export const upsertGapEnd = (db: Db, { key, ...end }: Insertable<KnowledgeGapEndsTable>) =>
  db
    .insertInto('knowledgeGapEnds')
    .values({ key, ...end })
    .onConflict((conflict) => conflict.column('key').doUpdateSet(end))
    .execute()

/** When a question was put aside, or somebody last answered for the article begun for it, while that is found. */
const end = sql<Date | null>`CASE WHEN e.article_id IS NULL THEN e.ended_at
  WHEN a.published_version IS NOT NULL AND a.suspended_at IS NULL AND a.archived_at IS NULL THEN a.confirmed_at END`

const open = (db: Db, since: Date) =>
  db
    .selectFrom('knowledgeGaps as g')
    .leftJoin('knowledgeGapEnds as e', 'e.key', 'g.key')
    .leftJoin('articles as a', 'a.id', 'e.articleId')
    .where('g.askedAt', '>=', since)
    .where((eb) => eb.or([eb(end, 'is', null), eb('g.askedAt', '>', end)]))

/** What was asked since then and is still open, most frequent first, with the article begun for it. */
export const selectGaps = (db: Db, since: Date) =>
  open(db, since)
    .select([
      'g.key',
      sql<string>`(array_agg(g.question ORDER BY g.asked_at DESC, g.id DESC))[1]`.as('question'),
      sql<number>`count(*)::int`.as('times'),
      sql<number>`count(DISTINCT g.asked_by_id)::int`.as('people'),
      sql<Date>`max(g.asked_at)`.as('lastAskedAt'),
      'a.id as articleId',
      'a.code',
      articleState.as('state'),
    ])
    .groupBy(['g.key', 'a.id'])
    .orderBy('times', 'desc')
    .orderBy('lastAskedAt', 'desc')
    .limit(100)
    .execute()

export const countGaps = async (db: Db, since: Date): Promise<number> => {
  const counted = await open(db, since)
    .select(sql<number>`count(DISTINCT g.key)::int`.as('gaps'))
    .executeTakeFirstOrThrow()
  return counted.gaps
}
