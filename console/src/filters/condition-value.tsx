import type { FilterField, FilterValue, Operator } from '@zhike/contract/filters'
import { Input, InputNumber, Select } from 'antd'
import { useTexts } from '../frame/texts.ts'
import { DayField } from '../frame/time-fields.tsx'
import { filterTexts } from './filter.texts.ts'
import type { FilterTerms } from './filter-terms.ts'
import { useFilterWords, useStaffNames } from './filter-words.ts'

interface ValueProps {
  readonly terms: FilterTerms
  readonly field: FilterField
  readonly op: Operator
  readonly value: FilterValue | undefined
  readonly onChange: (value: FilterValue | undefined) => void
}

/** The value of a condition, entered as its field and operator want it. */
export function ConditionValue(props: ValueProps) {
  const t = useTexts(filterTexts)
  const { terms, field, op, value, onChange } = props
  if (op === 'empty' || op === 'not_empty') return null
  if (op === 'in_last_days' || op === 'not_in_last_days') return <Figure {...props} />
  if (op === 'in_next_days') return <Figure {...props} />
  if (op === 'in_month') return <Month {...props} />
  if (op === 'between') return <Span {...props} />
  const Own = terms.editors?.[field.type]
  if (Own) return <Own label={t('value')} value={value} onChange={onChange} />
  switch (field.type) {
    case 'number':
    case 'money':
      return <Figure {...props} />
    case 'date':
    case 'moment':
      return <Day {...props} />
    case 'person':
    case 'team':
    case 'department':
    case 'choice':
    case 'tags':
    case 'boolean':
      return <Choices {...props} />
    default:
      return op === 'in' || op === 'not_in' ? <Choices {...props} /> : <Words {...props} />
  }
}

function Words({ value, onChange }: ValueProps) {
  const t = useTexts(filterTexts)
  return (
    <Input
      aria-label={t('value')}
      value={typeof value === 'string' ? value : ''}
      maxLength={200}
      onChange={({ target }) => onChange(target.value === '' ? undefined : target.value)}
    />
  )
}

function Figure({ field, op, value, onChange }: ValueProps) {
  const t = useTexts(filterTexts)
  const inDays = op === 'in_last_days' || op === 'not_in_last_days' || op === 'in_next_days'
  const factor = field.type === 'money' && !inDays ? 100 : 1
  return (
    <InputNumber
      aria-label={t('value')}
      style={{ width: '100%' }}
      value={typeof value === 'number' ? value / factor : null}
      {...(inDays
        ? { min: 1, max: op === 'in_next_days' ? 366 : 36_500, precision: 0 }
        : { precision: factor === 100 ? 2 : 4 })}
      suffix={inDays ? t('days') : factor === 100 ? t('yuan') : null}
      onChange={(given) => onChange(typeof given === 'number' ? Math.round(given * factor * 1e4) / 1e4 : undefined)}
    />
  )
}

function Month({ value, onChange }: ValueProps) {
  const t = useTexts(filterTexts)
  return (
    <Select
      aria-label={t('value')}
      style={{ width: '100%' }}
      value={typeof value === 'number' ? value : null}
      options={Array.from({ length: 12 }, (_, at) => ({ value: at + 1, label: t('month', { month: at + 1 }) }))}
      onChange={onChange}
    />
  )
}

function Day({ value, onChange }: ValueProps) {
  const t = useTexts(filterTexts)
  return (
    <DayField
      label={t('value')}
      min="1900-01-01"
      max="2999-12-31"
      value={typeof value === 'string' ? value : ''}
      onChange={(day) => onChange(day || undefined)}
    />
  )
}

function Span(props: ValueProps) {
  const { terms, field, value, onChange } = props
  const [from, until] = Array.isArray(value) ? (value as readonly (string | number | undefined)[]) : []
  const one = (part: string | number | undefined, change: (next: string | number | undefined) => FilterValue) => (
    <ConditionValue
      terms={terms}
      field={field}
      op="is"
      value={part}
      onChange={(next) => onChange(change(next as string | number | undefined))}
    />
  )
  const pair = (a: string | number | undefined, b: string | number | undefined) =>
    [a ?? '', b ?? ''] as readonly (string | number)[]
  return (
    <>
      {one(from === '' ? undefined : from, (next) => pair(next, until))}
      {one(until === '' ? undefined : until, (next) => pair(from, next))}
    </>
  )
}

function Choices({ terms, field, op, value, onChange }: ValueProps) {
  const t = useTexts(filterTexts)
  const words = useFilterWords(terms)
  const { people, groups } = useStaffNames()
  const suggestions = (terms.useSuggestions ?? useNone)(field.name)
  const isMany = op !== 'is' && op !== 'is_not'
  const isFree = field.options === null && ['tags', 'text', 'choice'].includes(field.type)
  const options =
    field.type === 'boolean'
      ? [true, false].map((one) => ({ value: String(one), label: t(one ? 'yes' : 'no') }))
      : field.type === 'person'
        ? [{ value: 'me', label: t('me') }, ...optionsOf(people)]
        : field.type === 'team' || field.type === 'department'
          ? optionsOf(groups)
          : (field.options?.map((option) => ({
              value: option.value,
              label: words.optionName(field, option.value),
            })) ?? suggestions)
  const chosen = [value ?? []].flat().map(String)
  const give = (next: readonly string[]) => {
    const [first] = next
    if (field.type === 'boolean') onChange(first === undefined ? undefined : first === 'true')
    else if (isMany) onChange(next.length > 0 ? next : undefined)
    else onChange(first)
  }
  return (
    <Select<string | string[]>
      aria-label={t('value')}
      style={{ width: '100%' }}
      {...(isMany || isFree ? { mode: isFree ? ('tags' as const) : ('multiple' as const) } : {})}
      {...(isFree && !isMany ? { maxCount: 1 } : {})}
      value={isMany || isFree ? chosen : ((chosen[0] ?? null) as string)}
      options={[...options]}
      showSearch={{ optionFilterProp: 'label' }}
      onChange={(next) => give([next ?? []].flat())}
    />
  )
}

const optionsOf = (names: ReadonlyMap<string, string>) => [...names].map(([value, label]) => ({ value, label }))

const useNone: NonNullable<FilterTerms['useSuggestions']> = () => []
