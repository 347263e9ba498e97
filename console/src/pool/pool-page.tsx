import { getRouteApi } from '@tanstack/react-router'
import { CustomerKind, Stage } from '@zhike/contract/customers'
import type { PooledCustomer } from '@zhike/contract/pool'
import { codeTexts } from '@zhike/ui/codes.texts'
import { Button, Segmented } from 'antd'
import { useState } from 'react'
import { useAnswer, useList } from '../frame/calls.ts'
import { CustomerSections } from '../frame/customer-sections.tsx'
import { FilterChip } from '../frame/filter-chip.tsx'
import { useMay } from '../frame/me.ts'
import { Page } from '../frame/page.tsx'
import { SearchBox } from '../frame/search-box.tsx'
import { onlyGiven } from '../frame/search-params.ts'
import { Empty } from '../frame/state.tsx'
import { Table } from '../frame/table.tsx'
import { useTexts } from '../frame/texts.ts'
import { AssignDialog } from './assign-dialog.tsx'
import { useAllowance } from './claim-button.tsx'
import { useGoingColumns } from './going-columns.tsx'
import { poolTexts } from './pool.texts.ts'
import { filtersOf, type PoolFilters, type PoolView, poolViews } from './pool-search.ts'
import { usePooledColumns } from './pooled-columns.tsx'

const route = getRouteApi('/desk/customers/pool')

/** Customers without an owner, for whoever takes them, and those that come here soon. */
export function PoolPage() {
  const t = useTexts(poolTexts)
  const may = useMay()
  const search = route.useSearch()
  const navigate = route.useNavigate()
  const { view = 'pool' } = search
  const filters = filtersOf(search)
  const toPage = (id: string) => void navigate({ to: '/customers/$id', params: { id } })
  const narrow = (next: PoolFilters) => void navigate({ search: next, replace: true })
  const views = poolViews.filter((name) => name !== 'mine' || may('pool.claim'))
  const mine = useAnswer('pool', 'returns', may('pool.claim') ? { owner: 'me', limit: 200 } : undefined)
  const labelOf = (name: PoolView) => {
    const count = name === 'mine' ? mine.data?.items.length : undefined
    return count ? `${t(`view_${name}`)} ${count}` : t(`view_${name}`)
  }
  const turn = (next: PoolView) => void navigate({ search: next === 'pool' ? {} : { view: next } })
  return (
    <Page
      title={t('title')}
      fill
      sections={<CustomerSections />}
      aside={view === 'pool' ? <Allowance /> : null}
      toolbar={
        <>
          <Segmented
            aria-label={t('view')}
            value={view}
            options={views.map((value) => ({ value, label: labelOf(value) }))}
            onChange={turn}
          />
          {view === 'pool' ? <Filters filters={filters} onChange={narrow} /> : null}
        </>
      }
    >
      {view === 'pool' ? (
        <Pooled filters={filters} onOpen={toPage} onAll={() => narrow({})} />
      ) : (
        <GoingSoon key={view} owner={view === 'mine' ? 'me' : undefined} onOpen={toPage} />
      )}
    </Page>
  )
}

/** How many more one may claim. */
function Allowance() {
  const t = useTexts(poolTexts)
  const left = useAllowance()
  if (!left) return null
  const [today, held] = [left.todayLeft, left.heldLeft]
  if (today !== null && held !== null) return <span>{t('leftBoth', { today, held })}</span>
  if (today !== null) return <span>{t('leftToday', { today })}</span>
  return held === null ? null : <span>{t('leftHeld', { held })}</span>
}

interface FiltersProps {
  readonly filters: PoolFilters
  readonly onChange: (filters: PoolFilters) => void
}

function Filters({ filters, onChange }: FiltersProps) {
  const t = useTexts(poolTexts)
  const code = useTexts(codeTexts)
  const change = (part: { readonly [K in keyof PoolFilters]?: PoolFilters[K] | undefined }) =>
    onChange(onlyGiven({ ...filters, ...part }))
  return (
    <>
      <SearchBox label={t('search')} words={filters.search} onSearch={(words) => change({ search: words })} />
      <FilterChip
        name={t('stage')}
        takes="one"
        options={Stage.options
          .filter((stage) => stage !== 'visitor')
          .map((value) => ({ value, label: code(`stage.${value}`) }))}
        chosen={filters.stage ? [filters.stage] : []}
        onChoose={([stage]) => change({ stage })}
      />
      <FilterChip
        name={t('kind')}
        takes="one"
        options={CustomerKind.options.map((value) => ({ value, label: code(`customer.${value}`) }))}
        chosen={filters.kind ? [filters.kind] : []}
        onChoose={([kind]) => change({ kind })}
      />
    </>
  )
}

interface ListProps {
  readonly onOpen: (id: string) => void
}

function Pooled({ filters, onOpen, onAll }: ListProps & { readonly filters: PoolFilters; readonly onAll: () => void }) {
  const t = useTexts(poolTexts)
  const list = useList('pool', 'list', filters)
  const [assigned, setAssigned] = useState<PooledCustomer>()
  const columns = usePooledColumns(setAssigned)
  return (
    <>
      <Table
        label={t('title')}
        list={list}
        idOf={({ customer }) => customer.id}
        nameOf={({ customer }) => customer.name}
        columns={columns}
        onOpen={({ customer }) => onOpen(customer.id)}
        empty={
          Object.keys(filters).length > 0 ? (
            <Empty sentence={t('noneFound')}>
              <Button onClick={onAll}>{t('showAll')}</Button>
            </Empty>
          ) : (
            <Empty sentence={t('none')} />
          )
        }
      />
      {assigned ? <AssignDialog customer={assigned.customer} onClose={() => setAssigned(undefined)} /> : null}
    </>
  )
}

function GoingSoon({ owner, onOpen }: ListProps & { readonly owner: 'me' | undefined }) {
  const t = useTexts(poolTexts)
  const list = useList('pool', 'returns', owner ? { owner } : {})
  const columns = useGoingColumns()
  return (
    <Table
      label={t('view_soon')}
      list={list}
      idOf={({ customer }) => customer.id}
      nameOf={({ customer }) => customer.name}
      columns={columns}
      onOpen={({ customer }) => onOpen(customer.id)}
      empty={<Empty sentence={t('noneSoon')} />}
    />
  )
}
