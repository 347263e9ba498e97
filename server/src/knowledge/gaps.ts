import type { Input, Output } from '@zhike/contract/endpoint'
import type { knowledge } from '@zhike/contract/knowledge'
import { companyDay, dayMs } from '../platform/clock/company-time.ts'
import { uuidv7 } from '../platform/clock/uuidv7.ts'
import type { Ctx } from '../platform/ctx.ts'
import { countArticles, countCategories } from './articles.queries.ts'
import { seesDrafts } from './drafts.ts'
import { countGaps, insertGap, selectGaps, upsertGapEnd } from './gaps.queries.ts'
import { questionKey } from './reading.ts'

/** Long numbers may be somebody's telephone, card or order. */
const withoutNumbers = (text: string) => text.replace(/\d[\d\s-]{4,}\d/g, '…')

/** Remembers a question that nothing answered for sure; one without words is none. */
export async function rememberGap({ db, actor, now }: Ctx, query: string): Promise<void> {
  const question = withoutNumbers(query.toWellFormed())
  const key = questionKey(question)
  if (key === '') return
  await insertGap(db, { id: uuidv7(now), key, question, askedByKind: actor.kind, askedById: actor.id, askedAt: now })
}

/** From now on a question counts no more, until it is asked again. */
export async function endGap({ db, actor, now }: Ctx, key: string, articleId: string | null): Promise<void> {
  await upsertGapEnd(db, { key, articleId, endedByKind: actor.kind, endedById: actor.id, endedAt: now })
}

/** Puts a question aside. */
export function dismissGap(ctx: Ctx, { key }: Input<typeof knowledge.dismissGap>): Promise<void> {
  ctx.answer.status = 204
  return endGap(ctx, key, null)
}

/** What was asked lately and answered for sure by nothing, most frequent first. */
export async function listGaps(
  ctx: Ctx,
  { days }: Input<typeof knowledge.gaps>,
): Promise<Output<typeof knowledge.gaps>> {
  const rows = await selectGaps(ctx.db, new Date(ctx.now.getTime() - days * dayMs))
  return { items: rows.map((row) => ({ ...row, lastAskedAt: row.lastAskedAt.toISOString() })) }
}

const gapDays = 90

/** How many articles stand where, and how many should be looked at again. */
export async function summariseKnowledge(ctx: Ctx): Promise<Output<typeof knowledge.summary>> {
  const { db, now } = ctx
  const onlyPublished = !seesDrafts(ctx)
  const { drafts, ...counts } = await countArticles(db, companyDay(now))
  const gaps = await countGaps(db, new Date(now.getTime() - gapDays * dayMs))
  const categories = await countCategories(db, { onlyPublished })
  return { ...counts, drafts: onlyPublished ? 0 : drafts, gaps, categories }
}
