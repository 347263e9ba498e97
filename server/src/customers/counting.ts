import type { CustomerGrouping, customers } from '@zhike/contract/customers'
import type { Input, Output } from '@zhike/contract/endpoint'
import type { Ctx } from '../platform/ctx.ts'
import { choiceOf } from './choosing.ts'
import { countCustomerRows } from './customer-lists.queries.ts'
import { findStaffNames } from './customers.queries.ts'
import { countOf } from './listing.ts'
import { findRegion } from './regions.ts'

/** How many of the customers whom the actor sees are in each stage, with each owner …; largest groups first. */
export async function countCustomers(
  ctx: Ctx,
  input: Input<typeof customers.count>,
): Promise<Output<typeof customers.count>> {
  const rows = await countCustomerRows(ctx.db, await choiceOf(ctx, input), input.by)
  const labels = await labelsOf(
    ctx,
    input.by,
    rows.flatMap(({ value }) => value ?? []),
  )
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
