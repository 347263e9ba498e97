import type { Input, Output } from '@zhike/contract/endpoint'
import type { promises } from '@zhike/contract/promises'
import { readWorkingCalendars } from '../calendar/calendar.ts'
import type { Ctx } from '../platform/ctx.ts'
import { findPromises } from './finding.ts'
import { whyWords } from './why-words.ts'

/** What a text promises by a time; see `findPromises`. */
export async function findPhrases(
  ctx: Ctx,
  { text, at }: Input<typeof promises.findPhrases>,
): Promise<Output<typeof promises.findPhrases>> {
  const calendar = (await readWorkingCalendars(ctx))(null)
  const found = findPromises(text, at === undefined ? ctx.now : new Date(at), calendar)
  ctx.answer.status = 200
  return {
    items: found.map(({ phrase, start, end, due, why }) => ({
      phrase,
      start,
      end,
      dueAt: due?.toISOString() ?? null,
      why: whyWords(why, ctx.locale),
    })),
  }
}
