import { type Insertable, sql } from 'kysely'
import type { Db } from '../platform/db/database.ts'
import type { KnowledgeGapEndsTable, KnowledgeGapsTable } from './knowledge.tables.ts'

export const insertGap = (db: Db, gap: Insertable<KnowledgeGapsTable>) =>
  db.insertInto('knowledgeGaps').values(gap).execute()

export const upsertGapEnd = (db: Db, { key, ...end }: Insertable<KnowledgeGapEndsTable>) =>
  db
    .insertInto('knowledgeGapEnds')
    .values({ key, ...end })
    .onConflict((conflict) => conflict.column('key').doUpdateSet(end))
    .execute()

const open = (db: Db, since: Date) =>
  db
    .selectFrom('knowledgeGaps as g')
    .leftJoin('knowledgeGapEnds as e', 'e.key', 'g.key')
    .where('g.askedAt', '>=', since)
    .where((eb) => eb.or([eb('e.endedAt', 'is', null), eb('g.askedAt', '>', eb.ref('e.endedAt'))]))

/** What was asked since then and is still open, most frequent first. */
export const selectGaps = (db: Db, since: Date) =>
  open(db, since)
    .select([
      'g.key',
      sql<string>`(array_agg(g.question ORDER BY g.asked_at DESC, g.id DESC))[1]`.as('question'),
      sql<number>`count(*)::int`.as('times'),
      sql<number>`count(DISTINCT g.asked_by_id)::int`.as('people'),
      sql<Date>`max(g.asked_at)`.as('lastAskedAt'),
    ])
    .groupBy('g.key')
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
