import type { OutreachColumn } from '@zhike/contract/exports/columns'
import { readCustomers } from '../customers/customers.ts'
import type { Ctx } from '../platform/ctx.ts'
import { collectIds, type Ids } from '../platform/db/ids.ts'
import { fail } from '../platform/errors.ts'
import type { RawRows } from '../platform/tables/read-columns.ts'
import { selectListed, selectListedIds } from './exporting.queries.ts'
import { findImprovement } from './improvements.queries.ts'
import { type ListedColumn, type OutreachWish, ofCustomer } from './listed-columns.ts'

/** Throws `record.not_found` when there is no such improvement. */
export async function checkOutreachWish(ctx: Ctx, { improvement }: OutreachWish): Promise<void> {
  if (!(await findImprovement(ctx.db, improvement))) fail('record.not_found')
}

/** Customers in sight that are on the list, the latest order first. */
export const collectOutreach = (ctx: Ctx, wish: OutreachWish): Promise<Ids> => collectIds(ctx.db, selectListedIds(wish))

/** What columns say of some of them, for `outreachCells`; without those whom the actor does not see any more. */
export async function readOutreach(
  ctx: Ctx,
  ids: string,
  columns: readonly OutreachColumn[],
  identifiers: 'masked' | 'plain',
  wish: OutreachWish,
): Promise<RawRows> {
  const told = columns.filter(isOfCustomer)
  const listed = columns.filter((column): column is ListedColumn => !isOfCustomer(column))
  const wanted = ['number', ...told.map((column) => ofCustomer[column])]
  const customers = await readCustomers(ctx, ids, wanted, identifiers)
  const lines = Map.groupBy(await selectListed(ctx.db, ids, listed, wish), ({ number }) => number)
  const rows = (JSON.parse(customers.json) as [string, ...unknown[]][]).flatMap(([number, ...said]) =>
    (lines.get(number) ?? []).map(({ cells }) =>
      columns.map((column) =>
        isOfCustomer(column) ? said[told.indexOf(column)] : cells[listed.indexOf(column as ListedColumn)],
      ),
    ),
  )
  return { json: JSON.stringify(rows), count: customers.count }
}

const isOfCustomer = (column: OutreachColumn): column is keyof typeof ofCustomer => Object.hasOwn(ofCustomer, column)
