import type { Input, Output } from '@zhike/contract/endpoint'
import type { ArticleState, knowledge } from '@zhike/contract/knowledge'
import { companyDay, dayMs } from '../platform/clock/company-time.ts'
import { uuidv7 } from '../platform/clock/uuidv7.ts'
import type { Ctx } from '../platform/ctx.ts'
import { countArticles, countCategories } from './articles.queries.ts'
import { seesDrafts } from './drafts.ts'
import { countGaps, insertGap, selectGaps, upsertGapEnd } from './gaps.queries.ts'
import { questionKey } from './reading.ts'
import { countOpenSubmissions } from './submitting.queries.ts'

/** Long numbers may be somebody's telephone, card or order. */
const withoutNumbers = (text: string) => text.replace(/\d[\d\s-]{4,}\d/g, '…')

/** Remembers a question that nothing answered for sure; one without words is none. */
export async function rememberGap({ db, actor, now }: Ctx, query: string): Promise<void> {
  const question = withoutNumbers(query.toWellFormed())
  const key = questionKey(question)
  if (key === '') return
  await insertGap(db, { id: uuidv7(now), key, question, askedByKind: actor.kind, askedById: actor.id, askedAt: now })
}

/** An article was begun for a question: the gap is closed from its publication on, as long as it is found. */
export async function beginAnswer(ctx: Ctx, key: string, articleId: string): Promise<void> {
  await upsertGapEnd(ctx.db, { key, articleId, ...ending(ctx) })
}

/** Puts a question aside: it counts no more, until it is asked again. */
export async function dismissGap(ctx: Ctx, { key }: Input<typeof knowledge.dismissGap>): Promise<void> {
  ctx.answer.status = 204
  await upsertGapEnd(ctx.db, { key, articleId: null, ...ending(ctx) })
}

const ending = ({ actor, now }: Ctx) => ({ endedByKind: actor.kind, endedById: actor.id, endedAt: now })

/** What was asked lately and answered for sure by nothing, most frequent first. */
export async function listGaps(
  ctx: Ctx,
  { days }: Input<typeof knowledge.gaps>,
): Promise<Output<typeof knowledge.gaps>> {
  const rows = await selectGaps(ctx.db, new Date(ctx.now.getTime() - days * dayMs))
  return {
    items: rows.map(({ articleId: id, code, state, lastAskedAt, ...gap }) => ({
      ...gap,
      lastAskedAt: lastAskedAt.toISOString(),
      answer: id !== null && code !== null && isShown(ctx, state) ? { id, code, state } : null,
    })),
  }
}

/** Who only reads is not told of drafts, and what is archived answers nothing any more. */
const isShown = (ctx: Ctx, state: ArticleState): state is Exclude<ArticleState, 'archived'> =>
  state !== 'archived' && (state !== 'draft' || seesDrafts(ctx))

const gapDays = 90

/** How many articles stand where, and how many should be looked at again. */
export async function summariseKnowledge(ctx: Ctx): Promise<Output<typeof knowledge.summary>> {
  const { db, now } = ctx
  const onlyPublished = !seesDrafts(ctx)
  const { drafts, ...counts } = await countArticles(db, companyDay(now))
  const gaps = await countGaps(db, new Date(now.getTime() - gapDays * dayMs))
  const categories = await countCategories(db, { onlyPublished })
  const unpublished = onlyPublished
    ? { drafts: 0, submitted: 0 }
    : { drafts, submitted: await countOpenSubmissions(db) }
  return { ...counts, ...unpublished, gaps, categories }
}
