import { CustomerKind, Stage } from '@zhike/contract/customers'
import { codeTexts } from '@zhike/ui/codes.texts'
import { useAnswer } from '../frame/calls.ts'
import { FilterChip } from '../frame/filter-chip.tsx'
import { useMay, useMe } from '../frame/me.ts'
import { SearchBox } from '../frame/search-box.tsx'
import { onlyGiven } from '../frame/search-params.ts'
import { useTexts } from '../frame/texts.ts'
import type { CustomerFilters } from './customer-search.ts'
import { customerTexts } from './customers.texts.ts'
import { RegionChoice } from './region-choice.tsx'

interface ToolbarProps {
  readonly filters: CustomerFilters
  readonly onChange: (filters: CustomerFilters) => void
}

/** Narrows the customers by words, kind, stage, tag, region and owner. */
export function CustomerToolbar({ filters, onChange }: ToolbarProps) {
  const t = useTexts(customerTexts)
  const code = useTexts(codeTexts)
  const tags = useAnswer('customers', 'listTags', {})
  const change = (part: { readonly [K in keyof CustomerFilters]?: CustomerFilters[K] | undefined }) =>
    onChange(onlyGiven({ ...filters, ...part }))
  return (
    <>
      <SearchBox label={t('search')} words={filters.search} onSearch={(search) => change({ search })} />
      <FilterChip
        name={t('kind')}
        takes="one"
        options={CustomerKind.options.map((value) => ({ value, label: code(`customer.${value}`) }))}
        chosen={filters.kind ? [filters.kind] : []}
        onChoose={([kind]) => change({ kind })}
      />
      <FilterChip
        name={t('stage')}
        takes="one"
        options={Stage.options.map((value) => ({ value, label: code(`stage.${value}`) }))}
        chosen={filters.stage ? [filters.stage] : []}
        onChoose={([stage]) => change({ stage })}
      />
      <FilterChip
        name={t('tags')}
        takes="one"
        options={(tags.data?.items ?? []).slice(0, 100).map(({ tag, customers }) => ({
          value: tag,
          label: t('tagOf', { tag, count: customers }),
        }))}
        chosen={filters.tag ? [filters.tag] : []}
        onChoose={([tag]) => change({ tag })}
      />
      <OwnerChip chosen={filters.owner} onChoose={(owner) => change({ owner })} />
      <span style={{ width: 200, flex: 'none' }}>
        <RegionChoice label={t('region')} code={filters.region} onChoose={(region) => change({ region })} />
      </span>
    </>
  )
}

interface OwnerProps {
  readonly chosen: string | undefined
  readonly onChoose: (owner: string | undefined) => void
}

function OwnerChip({ chosen, onChoose }: OwnerProps) {
  const t = useTexts(customerTexts)
  const me = useMe()
  const may = useMay()
  const colleagues = useAnswer('staff', 'list', may('staff.read') ? { suspended: 'no', limit: 200 } : undefined)
  const others = (colleagues.data?.items ?? []).filter(({ id }) => id !== me.id)
  return (
    <FilterChip
      name={t('owner')}
      takes="one"
      options={[
        { value: 'me', label: t('me') },
        { value: 'none', label: t('noOwner') },
        ...others.map(({ id, name }) => ({ value: id, label: name })),
      ]}
      chosen={chosen ? [chosen] : []}
      onChoose={([one]) => onChoose(one)}
    />
  )
}
