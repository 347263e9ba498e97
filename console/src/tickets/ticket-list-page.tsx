import { PlusOutlined } from '@ant-design/icons'
import { getRouteApi } from '@tanstack/react-router'
import type { Ticket } from '@zhike/contract/tickets'
import { Button } from 'antd'
import { lazy, Suspense, useState } from 'react'
import { ExportButton } from '../exports/export-button.tsx'
import { useList } from '../frame/calls.ts'
import { useMay } from '../frame/me.ts'
import { Page } from '../frame/page.tsx'
import { Panel } from '../frame/panel.tsx'
import { Empty } from '../frame/state.tsx'
import { Table } from '../frame/table.tsx'
import { useTexts } from '../frame/texts.ts'
import { TicketSections } from '../frame/ticket-sections.tsx'
import { useChosenColumns } from '../own-fields/chosen-columns.tsx'
import { BulkAssign } from './bulk-assign.tsx'
import { useTicketColumns } from './ticket-columns.tsx'
import { filtersOf, type TicketFilters } from './ticket-filters.ts'
import { TicketToolbar } from './ticket-toolbar.tsx'
import { TicketView } from './ticket-view.tsx'
import { ticketTexts } from './tickets.texts.ts'

const NewTicketDialog = lazy(() =>
  import('./new-ticket-dialog.tsx').then((found) => ({ default: found.NewTicketDialog })),
)
const route = getRouteApi('/desk/tickets')

/** What the list shows, as columns of a file. */
const shownInFiles = ['number', 'title', 'customer_name', 'kind', 'status', 'priority', 'assignee', 'created_at']

/** Tickets as a list; what opens, opens beside it. */
export function TicketListPage() {
  const t = useTexts(ticketTexts)
  const may = useMay()
  const search = route.useSearch()
  const navigate = route.useNavigate()
  const filters = filtersOf(search)
  const { open } = search
  const list = useList('tickets', 'list', filters)
  const columns = [...useTicketColumns(list.items ?? []), ...useChosenColumns<Ticket>('ticket')]
  const [selected, select] = useState<ReadonlySet<string>>(new Set())
  const toPage = (id: string) => void navigate({ to: '/tickets/$id', params: { id } })
  const show = (id: string) => void navigate({ search: (now) => ({ ...now, open: id }), replace: open !== undefined })
  const narrow = (next: TicketFilters) => {
    select(new Set())
    void navigate({ search: open ? { ...next, open } : next, replace: true })
  }
  const isNarrowed = Object.keys(filters).some((name) => name !== 'sort')
  return (
    <Page
      title={t('title')}
      fill
      sections={<TicketSections />}
      actions={
        <>
          <ExportButton kind="tickets" list={filters} shown={shownInFiles} />
          {may('tickets.create') ? (
            <Button
              type="primary"
              icon={<PlusOutlined aria-hidden />}
              onClick={() => void navigate({ search: (now) => ({ ...now, new: 'yes' }) })}
            >
              {t('new')}
            </Button>
          ) : null}
        </>
      }
      toolbar={<TicketToolbar filters={filters} onChange={narrow} />}
    >
      <Table
        label={t('title')}
        list={list}
        idOf={(ticket) => ticket.id}
        nameOf={(ticket) => ticket.number}
        columns={columns}
        openId={open}
        onOpen={(ticket) => show(ticket.id)}
        onPage={(ticket) => toPage(ticket.id)}
        sort={filters.sort ?? '-createdAt'}
        onSort={(sort) => narrow({ ...filters, sort: sort as NonNullable<TicketFilters['sort']> })}
        {...(may('tickets.assign') ? { selected, onSelect: select } : {})}
        empty={
          isNarrowed ? (
            <Empty sentence={t('noneFound')}>
              <Button onClick={() => narrow({})}>{t('showAll')}</Button>
            </Empty>
          ) : (
            <Empty sentence={t('none')} />
          )
        }
      />
      <BulkAssign tickets={list.items ?? []} selected={selected} onDone={() => select(new Set())} />
      {open ? (
        <Panel
          title={t('ticket')}
          onClose={() => void navigate({ search: ({ open: _, ...rest }) => rest })}
          onPage={() => toPage(open)}
        >
          <TicketView id={open} key={open} />
        </Panel>
      ) : null}
      {search.new ? (
        <Suspense>
          <NewTicketDialog
            customerId={filters.customer}
            onClose={() => void navigate({ search: ({ new: _, ...rest }) => rest, replace: true })}
            onCreated={(ticket) =>
              void navigate({ search: ({ new: _, ...rest }) => ({ ...rest, open: ticket.id }), replace: true })
            }
          />
        </Suspense>
      ) : null}
    </Page>
  )
}
