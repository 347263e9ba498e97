import { RoleCode } from '@zhike/contract/staff'
import { codeTexts } from '@zhike/ui/codes.texts'
import { useAnswer } from '../frame/calls.ts'
import { FilterChip } from '../frame/filter-chip.tsx'
import { SearchBox } from '../frame/search-box.tsx'
import { onlyGiven } from '../frame/search-params.ts'
import { useTexts } from '../frame/texts.ts'
import { staffTexts } from './staff.texts.ts'

export interface Filters {
  readonly search?: string
  readonly department?: string
  readonly role?: (typeof RoleCode)['options'][number]
  readonly suspended?: 'yes' | 'no'
}

interface FiltersProps {
  readonly filters: Filters
  readonly onFilter: (filters: Filters) => void
}

/** Narrows the colleagues by words, department, role and state. */
export function StaffFilters({ filters, onFilter }: FiltersProps) {
  const t = useTexts(staffTexts)
  const code = useTexts(codeTexts)
  const departments = useAnswer('departments', 'list', {})
  const change = (next: { [K in keyof Filters]?: Filters[K] | undefined }) =>
    onFilter(onlyGiven({ ...filters, ...next }))
  return (
    <>
      <SearchBox label={t('search')} words={filters.search} onSearch={(search) => change({ search })} />
      <FilterChip
        name={t('department')}
        takes="one"
        options={(departments.data?.items ?? []).map(({ id, name }) => ({ value: id, label: name }))}
        chosen={filters.department ? [filters.department] : []}
        onChoose={([department]) => change({ department })}
      />
      <FilterChip
        name={t('role')}
        takes="one"
        options={RoleCode.options.map((role) => ({ value: role, label: code(`role.${role}`) }))}
        chosen={filters.role ? [filters.role] : []}
        onChoose={([role]) => change({ role })}
      />
      <FilterChip
        name={t('state')}
        takes="one"
        options={[
          { value: 'no', label: t('active') },
          { value: 'yes', label: t('suspended') },
        ]}
        chosen={filters.suspended ? [filters.suspended] : []}
        onChoose={([suspended]) => change({ suspended })}
      />
    </>
  )
}
