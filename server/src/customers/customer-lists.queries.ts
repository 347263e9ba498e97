import type { CustomerGrouping } from '@zhike/contract/customers'
import { sql } from 'kysely'
import type { Source, Term } from '../filters/filters.ts'
import type { Db } from '../platform/db/database.ts'
import { plannedOnce } from '../platform/db/plans.ts'
import { customers } from './customers.queries.ts'

/** Which customers are wanted; see `listed_customers` in the migrations. */
export interface ListWish {
  readonly filter?: Term
  readonly query?: string
  readonly ids?: readonly string[]
  readonly numberFrom?: string
  readonly numberTo?: string
  /** The own field that the list is sorted by, or its members counted by. */
  readonly sorted?: Source
  readonly grouped?: Source
}

export interface ListPlace {
  readonly sort: string
  /** Sort, sort value and id of the last row of the page before. */
  readonly after: readonly [sort: string, key: string, id: string] | undefined
  readonly most: number
  readonly counted: boolean
}

export const listCustomerRows = (db: Db, wish: ListWish, { sort, after, most, counted }: ListPlace) =>
  customers(db)
    .modifyFront(plannedOnce)
    .innerJoin(
      sql<{ id: string; matching: number | null; exact: boolean | null; place: number }>`(
        SELECT customer_id AS id, matching, exact, place FROM list_customers(${JSON.stringify(wish)}::jsonb, ${sort},
          ${after?.[1] ?? null}, ${after?.[2] ?? null}::uuid, ${most}::int, ${counted}
        ) WITH ORDINALITY AS page (customer_id, matching, exact, place))`.as<'page'>('page'),
      (join) => join.onRef('page.id', '=', 'c.id'),
    )
    .select(['page.matching', 'page.exact'])
    .orderBy('page.place')
    .execute()

const mostGroups = 100

export const countCustomerRows = async (db: Db, wish: ListWish, by: CustomerGrouping) => {
  const counted = sql<{ value: string | null; matching: number; exact: boolean }>`
    SELECT value, matching, exact FROM count_customers(${JSON.stringify(wish)}::jsonb, ${by}, ${mostGroups}::int)`
  return (await counted.execute(db)).rows
}
