import { PlusOutlined } from '@ant-design/icons'
import { getRouteApi } from '@tanstack/react-router'
import type { Ticket } from '@zhike/contract/tickets'
import { Button } from 'antd'
import { lazy, Suspense, useState } from 'react'
import { BulkHistoryButton } from '../bulk-edits/history-button.tsx'
import { ExportButton } from '../exports/export-button.tsx'
import { Counted } from '../filters/count-words.tsx'
import { readable, writeFilter } from '../filters/filter-address.ts'
import { useList } from '../frame/calls.ts'
import { useMay } from '../frame/me.ts'
import { Page } from '../frame/page.tsx'
import { Panel } from '../frame/panel.tsx'
import { onlyGiven } from '../frame/search-params.ts'
import { Skeleton } from '../frame/skeleton.tsx'
import { Empty } from '../frame/state.tsx'
import { Table } from '../frame/table.tsx'
import { useTexts } from '../frame/texts.ts'
import { TicketSections } from '../frame/ticket-sections.tsx'
import { useChosenColumns } from '../own-fields/chosen-columns.tsx'
import { useTicketColumns } from './ticket-columns.tsx'
import { filtersOf, onlyListed, type TicketFilters } from './ticket-filters.ts'
import { TicketToolbar } from './ticket-toolbar.tsx'
import { ticketTexts } from './tickets.texts.ts'
import { useTicketFields } from './use-ticket-fields.ts'

const NewTicketDialog = lazy(() =>
  import('./new-ticket-dialog.tsx').then((found) => ({ default: found.NewTicketDialog })),
)
const TicketBulk = lazy(() => import('./ticket-bulk.tsx').then((found) => ({ default: found.TicketBulk })))
const TicketBulkTray = lazy(() => import('./ticket-bulk-tray.tsx').then((found) => ({ default: found.TicketBulkTray })))
const GroupedTickets = lazy(() => import('./grouped-tickets.tsx').then((found) => ({ default: found.GroupedTickets })))
const TicketBoard = lazy(() => import('./ticket-board.tsx').then((found) => ({ default: found.TicketBoard })))
const TicketCalendar = lazy(() => import('./ticket-calendar.tsx').then((found) => ({ default: found.TicketCalendar })))
const TicketView = lazy(() => import('./ticket-view.tsx').then((found) => ({ default: found.TicketView })))
const route = getRouteApi('/desk/tickets')

/** What the list shows, as columns of a file. */
const shownInFiles = ['number', 'title', 'customer_name', 'kind', 'status', 'priority', 'assignee', 'created_at']

/** Tickets as a list, on a board or in a calendar; what opens, opens beside it. */
export function TicketListPage() {
  const t = useTexts(ticketTexts)
  const may = useMay()
  const search = route.useSearch()
  const navigate = route.useNavigate()
  const filters = filtersOf(search)
  const { open } = search
  const { layout = 'list' } = filters
  const listed = onlyListed(filters)
  const { sort: _sort, ...choice } = listed
  // laid out otherwise, the list only says how many there are
  const list = useList('tickets', 'list', { ...listed, count: 'yes', ...(layout === 'list' ? {} : { limit: 1 }) })
  const fields = useTicketFields()
  const columns = [...useTicketColumns(list.items ?? []), ...useChosenColumns<Ticket>('ticket')]
  const [selected, select] = useState<ReadonlySet<string>>(new Set())
  const toPage = (id: string) => void navigate({ to: '/tickets/$id', params: { id } })
  const show = (id: string) => void navigate({ search: (now) => ({ ...now, open: id }), replace: open !== undefined })
  const narrow = (next: TicketFilters) => {
    select(new Set())
    void navigate({ search: open ? { ...next, open } : next, replace: next.layout === filters.layout })
  }
  const isNarrowed = Object.keys(listed).some((name) => name !== 'sort')
  const count = list.first?.count
  return (
    <Page
      title={t('title')}
      fill
      sections={<TicketSections />}
      aside={count ? <Counted count={count} of="ticket" /> : null}
      actions={
        <>
          <ExportButton
            kind="tickets"
            list={onlyGiven({ ...listed, filter: readable(filters.filter) })}
            shown={shownInFiles}
          />
          {may('tickets.update') ? <BulkHistoryButton to="/tickets/bulk-edits" /> : null}
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
      toolbar={<TicketToolbar filters={filters} fields={fields} onChange={narrow} />}
    >
      {layout !== 'list' ? (
        <Suspense fallback={<Skeleton lines={8} height={24} />}>
          {layout === 'board' ? (
            <TicketBoard filters={filters} openId={open} onNarrow={narrow} />
          ) : (
            <TicketCalendar filters={filters} openId={open} onNarrow={narrow} />
          )}
        </Suspense>
      ) : filters.group ? (
        <Suspense>
          <GroupedTickets
            by={filters.group}
            fields={fields}
            filters={filters}
            onOpen={show}
            onNarrow={(filter) => narrow(onlyGiven({ ...filters, group: undefined, filter: writeFilter(filter) }))}
          />
        </Suspense>
      ) : (
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
          {...(may('tickets.update') ? { selected, onSelect: select } : {})}
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
      )}
      {selected.size > 0 ? (
        <Suspense>
          <TicketBulk selected={selected} choice={choice} count={count} onDone={() => select(new Set())} />
        </Suspense>
      ) : null}
      {may('tickets.update') ? (
        <Suspense>
          <TicketBulkTray />
        </Suspense>
      ) : null}
      {open ? (
        <Panel
          title={t('ticket')}
          onClose={() => void navigate({ search: ({ open: _, ...rest }) => rest })}
          onPage={() => toPage(open)}
        >
          <Suspense fallback={<Skeleton lines={10} height={18} />}>
            <TicketView id={open} key={open} />
          </Suspense>
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
