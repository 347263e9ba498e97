import { NeedState, UnmetReason } from '@zhike/contract/needs'
import { codeTexts } from '@zhike/ui/codes.texts'
import { useAnswer } from '../frame/calls.ts'
import { FilterChip } from '../frame/filter-chip.tsx'
import { useMay, useMe } from '../frame/me.ts'
import { SearchBox } from '../frame/search-box.tsx'
import { onlyGiven } from '../frame/search-params.ts'
import { useTexts } from '../frame/texts.ts'
import type { NeedFilters } from './need-search.ts'
import { needTexts } from './needs.texts.ts'

interface ToolbarProps {
  readonly filters: NeedFilters
  readonly onChange: (filters: NeedFilters) => void
}

/** Narrows the needs; states and reasons say how many there are. */
export function NeedToolbar({ filters, onChange }: ToolbarProps) {
  const t = useTexts(needTexts)
  const code = useTexts(codeTexts)
  const me = useMe()
  const may = useMay()
  const summary = useAnswer('needs', 'summary', {})
  const colleagues = useAnswer('staff', 'list', may('staff.read') ? { suspended: 'no', limit: 200 } : undefined)
  const customer = useAnswer('customers', 'get', filters.customer ? { id: filters.customer } : undefined)
  const change = (part: { readonly [K in keyof NeedFilters]?: NeedFilters[K] | undefined }) =>
    onChange(onlyGiven({ ...filters, ...part }))
  const counted = (name: string, needs: number | undefined) => (needs ? `${name} ${needs}` : name)
  const ofState = new Map(summary.data?.states.map(({ state, needs }) => [state, needs]))
  const ofReason = new Map(summary.data?.reasons.map(({ reason, needs }) => [reason, needs]))
  return (
    <>
      <SearchBox label={t('search')} words={filters.search} onSearch={(search) => change({ search })} />
      <FilterChip
        name={t('state')}
        takes="many"
        options={NeedState.options.map((value) => ({
          value,
          label: counted(code(`need.${value}`), ofState.get(value)),
        }))}
        chosen={filters.state ?? []}
        onChoose={(state) => change({ state: state.length > 0 ? state : undefined })}
      />
      <FilterChip
        name={t('reason')}
        takes="one"
        options={UnmetReason.options.map((value) => ({
          value,
          label: counted(code(`unmet.${value}`), ofReason.get(value)),
        }))}
        chosen={filters.reason ? [filters.reason] : []}
        onChoose={([reason]) => change({ reason })}
      />
      <FilterChip
        name={t('owner')}
        takes="one"
        options={[
          { value: 'me', label: t('me') },
          { value: 'none', label: t('nobody') },
          ...(colleagues.data?.items ?? [])
            .filter(({ id }) => id !== me.id)
            .map(({ id, name }) => ({ value: id, label: name })),
        ]}
        chosen={filters.owner ? [filters.owner] : []}
        onChoose={([owner]) => change({ owner })}
      />
      {filters.customer ? (
        <FilterChip
          name={t('customer')}
          takes="one"
          options={[{ value: filters.customer, label: customer.data?.name ?? '' }]}
          chosen={[filters.customer]}
          onChoose={() => change({ customer: undefined })}
        />
      ) : null}
    </>
  )
}
