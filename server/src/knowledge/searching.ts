import type { Input, Output } from '@zhike/contract/endpoint'
import type { FoundArticle, knowledge } from '@zhike/contract/knowledge'
import { companyDay } from '../platform/clock/company-time.ts'
import type { Ctx } from '../platform/ctx.ts'
import { rememberGap } from './gaps.ts'
import { type Entry, openLibrary } from './library.ts'
import type { Hit } from './question-index.ts'

/** Finds what answers a question, of what holds today. */
export async function searchKnowledge(
  ctx: Ctx,
  { query, limit, purpose }: Input<typeof knowledge.search>,
): Promise<Output<typeof knowledge.search>> {
  ctx.answer.status = 200
  const library = await openLibrary(ctx)
  const { hits, confident } = library.find(query, validAt(ctx.now), limit)
  if (purpose === 'answer' && !confident) await rememberGap(ctx, query)
  return { items: hits.map(foundOf), confident }
}

/** What holds today. */
function validAt(now: Date): (entry: Entry) => boolean {
  const today = companyDay(now)
  return ({ validFrom, validUntil }) =>
    (validFrom === null || validFrom <= today) && (validUntil === null || validUntil >= today)
}

const foundOf = ({ entry, matched, marks, score }: Hit<Entry>): FoundArticle => ({
  id: entry.id,
  code: entry.code,
  title: entry.title,
  score: Math.round(score * 1000) / 1000,
  category: entry.category,
  matched,
  marks,
})
