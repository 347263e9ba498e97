import type { Input, Output } from '@zhike/contract/endpoint'
import type { SimilarTicket, similarTickets } from '@zhike/contract/similar-tickets'
import type { Ctx } from '../platform/ctx.ts'
import { fail } from '../platform/errors.ts'
import { findTexts, type SimilarRow, selectSimilar, type Wish } from './similar-tickets.queries.ts'
import { sharedWords, type Texts, wordingOf } from './wording.ts'

type Similar = Output<typeof similarTickets.ofTicket>

/** Tickets in sight that are like another: solved ones first, each with why. Throws `record.not_found`. */
export async function listSimilarTo(ctx: Ctx, { id, limit }: Input<typeof similarTickets.ofTicket>): Promise<Similar> {
  const ticket = (await findTexts(ctx.db, id)) ?? fail('record.not_found')
  return listSimilar(ctx, ticket, { categoryId: ticket.categoryId, self: id, most: limit })
}

/** The same for a ticket that is being written. */
export const listSimilarToText = (
  ctx: Ctx,
  { title, description, category, limit }: Input<typeof similarTickets.ofText>,
): Promise<Similar> =>
  listSimilar(ctx, { title, description }, { categoryId: category ?? null, self: null, most: limit })

async function listSimilar(
  ctx: Ctx,
  texts: Texts,
  narrowed: Pick<Wish, 'categoryId' | 'self' | 'most'>,
): Promise<Similar> {
  const wording = wordingOf(texts)
  if (wording.words.length === 0) return { items: [] }
  const text = `${texts.title} ${texts.description}`
  const rows = await selectSimilar(ctx.db, { ...wording, ...narrowed, text })
  return { items: rows.map((row) => similarOf(row, texts)) }
}

const similarOf = (
  { ticket, solution, resolvedAt, shared, category, products }: SimilarRow,
  texts: Texts,
): SimilarTicket => ({
  ticket,
  solution,
  resolvedAt: resolvedAt?.toISOString() ?? null,
  reasons: [
    { kind: 'words', words: sharedWords(texts, shared) },
    ...products.map((name) => ({ kind: 'product' as const, name })),
    ...(category === null ? [] : [{ kind: 'category' as const, name: category }]),
  ],
})
