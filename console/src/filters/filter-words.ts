import type { Condition, Filter, FilterField, FilterValue } from '@zhike/contract/filters'
import { useAnswer } from '../frame/calls.ts'
import { useMay } from '../frame/me.ts'
import { useTexts } from '../frame/texts.ts'
import { yuanOf } from '../frame/yuan.ts'
import { filterTexts } from './filter.texts.ts'
import { joinOf } from './filter-address.ts'
import type { FilterTerms } from './filter-terms.ts'

type Names = ReadonlyMap<string, string>
const allDay = new Map<string, string>()

/** Colleagues, teams and departments by id, as far as the person may see them. */
export function useStaffNames(): { readonly people: Names; readonly groups: Names } {
  const may = useMay()
  const mayRead = may('staff.read')
  const staff = useAnswer('staff', 'list', mayRead ? { limit: 200 } : undefined)
  const teams = useAnswer('teams', 'list', mayRead ? {} : undefined)
  const departments = useAnswer('departments', 'list', mayRead ? {} : undefined)
  const namesOf = (items: readonly { readonly id: string; readonly name: string }[] = []) =>
    new Map(items.map(({ id, name }) => [id, name]))
  return {
    people: staff.data ? namesOf(staff.data.items) : allDay,
    groups: new Map([...namesOf(teams.data?.items), ...namesOf(departments.data?.items)]),
  }
}

/** Says fields, values and whole filters in words. */
export function useFilterWords({ fields, nameOf, optionOf }: FilterTerms) {
  const t = useTexts(filterTexts)
  const { people, groups } = useStaffNames()

  const fieldName = (name: string): string => {
    const field = fields.get(name)
    if (!field) return t('gone')
    return field.label ?? nameOf(name)
  }
  const optionName = (field: FilterField | undefined, value: string): string => {
    const label = field?.options?.find((option) => option.value === value)?.label
    return label ?? (field && optionOf(field.name, value)) ?? value
  }
  const oneValue = (field: FilterField | undefined, value: string | number | boolean): string => {
    if (typeof value === 'boolean') return t(value ? 'yes' : 'no')
    if (field?.type === 'money') return yuanOf(Number(value))
    if (value === 'me') return t('me')
    const text = String(value)
    return people.get(text) ?? groups.get(text) ?? optionName(field, text)
  }
  const valueWords = (field: FilterField | undefined, op: Condition['op'], value: FilterValue | undefined): string => {
    const values = [value ?? []].flat() as (string | number | boolean)[]
    const words = values.map((one) => oneValue(field, one))
    if (op === 'between') return t('between', { from: words[0] ?? '', until: words[1] ?? '' })
    const shown = words.slice(0, 3).join(t('and'))
    return words.length > 3 ? `${shown}…` : shown
  }
  const conditionWords = ({ field: name, op, value }: Condition): string => {
    const field = fieldName(name)
    if (op === 'empty' || op === 'not_empty') return t('clauseBare', { field, operator: t(`op_${op}`) })
    const said = valueWords(fields.get(name), op, value)
    if (op === 'in_month') return t('clause_in_month', { field, value: t('month', { month: said }) })
    if (op === 'in_last_days' || op === 'not_in_last_days' || op === 'in_next_days')
      return t(`clause_${op}`, { field, value: said })
    return t('clause', { field, operator: t(`op_${op}`), value: said })
  }
  const filterWords = (filter: Filter): string => {
    if ('field' in filter) return conditionWords(filter)
    if ('not' in filter) return t('not', { condition: filterWords(filter.not) })
    const { by, parts } = joinOf(filter)
    return `${t(by)}（${parts.map(filterWords).join(t('and'))}）`
  }
  return { fieldName, optionName, filterWords }
}
