import type { customers } from '@zhike/contract/customers'
import type { Input, Output } from '@zhike/contract/endpoint'
import * as z from 'zod'
import { countOf } from '../filters/filters.ts'
import { ownFields } from '../own-fields/own-fields.ts'
import type { Ctx } from '../platform/ctx.ts'
import { pageOf, readCursor } from '../platform/db/cursors.ts'
import { customerOf } from './answers.ts'
import { choiceOf } from './choosing.ts'
import { listCustomerRows } from './customer-lists.queries.ts'
import type { CustomerRow } from './customers.queries.ts'
import { sortingOf } from './sorting.ts'

/** A page of the customers whom the actor sees; with the first one how many there are, when asked. */
export async function listCustomers(
  ctx: Ctx,
  input: Input<typeof customers.list>,
): Promise<Output<typeof customers.list>> {
  const { sort, limit, cursor } = input
  const { form, of, sorted } = await sortingOf(ctx, sort)
  const after = readCursor(z.tuple([z.literal(sort), form, z.uuid()]), cursor)
  const counted = input.count !== undefined && after === undefined
  const wish = { ...(await choiceOf(ctx, input)), ...(sorted ? { sorted } : {}) }
  const rows = await listCustomerRows(ctx.db, wish, { sort, after, most: limit + 1, counted })
  const book = await ownFields(ctx, 'customer')
  const placeOf = (row: CustomerRow) => [sort, of(row), row.id] as const
  const page = pageOf(rows, limit, placeOf, (row) => customerOf(ctx, row, book))
  const [first] = rows
  return { ...page, count: counted ? countOf(first?.matching ?? 0, first?.exact ?? true) : null }
}
