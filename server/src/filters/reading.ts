import { type Condition, type Filter, type FilterValue, operatorsOf, valueFor } from '@zhike/contract/filters'
import type { Ctx } from '../platform/ctx.ts'
import { fail } from '../platform/errors.ts'
import { messages } from '../platform/http/wrong-input.ts'
import { runsOf } from '../platform/text/runs.ts'
import { searchQuery } from '../platform/text/search-query.ts'
import { comparable, daysAgo, startOfDay } from './days.ts'
import type { ListField, ListFields } from './fields.ts'
import { compareNumbers } from './number-terms.ts'
import { refusePart } from './refusals.ts'
import { and, not, or, type Term } from './terms.ts'

/**
 * What a filter means to the database; `at` is where it stands in the input. Throws `request.invalid` naming the condition (`filter.all.0.field`) when there is
 * no such field for the actor, or the field does not take the operator or the value.
 */
export function termOf(ctx: Ctx, fields: ListFields, filter: Filter, at = 'filter'): Term {
  return read(filter, at)

  function read(node: Filter, path: string): Term {
    if ('all' in node) return and(...node.all.map((part, at) => read(part, `${path}.all.${at}`)))
    if ('any' in node) return or(...node.any.map((part, at) => read(part, `${path}.any.${at}`)))
    if ('not' in node) return not(read(node.not, `${path}.not`))
    const field = fields.get(node.field) ?? refusePart(ctx, `${path}.field`, 'field')
    return meaningOf(ctx, field, checked(ctx, field, node, path))
  }
}

/** The condition, when its operator and value are ones that the field takes. */
function checked(ctx: Ctx, field: ListField, condition: Condition, path: string): Condition {
  const { op, value } = condition
  if (!operatorsOf[field.type].includes(op)) return refusePart(ctx, `${path}.op`, 'operator')
  const wanted = valueFor(field.type, op)
  if (wanted === undefined) {
    return value === undefined ? condition : refusePart(ctx, `${path}.value`, 'no_value')
  }
  const read = wanted.safeParse(value, { error: messages[ctx.locale] })
  if (!read.success)
    return fail('request.invalid', { fields: { [`${path}.value`]: read.error.issues[0]?.message ?? '' } })
  const { options } = field
  const unknown = options && [read.data].flat().find((one) => !options.some((option) => option.value === one))
  if (unknown !== undefined) return refusePart(ctx, `${path}.value`, 'option')
  return { ...condition, value: read.data as FilterValue }
}

function meaningOf(ctx: Ctx, field: ListField, condition: Condition): Term {
  const { op } = condition
  if (op === 'empty') return isEmpty(field)
  if (op === 'not_empty') return not(isEmpty(field))
  const opposite = opposites[op]
  if (opposite) return not(meaningOf(ctx, field, { ...condition, op: opposite }))
  if (field.compare) return field.compare(ctx, condition)
  if (field.type === 'number' || field.type === 'money') return compareNumbers(ctx.now, field, condition)
  if (field.type === 'date' || field.type === 'moment') return compareDays(ctx.now, field, condition)
  return compareWords(ctx, field, condition)
}

/** What denies is true of the unknown too. */
const opposites: Partial<Record<Condition['op'], Condition['op']>> = {
  is_not: 'is',
  not_in: 'in',
  not_contains: 'contains',
  has_none: 'has_any',
  not_below: 'below',
}

const isEmpty = ({ type, source }: ListField): Term => ({ ...source, op: type === 'tags' ? 'bare' : 'null' })

function compareDays(now: Date, { type, source }: ListField, { op, value }: Condition): Term {
  const [first = '', second = ''] = [value ?? []].flat() as string[]
  const from = (start: Date): Term => ({ ...source, op: 'gte', value: comparable(type, start) })
  const until = (start: Date): Term => ({ ...source, op: 'lt', value: comparable(type, start) })
  switch (op) {
    case 'on':
      return and(from(startOfDay(first)), until(startOfDay(first, 1)))
    case 'before':
      return until(startOfDay(first))
    case 'after':
      return from(startOfDay(first, 1))
    case 'between':
      return and(from(startOfDay(first)), until(startOfDay(second, 1)))
    case 'in_next_days':
      return and(from(daysAgo(now, 0)), until(daysAgo(now, -Number(first))))
    case 'in_last_days':
      return and(from(daysAgo(now, Number(first) - 1)), until(daysAgo(now, -1)))
    default:
      return until(daysAgo(now, Number(first) - 1))
  }
}

function compareWords(ctx: Ctx, field: ListField, { op, value }: Condition): Term {
  const { source, type } = field
  if (typeof value === 'boolean') return { ...source, op: 'eq', value }
  const values = [value ?? []].flat() as string[]
  const [first = ''] = values
  switch (op) {
    case 'contains':
      return contains(field, first)
    case 'starts_with':
      return { ...source, op: 'starts', value: first }
    case 'has_any':
      return { ...source, op: 'any', value: values }
    case 'has_all':
      return { ...source, op: 'all', value: values }
    default:
      if (type === 'team' || type === 'department') return { ...source, op: type, value: values }
      return { ...source, op: 'in', value: personsIn(ctx, values) }
  }
}

/** Those whom a condition names; a stranger to the staff is nobody. */
export const personsIn = (ctx: Ctx, value: Condition['value']): string[] =>
  ([value ?? []].flat() as string[]).flatMap((one) => (one === 'me' ? (ctx.actor.id ?? []) : one))

/** Chinese names are looked up by the pairs of characters that the index knows, and then compared. */
function contains({ source, indexed }: ListField, value: string): Term {
  const compared: Term = { ...source, op: 'contains', value }
  const runs = runsOf(value)
  if (indexed === undefined || runs.length !== 1 || runs[0]?.text !== value || !runs[0].han) return compared
  return and({ column: 'words', op: 'matches', value: searchQuery(value).tsquery }, compared)
}
