import type { Article } from '@zhike/contract/knowledge'
import type { Ctx } from '../platform/ctx.ts'
import { fail } from '../platform/errors.ts'
import { selectVersions, updateArticleRow, updateDraft, type VersionRow } from './articles.queries.ts'
import { factsOf } from './facts.ts'
import { type LockedArticle, lockAny, lockForChange, tell } from './locking.ts'
import { findFailing } from './proving.ts'
import { getArticle } from './showing.ts'
import { findOpenSubmission } from './submitting.queries.ts'

/**
 * Publishes the draft: what it says, and what the article is from now on. It stands confirmed by that. Throws
 * `article.archived`, `record.changed` for who read an older draft, and what `getPublishable` throws.
 */
export async function publishArticle(ctx: Ctx, { id }: { id: string }): Promise<Article> {
  const article = await lockForChange(ctx, id)
  if (ctx.ifMatch !== undefined && ctx.ifMatch !== article.version) fail('record.changed')
  const draft = await getPublishable(ctx, article)
  const submission = await findOpenSubmission(ctx.db, id, draft.number)
  const { actor, now } = ctx
  const by = { publishedByKind: actor.kind, publishedById: actor.id, publishedAt: now }
  await updateDraft(ctx.db, { articleId: id, number: draft.number, ...by })
  const confirmed = { confirmedAt: now, suspendedAt: null, suspendedBecause: null, suspendedBy: null }
  const facts = factsOf(draft)
  await updateArticleRow(ctx.db, id, { publishedVersion: draft.number, updatedAt: now, ...facts, ...confirmed })
  await tell(ctx, { ...article, ...facts }, 'article.published', submission?.submittedById)
  return getArticle(ctx, { id })
}

/**
 * The draft of an article, if it could be published. Throws `article.nothing_to_publish`, `article.body_missing`, and
 * `article.questions_fail` with the questions that would not find what they must.
 */
export async function getPublishable(ctx: Ctx, article: LockedArticle): Promise<VersionRow> {
  const [draft] = await selectVersions(ctx.db, article.id)
  if (!draft || draft.number === article.publishedVersion) return fail('article.nothing_to_publish')
  if (draft.body === '') fail('article.body_missing')
  const failing = await findFailing(ctx, article, draft)
  if (failing.length > 0)
    fail('article.questions_fail', {
      fields: Object.fromEntries(failing.map(({ question, wanted }) => [question, wanted])),
    })
  return draft
}

/** Archives an article; twice is once. Throws `record.not_found`. */
export async function archiveArticle(ctx: Ctx, { id }: { id: string }): Promise<void> {
  const article = await lockAny(ctx, id)
  if (article.archivedAt !== null) return
  await updateArticleRow(ctx.db, id, { archivedAt: ctx.now, updatedAt: ctx.now })
  await tell(ctx, article, 'article.archived')
}

/** Takes an article out of the archive, as it was. Throws `record.not_found`. */
export async function restoreArticle(ctx: Ctx, { id }: { id: string }): Promise<Article> {
  const article = await lockAny(ctx, id)
  if (article.archivedAt !== null) {
    await updateArticleRow(ctx.db, id, { archivedAt: null, updatedAt: ctx.now })
    await tell(ctx, article, 'article.restored')
  }
  return getArticle(ctx, { id })
}
