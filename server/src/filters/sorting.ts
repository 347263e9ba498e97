import type { OwnValues } from '@zhike/contract/own-fields'
import * as z from 'zod'
import type { Ctx } from '../platform/ctx.ts'
import type { ListFields } from './fields.ts'
import { refusePart } from './refusals.ts'
import type { Source } from './terms.ts'

/** What a list is sorted by. */
export interface Sorting<Row> {
  /** How the sort value of a row reads in a cursor. */
  readonly form: z.ZodType<string>
  readonly of: (row: Row) => string
  /** An own field: where its value comes from. */
  readonly sorted?: Source
}

/** The forms of sort values in cursors. */
export const sortForms = {
  time: z.union([z.iso.datetime({ precision: 3 }), z.literal('-infinity')]),
  whole: z.string().regex(/^-?\d{1,15}$/),
  number: z.string().regex(/^-?(\d{1,13}(\.\d{1,12})?(e-\d{1,2})?|infinity)$/),
  text: z.string().regex(/^[^\0]{0,2000}$/),
} as const

const sortable: readonly string[] = ['text', 'number', 'money', 'date']

/**
 * The order by an own field, `custom.<key>` or `-custom.<key>`. Throws `request.invalid` naming where it stands when the
 * actor has no such field, or its values have no order.
 */
export function ownSortingOf<Row extends { readonly custom: OwnValues }>(
  ctx: Ctx,
  fields: ListFields,
  sort: string,
  at: string,
): Sorting<Row> {
  const field = fields.get(sort.replace('-', ''))
  if (!field || !sortable.includes(field.type) || !('custom' in field.source)) return refusePart(ctx, at, 'order')
  return ownSorting(field.source, sort.startsWith('-'))
}

/** The same as `own_sort_key` in the migrations: who has no value comes last, and of texts the beginning counts. */
function ownSorting<Row extends { readonly custom: OwnValues }>(
  source: Extract<Source, { readonly custom: string }>,
  isFalling: boolean,
): Sorting<Row> {
  const valueIn = ({ custom }: Row) => custom[source.custom]
  const numberOf = (row: Row) => {
    const value = valueIn(row)
    return typeof value === 'number' ? String(value) : isFalling ? '-infinity' : 'infinity'
  }
  const textOf = (row: Row) => {
    const value = valueIn(row)
    const last = isFalling ? '' : '\u{10FFFF}'
    return typeof value === 'string' ? Array.from(value).slice(0, 100).join('') : last
  }
  return source.as === 'number'
    ? { form: sortForms.number, of: numberOf, sorted: source }
    : { form: sortForms.text, of: textOf, sorted: source }
}
