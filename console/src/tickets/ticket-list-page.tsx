import { getRouteApi } from '@tanstack/react-router'
import { useList } from '../frame/calls.ts'
import { Page } from '../frame/page.tsx'
import { Panel } from '../frame/panel.tsx'
import { Empty } from '../frame/state.tsx'
import { Table } from '../frame/table.tsx'
import { KindTag, StatusTag } from '../frame/tag.tsx'
import { useTexts } from '../frame/texts.ts'
import { Time } from '../frame/time.tsx'
import { TicketView } from './ticket-view.tsx'
import { ticketTexts } from './tickets.texts.ts'

const route = getRouteApi('/desk/tickets')

/** Tickets as a list; what opens, opens beside it. */
export function TicketListPage() {
  const t = useTexts(ticketTexts)
  const { open, ...filters } = route.useSearch()
  const navigate = route.useNavigate()
  const list = useList('tickets', 'list', filters)
  const toPage = (id: string) => void navigate({ to: '/tickets/$id', params: { id } })
  return (
    <Page title={t('title')} fill>
      <Table
        label={t('title')}
        list={list}
        idOf={(ticket) => ticket.id}
        nameOf={(ticket) => ticket.number}
        columns={[
          { key: 'title', title: t('name'), cell: (ticket) => `${ticket.number} ${ticket.title}`, card: 'title' },
          { key: 'kind', title: t('title'), cell: (ticket) => <KindTag kind={ticket.kind} />, card: 'side' },
          { key: 'status', title: t('title'), cell: (ticket) => <StatusTag status={ticket.status} /> },
          { key: 'at', title: t('at'), align: 'right', cell: (ticket) => <Time at={ticket.createdAt} /> },
        ]}
        openId={open}
        onOpen={(ticket) => void navigate({ search: (now) => ({ ...now, open: ticket.id }) })}
        onPage={(ticket) => toPage(ticket.id)}
        empty={<Empty sentence={t('none')} />}
      />
      {open ? (
        <Panel
          title={t('title')}
          onClose={() => void navigate({ search: ({ open: _, ...rest }) => rest })}
          onPage={() => toPage(open)}
        >
          <TicketView id={open} />
        </Panel>
      ) : null}
    </Page>
  )
}
