import type { CustomerGrouping, customers } from '@zhike/contract/customers'
import type { Input, Output } from '@zhike/contract/endpoint'
import * as z from 'zod'
import { countOf, type ListField, optionLabels, ownGroupingOf } from '../filters/filters.ts'
import type { Ctx } from '../platform/ctx.ts'
import { choiceOf } from './choosing.ts'
import { customerFields } from './customer-fields.ts'
import { countCustomerRows } from './customer-lists.queries.ts'
import { findStaffNames } from './customers.queries.ts'
import { findRegion } from './regions.ts'

/** How many of the customers whom the actor sees are in each stage, with each owner …; largest groups first. */
export async function countCustomers(
  ctx: Ctx,
  input: Input<typeof customers.count>,
): Promise<Output<typeof customers.count>> {
  const own = await groupingOf(ctx, input.by)
  const wish = { ...(await choiceOf(ctx, input)), ...(own ? { grouped: own.source } : {}) }
  const rows = await countCustomerRows(ctx.db, wish, input.by)
  const values = rows.flatMap(({ value }) => value ?? [])
  const labels = own ? await ownLabels(ctx, own, values) : await labelsOf(ctx, input.by, values)
  const exact = rows.every((row) => row.exact)
  return {
    items: rows.map(({ value, matching }) => ({
      value,
      label: labels.get(value ?? '') ?? value,
      customers: countOf(matching, exact).value,
    })),
    exact,
  }
}

async function labelsOf(ctx: Ctx, by: CustomerGrouping, values: readonly string[]): Promise<Map<string, string>> {
  if (by === 'owner') return findStaffNames(ctx.db, values)
  if (by !== 'province' && by !== 'city') return new Map()
  return new Map(values.flatMap((code) => [[code, findRegion(code)?.name ?? code] as const]))
}

/** The own field that customers are counted by, undefined for what is built in. Throws `request.invalid` naming where it stands. */
export const groupingOf = async (ctx: Ctx, by: CustomerGrouping, at = 'by'): Promise<ListField | undefined> =>
  ownGroupingOf(ctx, await customerFields(ctx), by, at)

const ownLabels = async (ctx: Ctx, field: ListField, values: readonly string[]) =>
  new Map([
    ...(await findStaffNames(
      ctx.db,
      values.filter((value) => z.uuid().safeParse(value).success),
    )),
    ...optionLabels(field),
  ])
