import type { CustomerSort, customerSorts } from '@zhike/contract/customers'
import { ownSortingOf, type Sorting, sortForms } from '../filters/filters.ts'
import type { Ctx } from '../platform/ctx.ts'
import { customerFields } from './customer-fields.ts'
import type { CustomerRow } from './customers.queries.ts'

type Unsigned<S extends string> = S extends `-${infer K}` ? K : S
type BuiltIn = Unsigned<(typeof customerSorts)[number]>

const { time, whole, text } = sortForms

const builtIn: Readonly<Record<BuiltIn, Sorting<CustomerRow>>> = {
  createdAt: { form: time, of: (row) => row.createdAt.toISOString() },
  updatedAt: { form: time, of: (row) => row.updatedAt.toISOString() },
  lastOrderAt: { form: time, of: (row) => row.lastOrderAt?.toISOString() ?? '-infinity' },
  totalFen: { form: whole, of: (row) => String(row.totalFen) },
  orders: { form: whole, of: (row) => String(row.ordersCount) },
  name: { form: text, of: (row) => row.sortName },
}

/** Throws `request.invalid` naming where it stands when the actor has no such own field, or its values have no order. */
export async function sortingOf(ctx: Ctx, sort: CustomerSort, at = 'sort'): Promise<Sorting<CustomerRow>> {
  const name = sort.replace('-', '')
  return name.startsWith('custom.') ? ownSortingOf(ctx, await customerFields(ctx), sort, at) : builtIn[name as BuiltIn]
}
