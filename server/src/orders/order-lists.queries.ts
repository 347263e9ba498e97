import type { OrderGrouping } from '@zhike/contract/orders'
import { type RawBuilder, sql } from 'kysely'
import type { Source, Term } from '../filters/filters.ts'
import type { Db } from '../platform/db/database.ts'
import { orders } from './orders.queries.ts'

/** Which orders are wanted; see `listed_orders` in the migrations. */
export interface ListWish {
  readonly filter: Term
  readonly customer?: string
  readonly numberFrom?: string
  readonly numberTo?: string
  /** The own field that the list is sorted by, or its members counted by. */
  readonly sorted?: Source
  readonly grouped?: Source
}

interface ListPlace {
  readonly sort: string
  /** Sort, sort value and id of the last row of the page before. */
  readonly after: readonly [sort: string, key: string, id: string] | undefined
  readonly most: number
}

export const listOrderRows = (db: Db, wish: ListWish, { sort, after, most }: ListPlace) =>
  orders(db)
    .innerJoin(
      sql<{ id: string; place: number }>`(SELECT id, place FROM list_orders(${JSON.stringify(wish)}::jsonb, ${sort},
        ${after?.[1] ?? null}, ${after?.[2] ?? null}::uuid, ${most}::int) WITH ORDINALITY AS page (id, place))`.as<'page'>(
        'page',
      ),
      (join) => join.onRef('page.id', '=', 'o.id'),
    )
    .orderBy('page.place')
    .execute()

const everything = 2_147_483_647

/** The ids of a list without an end. */
export const selectListedIds = (wish: ListWish, sort: string): RawBuilder<unknown> =>
  sql`SELECT id FROM list_orders(${JSON.stringify(wish)}::jsonb, ${sort}, NULL, NULL, ${everything}::int)`

const mostGroups = 100

export const countOrderRows = async (db: Db, wish: ListWish, by: OrderGrouping) => {
  const counted = sql<{ value: string | null; matching: number; exact: boolean }>`
    SELECT value, matching, exact FROM count_orders(${JSON.stringify(wish)}::jsonb, ${by}, ${mostGroups}::int)`
  return (await counted.execute(db)).rows
}
