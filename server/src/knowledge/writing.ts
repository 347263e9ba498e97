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
  insertVersion,
  isTicketInSight,
  nextCode,
  selectPolicies,
  selectVersions,
  updateArticleRow,
  updateDraft,
} from './articles.queries.ts'
import { endGap } from './gaps.ts'
import { type LockedArticle, lockForChange, tell } from './locking.ts'
import { getArticle } from './showing.ts'

/**
 * Begins an article as a draft; whoever writes it owns it, unless another is named or nobody (`null`). Throws
 * `staff.unknown`, `product.unknown`, `article.policy_unknown`, and `ticket.unknown` for a ticket out of sight.
 */
export async function createArticle(ctx: Ctx, input: Input<typeof articles.create>): Promise<Article> {
  const { title, similar, body, note, gap, ownerId = ownId(ctx), ticketId = null, ...facts } = input
  await checkReferences(ctx, { ownerId: input.ownerId, skus: facts.skus, policyIds: facts.policyIds })
  if (ticketId !== null && !(await isTicketInSight(ctx.db, ticketId))) failAt(ctx, 'ticketId', 'ticket.unknown')
  const { actor, now } = ctx
  const article = { ...facts, id: uuidv7(now), code: await nextCode(ctx.db), ownerId, ticketId }
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
  await insertVersion(ctx.db, draftOf(ctx, article.id, 1, { title, similar, body, note }))
  if (gap !== undefined) await endGap(ctx, gap, article.id)
  await tell(ctx, article, 'article.drafted')
  return getArticle(ctx, article)
}

/**
 * Changes an article: what it says becomes a draft beside what is published, what it is counts at once. Throws
 * `record.changed`, `article.archived`, `article.valid_backwards`, `staff.unknown`, `product.unknown` and `article.policy_unknown`.
 */
export async function updateArticle(ctx: Ctx, input: Input<typeof articles.update>): Promise<Article> {
  const { id, title, similar, body, note, ...facts } = input
  const article = await lockForChange(ctx, id)
  if (ctx.ifMatch !== undefined && ctx.ifMatch !== article.version) fail('record.changed')
  await checkReferences(ctx, facts)
  const { validFrom = article.validFrom, validUntil = article.validUntil } = facts
  if (validFrom !== null && validUntil !== null && validFrom > validUntil)
    failAt(ctx, 'validUntil', 'article.valid_backwards')
  await changeDraft(ctx, article, { title, similar, body, note })
  const given = Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== undefined))
  await updateArticleRow(ctx.db, id, { ...given, updatedAt: ctx.now })
  await tell(ctx, article, 'article.changed')
  return getArticle(ctx, { id })
}

interface Content {
  readonly title: string
  readonly similar: readonly string[]
  readonly body: string
  readonly note: string
}

type Given<T> = { readonly [K in keyof T]: T[K] | undefined }

/** Writes on in the draft, or begins one where what is published is the newest. */
async function changeDraft(ctx: Ctx, { id, publishedVersion }: LockedArticle, given: Given<Content>): Promise<void> {
  const [latest] = await selectVersions(ctx.db, id)
  if (!latest || Object.values(given).every((value) => value === undefined)) return
  const isDraft = latest.number !== publishedVersion
  const before = { ...latest, similar: latest.similarQuestions, note: isDraft ? latest.note : '' }
  const content = {
    title: given.title ?? before.title,
    similar: given.similar ?? before.similar,
    body: given.body ?? before.body,
    note: given.note ?? before.note,
  }
  const isSame =
    content.title === before.title &&
    content.body === before.body &&
    content.note === before.note &&
    JSON.stringify(content.similar) === JSON.stringify(before.similar)
  if (isSame) return
  const draft = draftOf(ctx, id, isDraft ? latest.number : latest.number + 1, content)
  await (isDraft ? updateDraft(ctx.db, draft) : insertVersion(ctx.db, draft))
}

const draftOf = ({ actor, now }: Ctx, articleId: string, number: number, { similar, ...content }: Content) => ({
  ...content,
  articleId,
  number,
  similarQuestions: [...new Set(similar)].filter((one) => one !== content.title),
  ...{ writtenByKind: actor.kind, writtenById: actor.id, writtenAt: now },
  ...{ publishedByKind: null, publishedById: null, publishedAt: null },
})

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
