import type { Input } from '@zhike/contract/endpoint'
import type { Article, articles } from '@zhike/contract/knowledge'
import { uuidv7 } from '../platform/clock/uuidv7.ts'
import type { Ctx } from '../platform/ctx.ts'
import { fail } from '../platform/errors.ts'
import { selectVersions } from './articles.queries.ts'
import { lockForChange, tell } from './locking.ts'
import { getPublishable } from './publishing.ts'
import { getArticle } from './showing.ts'
import { findOpenSubmission, insertSubmission, updateSubmission } from './submitting.queries.ts'

/**
 * Hands a draft in for publication, once it could be published. Throws `article.already_submitted` and what `publishArticle`
 * throws.
 */
export async function submitArticle(ctx: Ctx, { id, words }: Input<typeof articles.submit>): Promise<Article> {
  const article = await lockForChange(ctx, id)
  const { number } = await getPublishable(ctx, article)
  if (await findOpenSubmission(ctx.db, id, number)) fail('article.already_submitted')
  const { actor, now } = ctx
  const submitted = { submittedByKind: actor.kind, submittedById: actor.id, submittedAt: now }
  const open = { returnedWords: null, returnedByKind: null, returnedById: null, returnedAt: null }
  await insertSubmission(ctx.db, { articleId: id, id: uuidv7(now), number, words, ...submitted, ...open })
  await tell(ctx, article, 'article.submitted')
  return getArticle(ctx, { id })
}

/** Returns a draft to whoever handed it in, with words. Throws `article.not_submitted` and `article.archived`. */
export async function sendBackArticle(ctx: Ctx, { id, words }: Input<typeof articles.sendBack>): Promise<Article> {
  const article = await lockForChange(ctx, id)
  const [latest] = await selectVersions(ctx.db, id)
  const open = latest?.publishedAt === null ? await findOpenSubmission(ctx.db, id, latest.number) : undefined
  if (!open) return fail('article.not_submitted')
  const { actor, now } = ctx
  const returned = { returnedWords: words, returnedByKind: actor.kind, returnedById: actor.id, returnedAt: now }
  await updateSubmission(ctx.db, id, open.id, returned)
  await tell(ctx, article, 'article.returned', open.submittedById)
  return getArticle(ctx, { id })
}
