import { getRouteApi } from '@tanstack/react-router'
import { useList } from '../frame/calls.ts'
import { FilterChip } from '../frame/filter-chip.tsx'
import { Page } from '../frame/page.tsx'
import { Panel } from '../frame/panel.tsx'
import { onlyGiven } from '../frame/search-params.ts'
import { Empty } from '../frame/state.tsx'
import { Table } from '../frame/table.tsx'
import { useTexts } from '../frame/texts.ts'
import { TicketSections } from '../frame/ticket-sections.tsx'
import { KeptRate } from '../promises/kept-rate.tsx'
import { usePromiseColumns } from '../promises/promise-columns.tsx'
import { filtersOf, type PromiseFilters, shows } from '../promises/promise-search.ts'
import { ledgerTexts } from '../promises/promises.texts.ts'
import { TicketView } from './ticket-view.tsx'

const route = getRouteApi('/desk/tickets/promises')

/** 承诺台账: what was promised to customers, what is due first above. */
export function PromiseListPage() {
  const t = useTexts(ledgerTexts)
  const search = route.useSearch()
  const navigate = route.useNavigate()
  const filters = filtersOf(search)
  const { open } = search
  const list = useList('promises', 'list', filters)
  const columns = usePromiseColumns()
  const toPage = (id: string) => void navigate({ to: '/tickets/$id', params: { id } })
  const narrow = (next: PromiseFilters) => void navigate({ search: open ? { ...next, open } : next, replace: true })
  return (
    <Page
      title={t('title')}
      fill
      sections={<TicketSections />}
      aside={<KeptRate />}
      toolbar={<Toolbar filters={filters} onChange={narrow} />}
    >
      <Table
        label={t('title')}
        list={list}
        idOf={({ id }) => id}
        nameOf={({ words }) => words}
        columns={columns}
        openId={open === undefined ? undefined : list.items?.find(({ ticket }) => ticket.id === open)?.id}
        onOpen={({ ticket }) =>
          void navigate({ search: (now) => ({ ...now, open: ticket.id }), replace: open !== undefined })
        }
        onPage={({ ticket }) => toPage(ticket.id)}
        empty={<Empty sentence={t(Object.keys(filters).length > 0 ? 'noneFound' : 'none')} />}
      />
      {open ? (
        <Panel
          title={t('title')}
          onClose={() => void navigate({ search: ({ open: _, ...rest }) => rest })}
          onPage={() => toPage(open)}
        >
          <TicketView id={open} key={open} />
        </Panel>
      ) : null}
    </Page>
  )
}

interface ToolbarProps {
  readonly filters: PromiseFilters
  readonly onChange: (filters: PromiseFilters) => void
}

function Toolbar({ filters, onChange }: ToolbarProps) {
  const t = useTexts(ledgerTexts)
  const change = (part: { readonly [K in keyof PromiseFilters]?: PromiseFilters[K] | undefined }) =>
    onChange(onlyGiven({ ...filters, ...part }))
  return (
    <>
      <FilterChip
        name={t('show')}
        takes="one"
        options={shows.map((value) => ({ value, label: t(`show_${value}`) }))}
        chosen={filters.show ? [filters.show] : ['open']}
        onChoose={([show]) => change({ show: show === 'open' ? undefined : show })}
      />
      <FilterChip
        name={t('who')}
        takes="one"
        options={[{ value: 'me' as const, label: t('mine') }]}
        chosen={filters.owner ? [filters.owner] : []}
        onChoose={([owner]) => change({ owner })}
      />
    </>
  )
}
