import type { Input, Output } from '@zhike/contract/endpoint'
import type { Article, ArticleSummary, ArticleVersion, articles } from '@zhike/contract/knowledge'
import { companyDay } from '../platform/clock/company-time.ts'
import type { Ctx } from '../platform/ctx.ts'
import { pageOf, readCursor, TimePlace } from '../platform/db/cursors.ts'
import { type ArticleRow, selectArticles, selectPolicies, selectVersions, type VersionRow } from './articles.queries.ts'
import { deedsOf } from './deeds.ts'
import { getReadable, seesDrafts } from './drafts.ts'

/** One article with what is published and, for whoever sees drafts, what is about to be. Throws `record.not_found`. */
export async function getArticle(ctx: Ctx, { id }: { id: string }): Promise<Article> {
  const row = await getReadable(ctx, id)
  const versions = await listReadableVersions(ctx, id)
  const numbered = (number: number | null) => versions.find((version) => version.number === number) ?? null
  const published = numbered(row.publishedVersion)
  const summary = summaryOf(ctx, row)
  const draft = summary.hasDraft ? numbered(row.latest) : null
  return {
    ...summary,
    tiers: row.tiers,
    skus: row.skus,
    policies: (published ?? draft)?.policies ?? [],
    ticketId: row.ticketId,
    suspension: suspensionOf(row),
    published,
    draft,
    deeds: deedsOf(ctx, { ...summary, published, draft, ownerId: row.ownerId }),
    createdBy: { kind: row.createdByKind, id: row.createdById, name: row.createdByName },
    createdAt: row.createdAt.toISOString(),
  }
}

/** A page of articles, those changed last first. Throws `cursor.invalid`. */
export async function listArticles(
  ctx: Ctx,
  { state, owner, submittedBy, due, cursor, limit, ...exact }: Input<typeof articles.list>,
): Promise<Output<typeof articles.list>> {
  const { kind, category, audience, sku, ticket, submission } = exact
  if (!seesDrafts(ctx) && (submission ?? submittedBy) !== undefined) return { items: [], nextCursor: null }
  const wish = {
    states: state?.length ? state : undefined,
    owner: owner === 'me' ? (ctx.actor.id ?? 'none') : owner,
    submittedBy: submittedBy === 'me' ? ctx.actor.id : submittedBy,
    due: due === undefined ? undefined : companyDay(ctx.now),
    onlyPublished: !seesDrafts(ctx),
    ...{ kind, category, audience, sku, ticket, submission },
  }
  const rows = await selectArticles(ctx.db, wish, readCursor(TimePlace, cursor), limit + 1)
  return pageOf(
    rows,
    limit,
    (row) => [row.updatedAt.toISOString(), row.id],
    (row) => summaryOf(ctx, row),
  )
}

/** What an article said, newest first, without what was never published for who sees no drafts. Throws `record.not_found`. */
export async function listVersions(ctx: Ctx, { id }: { id: string }): Promise<Output<typeof articles.versions>> {
  await getReadable(ctx, id)
  return { items: await listReadableVersions(ctx, id) }
}

/** Versions, and the names of the policies that they hang on, as far as whoever asks may read either. */
async function listReadableVersions(ctx: Ctx, id: string): Promise<ArticleVersion[]> {
  const readsAll = seesDrafts(ctx)
  const rows = (await selectVersions(ctx.db, id)).filter(({ publishedAt }) => readsAll || publishedAt !== null)
  const named = await selectPolicies(ctx.db, [...new Set(rows.flatMap(({ policyIds }) => policyIds))])
  const policies = named.filter(({ publishedVersion }) => readsAll || publishedVersion !== null)
  return rows.map((row) => versionOf(row, policies))
}

const summaryOf = (ctx: Ctx, row: ArticleRow): ArticleSummary => ({
  id: row.id,
  code: row.code,
  kind: row.kind,
  state: row.state,
  title: row.title,
  category: row.category,
  audience: row.audience,
  owner: row.ownerId !== null && row.ownerName !== null ? { id: row.ownerId, name: row.ownerName } : null,
  reviewOn: row.reviewOn,
  validFrom: row.validFrom,
  validUntil: row.validUntil,
  hasDraft: row.latest !== row.publishedVersion && seesDrafts(ctx),
  submission: seesDrafts(ctx) ? submissionOf(row) : null,
  helpful: row.helpful,
  unhelpful: row.unhelpful,
  updatedAt: row.updatedAt.toISOString(),
  version: row.version,
})

const submissionOf = (row: ArticleRow): ArticleSummary['submission'] =>
  row.submittedAt && row.submittedByKind
    ? {
        words: row.submittedWords ?? '',
        by: { kind: row.submittedByKind, id: row.submittedById, name: row.submittedByName },
        at: row.submittedAt.toISOString(),
        returned:
          row.returnedAt && row.returnedByKind
            ? {
                words: row.returnedWords ?? '',
                by: { kind: row.returnedByKind, id: row.returnedById, name: row.returnedByName },
                at: row.returnedAt.toISOString(),
              }
            : null,
      }
    : null

const suspensionOf = ({ suspendedAt, suspendedBecause, suspendedBy }: ArticleRow): Article['suspension'] =>
  suspendedAt && suspendedBecause
    ? { at: suspendedAt.toISOString(), because: suspendedBecause, by: suspendedBy ?? '' }
    : null

const versionOf = (row: VersionRow, policies: readonly ArticleRow[]): ArticleVersion => ({
  number: row.number,
  title: row.title,
  similar: row.similarQuestions,
  body: row.body,
  kind: row.kind,
  category: row.category,
  audience: row.audience,
  tiers: row.tiers,
  skus: row.skus,
  policies: policies.filter(({ id }) => row.policyIds.includes(id)).map(({ id, code, title }) => ({ id, code, title })),
  validFrom: row.validFrom,
  validUntil: row.validUntil,
  note: row.note,
  writtenBy: { kind: row.writtenByKind, id: row.writtenById, name: row.writtenByName },
  writtenAt: row.writtenAt.toISOString(),
  publishedBy:
    row.publishedByKind === null
      ? null
      : { kind: row.publishedByKind, id: row.publishedById, name: row.publishedByName },
  publishedAt: row.publishedAt?.toISOString() ?? null,
})
