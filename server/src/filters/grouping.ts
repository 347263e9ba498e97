import type { Counts } from '@zhike/contract/lists'
import type { Ctx } from '../platform/ctx.ts'
import type { ListField, ListFields } from './fields.ts'
import { refusePart } from './refusals.ts'

const groupable: readonly string[] = ['choice', 'tags', 'person']

/**
 * The own field that the members of a list are counted by; undefined for what is built in. Throws `request.invalid` naming
 * where it stands.
 */
export function ownGroupingOf(ctx: Ctx, fields: ListFields, by: string, at: string): ListField | undefined {
  if (!by.startsWith('custom.')) return undefined
  const field = fields.get(by)
  return field && groupable.includes(field.type) ? field : refusePart(ctx, at, 'group')
}

/** What the choices of a field are called. */
export const optionLabels = ({ options = [] }: ListField): ReadonlyMap<string, string> =>
  new Map(options.flatMap(({ value, label }) => (label === null ? [] : [[value, label] as const])))

/** An estimate is not given more precisely than it is known. */
export function countOf(value: number, exact: boolean): { value: number; exact: boolean } {
  return { value: exact ? value : Number(value.toPrecision(value < 20_000 ? 2 : 3)), exact }
}

/** The groups as answers show them; a value without a label speaks for itself. */
export function countedGroups(
  rows: readonly { readonly value: string | null; readonly matching: number; readonly exact: boolean }[],
  labels: ReadonlyMap<string, string>,
): Counts {
  const exact = rows.every((row) => row.exact)
  const items = rows.map(({ value, matching }) => ({
    value,
    label: labels.get(value ?? '') ?? value,
    count: countOf(matching, exact).value,
  }))
  return { items, exact }
}
