import { sql } from 'kysely'
import type { Actor } from '../platform/actor.ts'
import { type Batch, rowsOf } from '../platform/db/batches.ts'
import type { Db } from '../platform/db/database.ts'

/** A row of a file as it travels in a batch. */
export const importedShape = {
  id: 'uuid',
  code: 'text',
  number: 'bigint',
  title: 'text',
  questions: 'text[]',
  body: 'text',
  category: 'text',
} as const
type Rows = Batch<keyof typeof importedShape>
type By = Pick<Actor, 'kind' | 'id'>

/** One import after the other: two at once would wait for each other's rows. */
export const awaitTurn = (db: Db) =>
  sql`SELECT pg_advisory_xact_lock(hashtextextended('zhike.knowledge_import', 0))`.execute(db)

/** The articles of these codes with what they say last, locked in one order. */
export const findKnownArticles = async (db: Db, codes: readonly string[]) => {
  const { rows } = await sql<{
    code: string
    id: string
    number: number
    title: string
    questions: string[]
    body: string
    category: string
    isFound: boolean
  }>`
    SELECT a.code, a.id, v.number, v.title, v.similar_questions AS questions, v.body, a.category,
      a.published_version = v.number AND a.suspended_at IS NULL AND a.archived_at IS NULL AS is_found
    FROM (SELECT * FROM articles WHERE code = ANY (${codes}::text[] COLLATE "C") ORDER BY code FOR NO KEY UPDATE) a
    JOIN LATERAL (SELECT * FROM article_versions v WHERE v.article_id = a.id ORDER BY v.number DESC LIMIT 1) v ON true
  `.execute(db)
  return new Map(rows.map((row) => [row.code, row]))
}

export const insertImportedArticles = (
  db: Db,
  rows: Rows,
  { actor, ownerId, now }: { readonly actor: By; readonly ownerId: string | null; readonly now: Date },
) =>
  sql`
  INSERT INTO articles (id, code, kind, category, audience, owner_id, created_by_kind, created_by_id, created_at, updated_at)
  SELECT id, code, 'faq', category, 'internal', ${ownerId}::uuid, ${actor.kind}, ${actor.id}::uuid, ${now}, ${now}
  FROM ${rowsOf(importedShape, rows, 'imported')}`.execute(db)

export const insertImportedVersions = (
  db: Db,
  rows: Rows,
  { actor, now }: { readonly actor: By; readonly now: Date },
) =>
  sql`
  INSERT INTO article_versions (article_id, number, title, similar_questions, body, kind, category, audience, tiers, skus,
                                policy_ids, valid_from, valid_until, note, written_by_kind, written_by_id, written_at,
                                published_by_kind, published_by_id, published_at)
  SELECT id, i.number, i.title, i.questions, i.body, a.kind, i.category, a.audience, a.tiers, a.skus, a.policy_ids,
    a.valid_from, a.valid_until, '', ${actor.kind}, ${actor.id}::uuid, ${now}, ${actor.kind}, ${actor.id}::uuid, ${now}
  FROM ${rowsOf(importedShape, rows, 'i')} JOIN articles a USING (id)`.execute(db)

export const publishImported = (db: Db, rows: Rows, now: Date) =>
  sql`
  UPDATE articles SET category = i.category, published_version = i.number, updated_at = ${now},
    confirmed_at = ${now}, archived_at = NULL,
    suspended_at = NULL, suspended_because = NULL, suspended_by = NULL, version = articles.version + 1
  FROM ${rowsOf(importedShape, rows, 'i')} WHERE articles.id = i.id`.execute(db)
