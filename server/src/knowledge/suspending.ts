import type { Input } from '@zhike/contract/endpoint'
import type { Article, articles } from '@zhike/contract/knowledge'
import type { Ctx } from '../platform/ctx.ts'
import { fail } from '../platform/errors.ts'
import { findHangingOn, updateArticleRow } from './articles.queries.ts'
import { mayConfirm } from './deeds.ts'
import type { ArticlesTable } from './knowledge.tables.ts'
import { type LockedArticle, lockAny, lockForChange, tell } from './locking.ts'
import { getArticle } from './showing.ts'

const standing = { suspendedAt: null, suspendedBecause: null, suspendedBy: null }

/** Takes an article out of what is found until its owner confirms it. Throws `article.not_published`. */
export async function suspendArticle(ctx: Ctx, { id, why }: Input<typeof articles.suspend>): Promise<Article> {
  const article = await lockPublished(ctx, id)
  if (article.suspendedAt === null) await suspend(ctx, article, 'person', why)
  return getArticle(ctx, { id })
}

/**
 * Its owner, or who may publish, says that an article is right: a suspension ends, and the next review is set, if a day is
 * given. Throws `article.not_published` and `article.not_owner`.
 */
export async function confirmArticle(ctx: Ctx, { id, reviewOn }: Input<typeof articles.confirm>): Promise<Article> {
  const article = await lockPublished(ctx, id)
  if (!mayConfirm(ctx, article)) fail('article.not_owner')
  const confirmed = { ...standing, confirmedAt: ctx.now, updatedAt: ctx.now }
  await updateArticleRow(ctx.db, id, reviewOn === undefined ? confirmed : { ...confirmed, reviewOn })
  await tell(ctx, article, 'article.confirmed')
  return getArticle(ctx, { id })
}

/** Suspends what hangs on a product that changed then, and was not confirmed since. */
export async function suspendForProduct(ctx: Ctx, sku: string, changedAt: Date): Promise<void> {
  await suspendAll(ctx, await findHangingOn(ctx.db, { sku }, changedAt), 'product', sku)
}

/** Suspends what hangs on a policy that says something else since then, and was not confirmed since. */
export async function suspendForPolicy(ctx: Ctx, policyId: string, code: string, changedAt: Date): Promise<void> {
  await suspendAll(ctx, await findHangingOn(ctx.db, { policyId }, changedAt), 'policy', code)
}

type Because = NonNullable<ArticlesTable['suspendedBecause']>

async function suspendAll(ctx: Ctx, found: readonly { id: string }[], because: Because, by: string): Promise<void> {
  for (const { id } of found) await suspend(ctx, await lockAny(ctx, id), because, by)
}

async function suspend(
  ctx: Ctx,
  article: LockedArticle,
  suspendedBecause: Because,
  suspendedBy: string,
): Promise<void> {
  const suspended = { suspendedAt: ctx.now, suspendedBecause, suspendedBy, updatedAt: ctx.now }
  await updateArticleRow(ctx.db, article.id, suspended)
  await tell(ctx, article, 'article.suspended')
}

async function lockPublished(ctx: Ctx, id: string): Promise<LockedArticle> {
  const article = await lockForChange(ctx, id)
  return article.publishedVersion === null ? fail('article.not_published') : article
}
