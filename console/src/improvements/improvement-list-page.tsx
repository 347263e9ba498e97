import { PlusOutlined } from '@ant-design/icons'
import { getRouteApi, Link } from '@tanstack/react-router'
import type { ImprovementSummary } from '@zhike/contract/improvements'
import { improvementCodes } from '@zhike/contract/improvements/codes'
import { improvementStates } from '@zhike/contract/improvements/lists'
import { Button } from 'antd'
import { useState } from 'react'
import { useList } from '../frame/calls.ts'
import { FilterChip } from '../frame/filter-chip.tsx'
import { useMay } from '../frame/me.ts'
import { Page } from '../frame/page.tsx'
import { SearchBox } from '../frame/search-box.tsx'
import { onlyGiven } from '../frame/search-params.ts'
import { Empty } from '../frame/state.tsx'
import { Table } from '../frame/table.tsx'
import type { Column } from '../frame/table-props.ts'
import { useTexts } from '../frame/texts.ts'
import { TicketSections } from '../frame/ticket-sections.tsx'
import { Time } from '../frame/time.tsx'
import type { ImprovementFilters } from './improvement-search.ts'
import { improvementTexts } from './improvements.texts.ts'
import { NewImprovementDialog } from './new-improvement-dialog.tsx'
import { StateTag } from './state-tag.tsx'

const route = getRouteApi('/desk/tickets/improvements')

/** What the company changes because complaints recur. */
export function ImprovementListPage() {
  const t = useTexts(improvementTexts)
  const may = useMay()
  const filters = route.useSearch()
  const navigate = route.useNavigate()
  const [adding, setAdding] = useState(false)
  const list = useList('improvements', 'list', filters)
  const columns = useColumns()
  const open = (id: string) => void navigate({ to: '/tickets/improvements/$id', params: { id } })
  const add = may('improvements.work') ? (
    <Button type="primary" icon={<PlusOutlined aria-hidden />} onClick={() => setAdding(true)}>
      {t('new')}
    </Button>
  ) : null
  return (
    <Page
      title={t('title')}
      fill
      sections={<TicketSections />}
      actions={
        <>
          <Link to="/tickets/improvements/clusters">
            <Button>{t('clusters')}</Button>
          </Link>
          {add}
        </>
      }
      toolbar={<Toolbar filters={filters} onChange={(search) => void navigate({ search, replace: true })} />}
    >
      <Table
        label={t('title')}
        list={list}
        idOf={({ id }) => id}
        nameOf={({ title }) => title}
        columns={columns}
        onOpen={({ id }) => open(id)}
        empty={
          Object.keys(filters).length > 0 ? (
            <Empty sentence={t('noneFound')}>
              <Button onClick={() => void navigate({ search: {} })}>{t('showAll')}</Button>
            </Empty>
          ) : (
            <Empty sentence={t('none')}>{add}</Empty>
          )
        }
      />
      {adding ? <NewImprovementDialog onClose={() => setAdding(false)} onCreated={open} /> : null}
    </Page>
  )
}

interface ToolbarProps {
  readonly filters: ImprovementFilters
  readonly onChange: (filters: ImprovementFilters) => void
}

function Toolbar({ filters, onChange }: ToolbarProps) {
  const t = useTexts(improvementTexts)
  const code = useTexts(improvementCodes)
  const change = (part: { readonly [K in keyof ImprovementFilters]?: ImprovementFilters[K] | undefined }) =>
    onChange(onlyGiven({ ...filters, ...part }))
  return (
    <>
      <SearchBox label={t('search')} words={filters.search} onSearch={(search) => change({ search })} />
      <FilterChip
        name={t('state')}
        takes="many"
        options={improvementStates.map((value) => ({ value, label: code(`state.${value}`) }))}
        chosen={filters.state ?? []}
        onChoose={(state) => change({ state: state.length > 0 ? state : undefined })}
      />
      <FilterChip
        name={t('late')}
        takes="one"
        options={[{ value: 'all' as const, label: t('late') }]}
        chosen={filters.late === 'all' ? ['all'] : []}
        onChoose={([late]) => change({ late })}
      />
    </>
  )
}

function useColumns(): readonly Column<ImprovementSummary>[] {
  const t = useTexts(improvementTexts)
  return [
    { key: 'title', title: t('name'), card: 'title', cell: ({ title }) => title },
    { key: 'number', title: '', width: 130, cell: ({ number }) => <span className="figures">{number}</span> },
    {
      key: 'state',
      title: t('state'),
      card: 'side',
      width: 190,
      cell: ({ state, isLate }) => <StateTag state={state} isLate={isLate} />,
    },
    { key: 'owner', title: t('owner'), card: 'second', width: 100, cell: ({ owner }) => owner.name },
    { key: 'due', title: t('due'), width: 110, cell: ({ dueOn }) => <span className="figures">{dueOn}</span> },
    { key: 'measures', title: t('measures'), width: 130, cell: ({ measures }) => t('measuresDone', measures) },
    {
      key: 'complaints',
      title: t('complaints'),
      width: 80,
      align: 'right',
      cell: ({ complaints }) => <span className="figures">{complaints}</span>,
    },
    {
      key: 'createdAt',
      title: t('createdAt'),
      width: 110,
      align: 'right',
      cell: ({ createdAt }) => <Time at={createdAt} />,
    },
  ]
}
