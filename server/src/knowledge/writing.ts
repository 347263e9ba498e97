import type { Input } from '@zhike/contract/endpoint'
import type { Article, articles } from '@zhike/contract/knowledge'
import { isDeskActor } from '../platform/actor.ts'
import { uuidv7 } from '../platform/clock/uuidv7.ts'
import type { Ctx } from '../platform/ctx.ts'
import { fail, failAt } from '../platform/errors.ts'
import {
  findColleague,
  findSkus,
  insertArticle,
  isTicketInSight,
  nextCode,
  selectPolicies,
  updateArticleRow,
} from './articles.queries.ts'
import { changeDraft, insertFirstDraft } from './drafting.ts'
import { factsOf } from './facts.ts'
import { beginAnswer } from './gaps.ts'
import { lockForChange, tell } from './locking.ts'
import { getArticle } from './showing.ts'

/**
 * Begins an article as a draft; whoever writes it owns it, unless another is named or nobody (`null`). Throws
 * `staff.unknown`, `product.unknown`, `article.policy_unknown`, and `ticket.unknown` for a ticket out of sight.
 */
export async function createArticle(ctx: Ctx, input: Input<typeof articles.create>): Promise<Article> {
  const { title, similar, body, note, gap, ownerId = ownId(ctx), ticketId = null, reviewOn, ...facts } = input
  await checkReferences(ctx, { ownerId: input.ownerId, skus: facts.skus, policyIds: facts.policyIds })
  if (ticketId !== null && !(await isTicketInSight(ctx.db, ticketId))) failAt(ctx, 'ticketId', 'ticket.unknown')
  const { actor, now } = ctx
  const article = { ...facts, id: uuidv7(now), code: await nextCode(ctx.db), ownerId, ticketId, reviewOn }
  await insertArticle(ctx.db, {
    ...article,
    ...{
      publishedVersion: null,
      suspendedAt: null,
      suspendedBecause: null,
      suspendedBy: null,
      archivedAt: null,
      confirmedAt: null,
    },
    ...{ createdByKind: actor.kind, createdById: actor.id, createdAt: now, updatedAt: now },
  })
  await insertFirstDraft(ctx, article.id, { title, similarQuestions: similar, body, note, ...facts })
  if (gap !== undefined) await beginAnswer(ctx, gap, article.id)
  await tell(ctx, article, 'article.drafted')
  return getArticle(ctx, article)
}

/**
 * Changes an article: what it says and what it is to its readers becomes a draft beside what is published; who answers for
 * it and when it is looked at again counts at once. Throws `record.changed`, `article.archived`, `article.valid_backwards`,
 * `staff.unknown`, `product.unknown` and `article.policy_unknown`.
 */
export async function updateArticle(ctx: Ctx, input: Input<typeof articles.update>): Promise<Article> {
  const { id, similar, ownerId, reviewOn, ...given } = input
  const article = await lockForChange(ctx, id)
  if (ctx.ifMatch !== undefined && ctx.ifMatch !== article.version) fail('record.changed')
  await checkReferences(ctx, input)
  const draft = await changeDraft(ctx, article, { ...given, similarQuestions: similar })
  await updateArticleRow(ctx.db, id, {
    ...(article.publishedVersion === null ? factsOf(draft) : {}),
    ...(ownerId === undefined ? {} : { ownerId }),
    ...(reviewOn === undefined ? {} : { reviewOn }),
    updatedAt: ctx.now,
  })
  await tell(ctx, article, 'article.changed')
  return getArticle(ctx, { id })
}

/** A key that stands for itself is nobody who could answer for anything. */
const ownId = ({ actor }: Ctx) => (isDeskActor(actor) && actor.email !== null ? actor.id : null)

interface References {
  readonly ownerId?: string | null | undefined
  readonly skus?: readonly string[] | undefined
  readonly policyIds?: readonly string[] | undefined
}

async function checkReferences(ctx: Ctx, { ownerId, skus = [], policyIds = [] }: References): Promise<void> {
  if (ownerId && !(await findColleague(ctx.db, ownerId))) failAt(ctx, 'ownerId', 'staff.unknown')
  const known = new Set(await findSkus(ctx.db, skus))
  if (skus.some((sku) => !known.has(sku))) failAt(ctx, 'skus', 'product.unknown')
  const policies = new Set((await selectPolicies(ctx.db, policyIds)).map(({ id }) => id))
  if (policyIds.some((id) => !policies.has(id))) failAt(ctx, 'policyIds', 'article.policy_unknown')
}
