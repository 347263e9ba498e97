import type { Defect } from '@zhike/contract/data-quality'
import type { FilterField } from '@zhike/contract/filters'
import { codeTexts } from '@zhike/ui/codes.texts'
import { lazy } from 'react'
import { defectTexts } from '../data-quality/defects.texts.ts'
import { CountWords } from '../filters/count-words.tsx'
import { filterTexts } from '../filters/filter.texts.ts'
import type { FilterTerms, ValueEditor } from '../filters/filter-terms.ts'
import { useAnswer } from '../frame/calls.ts'
import { useTexts } from '../frame/texts.ts'
import { fieldTexts } from './fields.texts.ts'

const RegionChoice = lazy(() => import('./region-choice.tsx').then((found) => ({ default: found.RegionChoice })))

/** What customers are filtered by, in words; undefined while it is being fetched. */
export function useCustomerTerms(fields: ReadonlyMap<string, FilterField> | undefined): FilterTerms | undefined {
  const t = useTexts(fieldTexts)
  const says = useTexts(filterTexts)
  const code = useTexts(codeTexts)
  const defect = useTexts(defectTexts)
  const optionOf = (field: string, value: string) => {
    switch (field) {
      case 'stage':
        return code(`stage.${value as 'new'}`)
      case 'kind':
        return code(`customer.${value as 'person'}`)
      case 'gender':
        return code(`gender.${value as 'male'}`)
      case 'contacts':
        return t(`contact_${value as 'phone'}`)
      case 'defects':
        return defect(value as Defect)
      case 'birthMonth':
        return says('month', { month: value })
      default:
        return undefined
    }
  }
  return fields && { fields, nameOf: (name) => t(name as 'name'), optionOf, Count, editors, useSuggestions }
}

function Count({ filter }: { readonly filter: string | undefined }) {
  const answer = useAnswer('customers', 'list', filter === undefined ? undefined : { filter, count: 'yes', limit: 1 })
  return <CountWords of="customer" asked={filter !== undefined} count={answer.data?.count} />
}

const RegionValue: ValueEditor = ({ label, value, onChange }) => {
  const [code] = Array.isArray(value) ? (value as readonly string[]) : []
  return <RegionChoice label={label} code={code} onChoose={(next) => onChange(next ? [next] : undefined)} />
}
const editors = { region: RegionValue }

const grouped = { tags: 'tag', tier: 'tier', source: 'source', industry: 'industry' } as const

/** What is in use among the customers in sight. */
function useSuggestions(field: string) {
  const by = Object.hasOwn(grouped, field) ? grouped[field as keyof typeof grouped] : undefined
  const counts = useAnswer('customers', 'count', by ? { by } : undefined)
  return (counts.data?.items ?? []).flatMap(({ value }) => (value === null ? [] : [{ value, label: value }]))
}
