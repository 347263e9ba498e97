import type { Customer } from '@zhike/contract/customers'
import type { Condition, Filter, FilterValue, Operator } from '@zhike/contract/filters'
import fc from 'fast-check'
import { companyDay } from '../platform/clock/company-time.ts'

/** Where a filter is looked at: when, by whom, and who is in which team. */
export interface Scene {
  readonly now: Date
  readonly me: string
  readonly teams: ReadonlyMap<string, ReadonlySet<string>>
}

type Known = string | number | null | readonly string[]

/** What a field holds of a customer, read from the answer and not from the database. */
const facts: Readonly<Record<string, (customer: Customer, scene: Scene) => Known>> = {
  name: ({ name }) => name,
  kind: ({ kind }) => kind,
  stage: ({ stage }) => stage,
  tier: ({ tier }) => tier,
  source: ({ source }) => source,
  industry: ({ industry }) => industry,
  occupation: ({ occupation }) => occupation,
  gender: ({ gender }) => gender,
  creditGrade: ({ creditGrade }) => creditGrade,
  tags: ({ tags }) => tags,
  hobbies: ({ hobbies }) => hobbies,
  contacts: ({ identities }) => [...new Set(identities.map(({ kind }) => kind))],
  region: ({ region }) => region?.code ?? null,
  owner: ({ owner }) => owner?.id ?? null,
  ownerTeam: ({ owner }) => owner?.id ?? null,
  creditTermDays: ({ creditTermDays }) => creditTermDays,
  orders: ({ metrics }) => metrics.orders,
  totalFen: ({ metrics }) => metrics.totalFen,
  recencyDays: ({ metrics }) => metrics.recencyDays,
  tenureDays: ({ metrics }) => metrics.tenureDays,
  birthday: ({ birthday }) => (birthday ? 'known' : null),
  birthMonth: ({ birthday }) => (birthday?.calendar === 'solar' ? String(birthday.month) : null),
  age: ({ birthday }, { now }) => {
    if (birthday?.calendar !== 'solar' || birthday.year === undefined) return null
    const [year = 0, month = 0, day = 0] = companyDay(now).split('-').map(Number)
    const had = month > birthday.month || (month === birthday.month && day >= birthday.day)
    return year - birthday.year - (had ? 0 : 1)
  },
  createdAt: ({ createdAt }) => companyDay(new Date(createdAt)),
  lastOrderAt: ({ metrics: { lastOrderAt } }) => (lastOrderAt ? companyDay(new Date(lastOrderAt)) : null),
}

/** Whether a filter fits a customer, decided as plainly as can be. */
export function fits(filter: Filter, customer: Customer, scene: Scene): boolean {
  if ('all' in filter) return filter.all.every((part) => fits(part, customer, scene))
  if ('any' in filter) return filter.any.some((part) => fits(part, customer, scene))
  if ('not' in filter) return !fits(filter.not, customer, scene)
  const known = facts[filter.field]?.(customer, scene) ?? null
  return fitsOne(filter, known, scene)
}

function fitsOne({ field, op, value }: Condition, known: Known, scene: Scene): boolean {
  const values = [value ?? []].flat() as (string | number)[]
  const [first = '', second = ''] = values
  const among = () => values.some((one) => isMeant(field, one, known, scene))
  if (op === 'empty') return known === null || (Array.isArray(known) && known.length === 0)
  if (op === 'not_empty') return !fitsOne({ field, op: 'empty' }, known, scene)
  if (op === 'is_not' || op === 'not_in') return !among()
  if (op === 'not_contains') return !fitsOne({ field, op: 'contains', value }, known, scene)
  if (op === 'not_below') return !fitsOne({ field, op: 'below', value }, known, scene)
  if (Array.isArray(known)) {
    const has = (one: string | number) => known.includes(one)
    return op === 'has_all' ? values.every(has) : values.some(has) === (op === 'has_any')
  }
  if (known === null) return false
  const text = String(known).toLowerCase()
  switch (op) {
    case 'contains':
      return text.includes(String(first).toLowerCase())
    case 'starts_with':
      return text.startsWith(String(first).toLowerCase())
    case 'below':
      return values.some((code) => text.startsWith(String(code).replace(/(00){1,2}$/, '')))
    case 'gt':
    case 'after':
      return known > first
    case 'gte':
      return known >= first
    case 'lt':
    case 'before':
      return known < first
    case 'lte':
      return known <= first
    case 'between':
      return known >= first && known <= second
    case 'in_last_days':
      return daysBefore(text, scene.now) < Number(first) && daysBefore(text, scene.now) >= 0
    case 'not_in_last_days':
      return daysBefore(text, scene.now) >= Number(first)
    default:
      return among()
  }
}

function isMeant(field: string, one: string | number, known: Known, { me, teams }: Scene): boolean {
  if (field === 'ownerTeam') return teams.get(String(one))?.has(String(known)) ?? false
  return known === (one === 'me' ? me : one)
}

const daysBefore = (day: string, now: Date) => (Date.parse(companyDay(now)) - Date.parse(day)) / 86_400_000

const condition = <V extends FilterValue>(
  fields: readonly string[],
  ops: readonly Operator[],
  value: fc.Arbitrary<V>,
): fc.Arbitrary<Filter> =>
  fc.record({ field: fc.constantFrom(...fields), op: fc.constantFrom(...ops), value }) as fc.Arbitrary<Filter>

const manyOf = (values: readonly string[]) => fc.uniqueArray(fc.constantFrom(...values), { minLength: 1, maxLength: 3 })
const words = [
  '张三',
  '张',
  '三丰',
  'ann',
  'Anna',
  '知客',
  'O’N',
  '%',
  '_',
  '\\',
  "'",
  '门店',
  '医生',
  '制造业',
  '🐼',
  '3',
  'x',
]
const tags = ['VIP', '老客户', "a','b", '{}', '"', '围棋', 'NULL', 'null']
const days = ['2025-01-01', '2026-01-15', '2026-02-04', '2026-03-15', '2026-03-16', '2027-01-01']
const numbers = fc.oneof(
  fc.integer({ min: -1, max: 60 }),
  fc.constantFrom(0.5, 39.5, 12_000, 100_000, 400, 401, 407, 1e12, -1e12),
)
const closed: Readonly<Record<string, readonly string[]>> = {
  kind: ['person', 'organisation'],
  stage: ['potential', 'new', 'active', 'lost'],
  gender: ['male', 'female', 'other'],
  creditGrade: ['A', 'B', 'D'],
  birthMonth: ['3', '4'],
}
const codes = ['330000', '330100', '330106', '110000', '110105', '650000']

/** Filters over every type and operator, some of them nested. */
export function anyFilter(owners: readonly string[], teams: readonly string[]): fc.Arbitrary<Filter> {
  const texts = ['name', 'source', 'industry', 'occupation']
  const counted = ['orders', 'recencyDays', 'tenureDays', 'age', 'creditTermDays']
  const moments = ['createdAt', 'lastOrderAt']
  const one = fc.oneof(
    condition(texts, ['is', 'is_not', 'contains', 'not_contains', 'starts_with'], fc.constantFrom(...words)),
    condition(texts, ['in', 'not_in'], manyOf(words)),
    ...Object.entries(closed).flatMap(([field, options]) => [
      condition([field], ['is', 'is_not'], fc.constantFrom(...options)),
      condition([field], ['in', 'not_in'], manyOf(options)),
    ]),
    condition(['tags', 'hobbies'], ['has_any', 'has_all', 'has_none'], manyOf(tags)),
    condition(['contacts'], ['has_any', 'has_all', 'has_none'], manyOf(['phone', 'email', 'external'])),
    condition(['region'], ['below', 'not_below'], manyOf(codes)),
    condition(['owner'], ['in', 'not_in'], manyOf(owners)),
    condition(['owner'], ['is', 'is_not'], fc.constantFrom(...owners)),
    condition(['ownerTeam'], ['in', 'not_in'], manyOf(teams)),
    condition(counted, ['is', 'is_not', 'gt', 'gte', 'lt', 'lte'], numbers),
    condition(counted, ['between'], fc.tuple(numbers, numbers)),
    condition(['totalFen'], ['is', 'is_not', 'gt', 'gte', 'lt', 'lte'], numbers.map(Math.round)),
    condition(moments, ['on', 'before', 'after'], fc.constantFrom(...days)),
    condition(moments, ['between'], fc.tuple(fc.constantFrom(...days), fc.constantFrom(...days))),
    condition(moments, ['in_last_days', 'not_in_last_days'], fc.integer({ min: 1, max: 500 })),
    fc.record({
      field: fc.constantFrom(...Object.keys(facts).filter((name) => name !== 'ownerTeam')),
      op: fc.constantFrom('empty' as const, 'not_empty' as const),
    }),
  )
  const tree = fc.letrec<{ filter: Filter }>((tie) => ({
    filter: fc.oneof(
      { maxDepth: 3, withCrossShrink: true },
      { arbitrary: one, weight: 3 },
      { arbitrary: fc.record({ all: fc.array(tie('filter'), { maxLength: 3 }) }), weight: 1 },
      { arbitrary: fc.record({ any: fc.array(tie('filter'), { maxLength: 3 }) }), weight: 1 },
      { arbitrary: fc.record({ not: tie('filter') }), weight: 1 },
    ),
  }))
  return tree.filter
}
