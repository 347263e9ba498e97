import type { CustomerSort, customerSorts } from '@zhike/contract/customers'
import type { Ctx } from '../platform/ctx.ts'
import { customerFields } from './customer-fields.ts'
import type { CustomerRow } from './customers.queries.ts'
import { refuseField } from './refusals.ts'
import type { Source } from './terms.ts'

/** What a list is sorted by. */
interface Sorting {
  /** How the sort value of a row reads in a cursor. */
  readonly form: RegExp
  readonly of: (row: CustomerRow) => string
  /** An own field: where its value comes from. */
  readonly sorted?: Source
}
type Unsigned<S extends string> = S extends `-${infer K}` ? K : S
type BuiltIn = Unsigned<(typeof customerSorts)[number]>

const time = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z|-infinity)$/
const whole = /^-?\d{1,15}$/
const number = /^-?(\d{1,13}(\.\d{1,12})?(e-\d{1,2})?|infinity)$/
const text = /^[^\0]{0,2000}$/

const builtIn: Readonly<Record<BuiltIn, Sorting>> = {
  createdAt: { form: time, of: (row) => row.createdAt.toISOString() },
  updatedAt: { form: time, of: (row) => row.updatedAt.toISOString() },
  lastOrderAt: { form: time, of: (row) => row.lastOrderAt?.toISOString() ?? '-infinity' },
  totalFen: { form: whole, of: (row) => String(row.totalFen) },
  orders: { form: whole, of: (row) => String(row.ordersCount) },
  name: { form: text, of: (row) => row.sortName },
}

const sortable: readonly string[] = ['text', 'number', 'money', 'date']

/** Throws `request.invalid` naming where it stands when the actor has no such own field, or its values have no order. */
export async function sortingOf(ctx: Ctx, sort: CustomerSort, at = 'sort'): Promise<Sorting> {
  const name = sort.replace('-', '')
  if (!name.startsWith('custom.')) return builtIn[name as BuiltIn]
  const field = (await customerFields(ctx)).get(name)
  if (!field || !sortable.includes(field.type) || !('custom' in field.source)) return refuseField(ctx, at, 'order')
  return ownSorting(field.source, sort.startsWith('-'))
}

/** The same as `own_sort_key` in the migrations: who has no value comes last, and of texts the beginning counts. */
function ownSorting(source: Extract<Source, { readonly custom: string }>, isFalling: boolean): Sorting {
  const valueIn = ({ custom }: CustomerRow) => custom[source.custom]
  const numberOf = (row: CustomerRow) => {
    const value = valueIn(row)
    return typeof value === 'number' ? String(value) : isFalling ? '-infinity' : 'infinity'
  }
  const textOf = (row: CustomerRow) => {
    const value = valueIn(row)
    const last = isFalling ? '' : '\u{10FFFF}'
    return typeof value === 'string' ? Array.from(value).slice(0, 100).join('') : last
  }
  return source.as === 'number'
    ? { form: number, of: numberOf, sorted: source }
    : { form: text, of: textOf, sorted: source }
}
