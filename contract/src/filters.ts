import * as z from 'zod'
import { Day, Id } from './fields.ts'

/**
 * The language in which people say which records they mean. A filter is a condition, or filters joined by `all`, `any`
 * and `not`. Which fields there are, a module says; which operators a field takes and with what value, its type says.
 */
export type Filter =
  | { readonly all: readonly Filter[] }
  | { readonly any: readonly Filter[] }
  | { readonly not: Filter }
  | Condition

export interface Condition {
  readonly field: string
  readonly op: Operator
  readonly value?: FilterValue | undefined
}
export type FilterValue = string | number | boolean | readonly (string | number)[]

/** What a field holds. Money is integer 分, a moment is asked for by company days, a birthday by when it is kept next
 * (lunar ones too), a region has what lies below it. */
export const fieldTypes = [
  'text',
  'number',
  'money',
  'date',
  'moment',
  'birthday',
  'choice',
  'tags',
  'region',
  'person',
  'team',
  'department',
  'boolean',
] as const
export type FieldType = (typeof fieldTypes)[number]

export const operators = [
  'is',
  'is_not',
  'in',
  'not_in',
  'contains',
  'not_contains',
  'starts_with',
  'gt',
  'gte',
  'lt',
  'lte',
  'between',
  'on',
  'before',
  'after',
  'in_last_days',
  'not_in_last_days',
  'in_next_days',
  'in_month',
  'has_any',
  'has_all',
  'has_none',
  'below',
  'not_below',
  'empty',
  'not_empty',
] as const
export type Operator = (typeof operators)[number]

const known = ['empty', 'not_empty'] as const
const one = ['is', 'is_not', 'in', 'not_in'] as const
const amounts = ['is', 'is_not', 'gt', 'gte', 'lt', 'lte', 'between', ...known] as const
const days = ['on', 'before', 'after', 'between', 'in_last_days', 'not_in_last_days', 'in_next_days', ...known] as const

/** The operators of a type. What is unknown fits no operator but `empty` and those that deny: `is_not`, `has_none` … */
export const operatorsOf: Readonly<Record<FieldType, readonly Operator[]>> = {
  text: [...one, 'contains', 'not_contains', 'starts_with', ...known],
  number: amounts,
  money: amounts,
  date: days,
  moment: days,
  birthday: ['in_next_days', 'in_month', ...known],
  choice: [...one, ...known],
  tags: ['has_any', 'has_all', 'has_none', ...known],
  region: ['below', 'not_below', ...known],
  person: [...one, ...known],
  team: ['in', 'not_in'],
  department: ['in', 'not_in'],
  boolean: ['is'],
}

const text = z.string().min(1).max(200)
const amount = z.number().min(-1e15).max(1e15)
const fen = z.int().min(-1e15).max(1e15)
/** `me` is whoever asks, so that a shared view is everybody's own. */
const person = z.union([Id, z.literal('me')])
const region = z.string().regex(/^\d{6}$/)

const single: Readonly<Record<FieldType, z.ZodType<string | number | boolean>>> = {
  text,
  number: amount,
  money: fen,
  date: Day,
  moment: Day,
  birthday: text,
  choice: text,
  tags: text,
  region,
  person,
  team: Id,
  department: Id,
  boolean: z.boolean(),
}

const many = <T extends z.ZodType>(item: T) => z.array(item).min(1).max(100)

/** The value that an operator takes on a type; undefined where it takes none. */
export function valueFor(type: FieldType, op: Operator): z.ZodType | undefined {
  switch (op) {
    case 'empty':
    case 'not_empty':
      return undefined
    case 'in':
    case 'not_in':
    case 'has_any':
    case 'has_all':
    case 'has_none':
    case 'below':
    case 'not_below':
      return many(single[type])
    case 'between':
      return z.tuple([single[type], single[type]])
    case 'in_last_days':
    case 'not_in_last_days':
      return z.int().min(1).max(36_500)
    case 'in_next_days':
      return z.int().min(1).max(366)
    case 'in_month':
      return z.int().min(1).max(12)
    default:
      return single[type]
  }
}

const mostNodes = 60
const mostLevels = 6

const Value = z.union([
  z.string().max(200),
  z.number(),
  z.boolean(),
  z
    .array(z.union([z.string().max(200), z.number()]))
    .max(100)
    .readonly(),
])
const Condition = z.strictObject({
  /** A field's name; those of own fields begin with `custom.`. */
  field: z.string().regex(/^[a-zA-Z][a-zA-Z0-9_.]{0,59}$/),
  op: z.enum(operators),
  value: Value.optional(),
})
const Node: z.ZodType<Filter> = z
  .lazy(() =>
    z.union([
      z.strictObject({ all: z.array(Node).max(mostNodes).readonly() }),
      z.strictObject({ any: z.array(Node).max(mostNodes).readonly() }),
      z.strictObject({ not: Node }),
      Condition,
    ]),
  )
  .meta({ id: 'Filter' })

/** A filter of at most 60 conditions and joins, at most 6 deep. An empty `all` fits everything, an empty `any` nothing. */
export const Filter = z
  .unknown()
  .refine((given) => isSmall(given), { error: `at most ${mostNodes} conditions, ${mostLevels} deep`, abort: true })
  .pipe(Node)

/** A filter as it stands in an address: JSON. */
export const FilterText = z
  .string()
  .max(8_000)
  .transform((written, ctx): unknown => {
    try {
      return JSON.parse(written)
    } catch {
      ctx.addIssue({ code: 'custom', message: 'JSON' })
      return z.NEVER
    }
  })
  .pipe(Filter)

/** Looked at before anything is parsed, level by level: what is too deep would exhaust the parser. */
function isSmall(given: unknown): boolean {
  let level: readonly unknown[] = [given]
  let seen = 0
  for (let depth = 0; level.length > 0; depth++) {
    seen += level.length
    if (depth >= mostLevels || seen > mostNodes) return false
    level = level.flatMap(partsOf)
  }
  return true
}

function partsOf(node: unknown): readonly unknown[] {
  if (typeof node !== 'object' || node === null) return []
  const { all, any, not } = node as { all?: unknown; any?: unknown; not?: unknown }
  return [all, any].flatMap((parts) => (Array.isArray(parts) ? parts : [])).concat(not === undefined ? [] : [not])
}

/** A field as clients offer it. */
export const FilterField = z.object({
  name: z.string(),
  type: z.enum(fieldTypes),
  operators: z.array(z.enum(operators)),
  /** The choices, where they are a closed list. */
  options: z.array(z.object({ value: z.string(), label: z.string().nullable() })).nullable(),
  /** The name of an own field; what is built in has its words in the client. */
  label: z.string().nullable(),
})
export type FilterField = z.infer<typeof FilterField>
