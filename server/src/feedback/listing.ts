import type { Input, Output } from '@zhike/contract/endpoint'
import type { Feedback, FeedbackTheme, feedback } from '@zhike/contract/feedback'
import type { Ctx } from '../platform/ctx.ts'
import { pageOf, readCursor, TimePlace } from '../platform/db/cursors.ts'
import { fail } from '../platform/errors.ts'
import { lockTicket, type TicketRecord } from '../tickets/tickets.ts'
import { type FeedbackRow, selectColleagues, selectFeedback } from './feedback.queries.ts'
import { proposePraised, proposeProduct, proposeTheme } from './proposing.ts'
import { routeFeedback } from './routing.ts'
import { usualThanks } from './thanks.ts'
import { selectThemes } from './themes.queries.ts'

/** A page of suggestions and praise in sight, newest first, with what is proposed for each. Throws `cursor.invalid`. */
export async function listFeedback(
  ctx: Ctx,
  { cursor, limit, ...wish }: Input<typeof feedback.list>,
): Promise<Output<typeof feedback.list>> {
  const rows = await selectFeedback(ctx.db, wish, readCursor(TimePlace, cursor), limit + 1)
  const show = await showing(ctx)
  return pageOf(rows, limit, (row) => [row.createdAt.toISOString(), row.ticketId], show)
}

/** One of them. Throws `record.not_found`. */
export async function getFeedback(ctx: Ctx, ticketId: string): Promise<Feedback> {
  const [row] = await selectFeedback(ctx.db, { ticketId }, undefined, 1)
  return row ? (await showing(ctx))(row) : fail('record.not_found')
}

/** The ticket of one, for whoever is about to change what became of it; throws `record.not_found` for any other ticket. */
export async function lockFeedback(ctx: Ctx, ticketId: string): Promise<TicketRecord> {
  const ticket = await lockTicket(ctx, ticketId)
  return ticket.kind === 'suggestion' || ticket.kind === 'praise' ? ticket : fail('record.not_found')
}

async function showing(ctx: Ctx): Promise<(row: FeedbackRow) => Feedback> {
  const themes: readonly FeedbackTheme[] = await selectThemes(ctx.db)
  const colleagues = await selectColleagues(ctx.db)
  return (row) => {
    const { theme, product, bought, ...rest } = row
    const text = `${row.title} ${row.description}`
    const known = new Set(row.praised.map(({ id }) => id))
    return {
      ...rest,
      theme: theme && { id: theme.id, name: theme.name },
      product: product && { sku: product.sku, name: product.name },
      routing: routeFeedback(product, theme),
      proposedTheme: theme ? null : proposeTheme(text, themes),
      proposedProduct: product ? null : proposeProduct(text, bought),
      proposedPraised: row.kind === 'praise' ? proposePraised(text, colleagues).filter(({ id }) => !known.has(id)) : [],
      thankedAt: row.thankedAt?.toISOString() ?? null,
      thanks: usualThanks(row.kind),
      createdAt: row.createdAt.toISOString(),
    }
  }
}
