import { type DuplicateReason, type duplicates, sayDuplicateReason } from '@zhike/contract/duplicates'
import type { Input, Output } from '@zhike/contract/endpoint'
import * as z from 'zod'
import { findCustomers } from '../customers/customers.ts'
import type { Ctx } from '../platform/ctx.ts'
import { pageOf, readCursor } from '../platform/db/cursors.ts'
import type { Reason } from './comparing.ts'
import { listPairs } from './duplicates.queries.ts'

/** A page of pairs of customers who may be one, the likeliest first. */
export async function listDuplicates(
  ctx: Ctx,
  { band, cursor, limit }: Input<typeof duplicates.list>,
): Promise<Output<typeof duplicates.list>> {
  const after = readCursor(z.tuple([z.number(), z.uuid(), z.uuid()]), cursor)
  const rows = await listPairs(ctx.db, band, after, limit + 1)
  const customers = await findCustomers(
    ctx,
    rows.flatMap(({ leftId, rightId }) => [leftId, rightId]),
  )
  const page = pageOf(
    rows,
    limit,
    ({ score, leftId, rightId }) => [score, leftId, rightId],
    (row) => row,
  )
  const items = page.items.flatMap(({ leftId, rightId, score, band: of, reasons, foundAt }) => {
    const [left, right] = [customers.get(leftId), customers.get(rightId)]
    if (!left || !right) return []
    return [{ left, right, score, band: of, reasons: inWords(ctx, reasons), foundAt: foundAt.toISOString() }]
  })
  return { items, nextCursor: page.nextCursor }
}

/** Reasons with their sentences. How many stand under a number is told only to who sees them all. */
export const inWords = (ctx: Ctx, reasons: readonly Reason[]): DuplicateReason[] =>
  reasons.map(({ code, speaks, value }) => {
    const told = ctx.actor.scope === 'all' ? value : undefined
    return {
      code,
      speaks,
      ...(told === undefined ? {} : { value: told }),
      text: sayDuplicateReason({ code, value: told }, ctx.locale),
    }
  })
