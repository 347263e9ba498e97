import type { ArticleState } from '@zhike/contract/knowledge'
import { type ExpressionBuilder, type Insertable, type Selectable, sql, type UpdateObject } from 'kysely'
import type { Database, Db } from '../platform/db/database.ts'
import type { ArticlesTable, ArticleVersionsTable } from './knowledge.tables.ts'

/** A date is no moment: as text it is the same day everywhere. */
const day = (column: string) => sql<string | null>`to_char(${sql.ref(column)}, 'YYYY-MM-DD')`

const nameOf = (id: string) => sql<string | null>`
  coalesce((SELECT name FROM staff WHERE staff.id = ${sql.ref(id)}), (SELECT name FROM api_keys WHERE api_keys.id = ${sql.ref(id)}))`

/** Where `articles as a` stands. Why it is not published comes first: what is archived is neither suspended nor a draft. */
export const articleState = sql<ArticleState>`CASE WHEN a.archived_at IS NOT NULL THEN 'archived' WHEN a.suspended_at IS NOT NULL THEN 'suspended'
  WHEN a.published_version IS NULL THEN 'draft' ELSE 'published' END`

const latest = sql<number>`(SELECT max(v.number) FROM article_versions v WHERE v.article_id = a.id)`
const said = (verdict: string) => sql<number>`
  (SELECT count(*)::int FROM article_feedback f WHERE f.article_id = a.id AND f.verdict = ${verdict})`

/** How a draft was handed in last; one that waits to be published comes before one that was returned. */
const lastSubmission = (eb: ExpressionBuilder<Database & { a: ArticlesTable }, 'a'>) =>
  eb
    .selectFrom('articleSubmissions')
    .selectAll()
    .whereRef('articleId', '=', 'a.id')
    .where('a.archivedAt', 'is', null)
    .where('number', '=', latest)
    .where('number', '>', sql<number>`coalesce(a.published_version, 0)`)
    .orderBy(sql`returned_at IS NULL`, 'desc')
    .orderBy('submittedAt', 'desc')
    .orderBy('id', 'desc')
    .limit(1)
    .as('s')

const rows = (db: Db) =>
  db
    .selectFrom('articles as a')
    .innerJoin('articleVersions as v', (join) =>
      join.onRef('v.articleId', '=', 'a.id').on('v.number', '=', sql<number>`coalesce(a.published_version, ${latest})`),
    )
    .leftJoin('staff as o', 'o.id', 'a.ownerId')
    .leftJoinLateral(lastSubmission, (join) => join.onTrue())
    .selectAll('a')
    .select([
      day('a.validFrom').as('validFrom'),
      day('a.validUntil').as('validUntil'),
      day('a.reviewOn').as('reviewOn'),
      articleState.as('state'),
      latest.as('latest'),
      said('helpful').as('helpful'),
      said('unhelpful').as('unhelpful'),
      'v.title',
      'o.name as ownerName',
      nameOf('a.createdById').as('createdByName'),
      's.words as submittedWords',
      's.submittedByKind',
      's.submittedById',
      's.submittedAt',
      's.returnedWords',
      's.returnedByKind',
      's.returnedById',
      's.returnedAt',
      nameOf('s.submittedById').as('submittedByName'),
      nameOf('s.returnedById').as('returnedByName'),
    ])

export type ArticleRow = Awaited<ReturnType<typeof selectArticle>> & {}

export const selectArticle = (db: Db, id: string) => rows(db).where('a.id', '=', id).executeTakeFirst()

export interface ListWish {
  readonly states: readonly ArticleState[] | undefined
  readonly kind: ArticlesTable['kind'] | undefined
  readonly category: string | undefined
  readonly audience: ArticlesTable['audience'] | undefined
  /** An id, or `none`. */
  readonly owner: string | undefined
  readonly sku: string | undefined
  readonly ticket: string | undefined
  /** What should be looked at again by this day. */
  readonly due: string | undefined
  /** Drafts that wait to be published, or were returned. */
  readonly submission: 'open' | 'returned' | undefined
  /** An id; null for a key of nobody, who hands in nothing. */
  readonly submittedBy: string | null | undefined
  /** Without those that were never published. */
  readonly onlyPublished: boolean
}

/** What somebody should look at again by a day. */
const isDue = (today: string) => sql<boolean>`
  a.archived_at IS NULL AND a.published_version IS NOT NULL
  AND (a.suspended_at IS NOT NULL OR a.review_on <= ${today}::date OR a.valid_until < ${today}::date)`

/** Those changed last first; `before` is time and id of the last row of the page before. */
export const selectArticles = (
  db: Db,
  { states, kind, category, audience, owner, sku, ticket, due, submission, submittedBy, onlyPublished }: ListWish,
  before: readonly [string, string] | undefined,
  most: number,
) =>
  rows(db)
    .$if(states === undefined, (query) => query.where('a.archivedAt', 'is', null))
    .$if(states !== undefined, (query) => query.where(articleState, 'in', [...(states ?? [])]))
    .$if(kind !== undefined, (query) => query.where('a.kind', '=', kind ?? 'faq'))
    .$if(category !== undefined, (query) => query.where('a.category', '=', category ?? ''))
    .$if(audience !== undefined, (query) => query.where('a.audience', '=', audience ?? 'internal'))
    .$if(owner === 'none', (query) => query.where('a.ownerId', 'is', null))
    .$if(owner !== undefined && owner !== 'none', (query) => query.where('a.ownerId', '=', owner ?? ''))
    .$if(sku !== undefined, (query) => query.where(sql<boolean>`a.skus @> ARRAY[${sku}]::text[]`))
    .$if(ticket !== undefined, (query) => query.where('a.ticketId', '=', ticket ?? ''))
    .$if(due !== undefined, (query) => query.where(isDue(due ?? '')))
    .$if(submission !== undefined || submittedBy !== undefined, (query) =>
      query.where('a.id', 'in', (eb) => eb.selectFrom('articleSubmissions').select('articleId')),
    )
    .$if(submission !== undefined, (query) =>
      query.where('s.submittedAt', 'is not', null).where('s.returnedAt', submission === 'open' ? 'is' : 'is not', null),
    )
    .$if(submittedBy !== undefined, (query) => query.where('s.submittedById', '=', submittedBy ?? null))
    .$if(onlyPublished, (query) => query.where('a.publishedVersion', 'is not', null))
    .$if(before !== undefined, (query) =>
      query.where(sql<boolean>`(a.updated_at, a.id) < (${before?.[0]}::timestamptz, ${before?.[1]}::uuid)`),
    )
    .orderBy('a.updatedAt', 'desc')
    .orderBy('a.id', 'desc')
    .limit(most)
    .execute()

/** The article, for whoever is about to change it: others who are wait. */
export const lockArticle = (db: Db, id: string): Promise<Selectable<ArticlesTable> | undefined> =>
  db
    .selectFrom('articles')
    .selectAll()
    .select([day('validFrom').as('validFrom'), day('validUntil').as('validUntil'), day('reviewOn').as('reviewOn')])
    .where('id', '=', id)
    .forNoKeyUpdate()
    .executeTakeFirst()

export const insertArticle = (db: Db, article: Insertable<ArticlesTable>) =>
  db.insertInto('articles').values(article).execute()

export const updateArticleRow = (db: Db, id: string, change: UpdateObject<Database, 'articles'>) =>
  db
    .updateTable('articles')
    .set((eb) => ({ ...change, version: eb('version', '+', 1) }))
    .where('id', '=', id)
    .execute()

/** K-0042. */
export const nextCode = async (db: Db): Promise<string> => {
  const { rows: drawn } = await sql<{ code: string }>`
    SELECT 'K-' || lpad(n::text, greatest(4, length(n::text)), '0') AS code FROM nextval('article_numbers') AS n`.execute(
    db,
  )
  return drawn[0]?.code ?? ''
}

const versionRows = (db: Db) =>
  db
    .selectFrom('articleVersions as v')
    .selectAll()
    .select([day('v.validFrom').as('validFrom'), day('v.validUntil').as('validUntil')])
    .select([nameOf('v.writtenById').as('writtenByName'), nameOf('v.publishedById').as('publishedByName')])

export type VersionRow = Awaited<ReturnType<typeof selectVersions>>[number]

/** What an article said, newest first. */
export const selectVersions = (db: Db, articleId: string) =>
  versionRows(db).where('v.articleId', '=', articleId).orderBy('v.number', 'desc').execute()

export const insertVersion = (db: Db, version: Insertable<ArticleVersionsTable>) =>
  db.insertInto('articleVersions').values(version).execute()

/** Changes a version that was not published yet. */
export const updateDraft = (
  db: Db,
  {
    articleId,
    number,
    ...change
  }: Pick<ArticleVersionsTable, 'articleId' | 'number'> & Partial<Selectable<ArticleVersionsTable>>,
) =>
  db
    .updateTable('articleVersions')
    .set(change)
    .where('articleId', '=', articleId)
    .where('number', '=', number)
    .where('publishedAt', 'is', null)
    .execute()

/** Whether somebody of this id works here. */
export const findColleague = (db: Db, id: string) =>
  db.selectFrom('staff').select('id').where('id', '=', id).where('suspendedAt', 'is', null).executeTakeFirst()

/** Whether the actor sees a ticket. */
export async function isTicketInSight(db: Db, id: string): Promise<boolean> {
  const { rows: seen } = await sql`SELECT FROM tickets WHERE id = ${id}`.execute(db)
  return seen.length > 0
}

/** The policies of these ids, with what they are called. */
export const selectPolicies = async (db: Db, ids: readonly string[]) =>
  ids.length === 0
    ? []
    : await rows(db)
        .where('a.id', 'in', [...ids])
        .where('a.kind', '=', 'policy')
        .execute()

/** The SKUs of these that are products, which stay until the transaction is over. */
export const findSkus = async (db: Db, skus: readonly string[]): Promise<string[]> =>
  skus.length === 0
    ? []
    : (
        await db
          .selectFrom('products')
          .select('sku')
          .where('sku', 'in', [...skus])
          .forKeyShare()
          .execute()
      ).map(({ sku }) => sku)

/** What is published, hangs on a product or on a policy, and was confirmed before a moment. */
export const findHangingOn = (db: Db, on: { readonly sku: string } | { readonly policyId: string }, before: Date) =>
  db
    .selectFrom('articles')
    .select('id')
    .where('publishedVersion', 'is not', null)
    .where('suspendedAt', 'is', null)
    .where('archivedAt', 'is', null)
    .where('confirmedAt', '<', before)
    .where(
      'sku' in on
        ? sql<boolean>`skus @> ARRAY[${on.sku}]::text[]`
        : sql<boolean>`policy_ids @> ARRAY[${on.policyId}]::uuid[]`,
    )
    .orderBy('id')
    .forNoKeyUpdate()
    .execute()

/** How many articles stand where. */
export const countArticles = async (db: Db, today: string) => {
  const counted = await db
    .selectFrom('articles as a')
    .where('a.archivedAt', 'is', null)
    .select([
      sql<number>`count(*) FILTER (WHERE a.published_version IS NOT NULL AND a.suspended_at IS NULL)::int`.as(
        'published',
      ),
      sql<number>`count(*) FILTER (WHERE ${latest} IS DISTINCT FROM a.published_version)::int`.as('drafts'),
      sql<number>`count(*) FILTER (WHERE a.suspended_at IS NOT NULL)::int`.as('suspended'),
      sql<number>`count(*) FILTER (WHERE ${isDue(today)})::int`.as('due'),
    ])
    .executeTakeFirstOrThrow()
  return counted
}

export const countCategories = (db: Db, { onlyPublished }: Pick<ListWish, 'onlyPublished'>) =>
  db
    .selectFrom('articles')
    .select(['category as name', sql<number>`count(*)::int`.as('articles')])
    .where('archivedAt', 'is', null)
    .$if(onlyPublished, (query) => query.where('publishedVersion', 'is not', null))
    .groupBy('category')
    .orderBy('category')
    .execute()
