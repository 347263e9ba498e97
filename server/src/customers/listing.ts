import type { customers } from '@zhike/contract/customers'
import type { Input, Output } from '@zhike/contract/endpoint'
import * as z from 'zod'
import { ownFields } from '../own-fields/own-fields.ts'
import type { Ctx } from '../platform/ctx.ts'
import { pageOf, readCursor } from '../platform/db/cursors.ts'
import { customerOf } from './answers.ts'
import { type CustomerRow, type ListWish, listCustomerRows } from './customers.queries.ts'
import { readSearch } from './searching.ts'

type Wish = Input<typeof customers.list>

/** A page of the customers whom the actor sees. */
export async function listCustomers(ctx: Ctx, input: Wish): Promise<Output<typeof customers.list>> {
  const { sort, limit, cursor } = input
  const { form, of } = sortKeys[sort]
  const after = readCursor(z.tuple([z.literal(sort), z.string().regex(form), z.uuid()]), cursor)
  const wish = { ...filterOf(ctx, input), ...(await readSearch(ctx, input.search)) }
  const rows = await listCustomerRows(ctx.db, wish, { sort, after, most: limit + 1 })
  const book = await ownFields(ctx, 'customer')
  const placeOf = (row: CustomerRow) => [sort, of(row), row.id] as const
  return pageOf(rows, limit, placeOf, (row) => customerOf(ctx, row, book))
}

function filterOf(ctx: Ctx, { kind, stage, tag, region, owner }: Wish): ListWish {
  return {
    ...(kind === undefined ? {} : { kind }),
    ...(stage === undefined ? {} : { stage }),
    ...(tag === undefined ? {} : { tag }),
    ...(region === undefined ? {} : regionRange(region)),
    ...(owner === undefined ? {} : { owner: owner === 'me' ? (ctx.actor.id ?? 'none') : owner }),
  }
}

/** The codes from a region's own to the next region of its level: 330100 has everything that begins with 3301. */
export function regionRange(code: string): { regionFrom: string; regionTo: string } {
  const width = code.endsWith('0000') ? 10_000 : code.endsWith('00') ? 100 : 1
  return { regionFrom: code, regionTo: String(Number(code) + width).padStart(6, '0') }
}

interface SortKey {
  readonly form: RegExp
  readonly of: (row: CustomerRow) => string
}
const time = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z|-infinity)$/
const number = /^-?\d{1,15}$/
const byAge: SortKey = { form: time, of: (row) => row.createdAt.toISOString() }
const sortKeys: Readonly<Record<Wish['sort'], SortKey>> = {
  '-createdAt': byAge,
  createdAt: byAge,
  '-lastOrderAt': { form: time, of: (row) => row.lastOrderAt?.toISOString() ?? '-infinity' },
  '-totalFen': { form: number, of: (row) => String(row.totalFen) },
  '-orders': { form: number, of: (row) => String(row.ordersCount) },
  name: { form: /^[^\0]{0,2000}$/, of: (row) => row.sortName },
}
