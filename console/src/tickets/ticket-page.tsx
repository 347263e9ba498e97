import { getRouteApi } from '@tanstack/react-router'
import { Page } from '../frame/page.tsx'
import { useTexts } from '../frame/texts.ts'
import { TicketView } from './ticket-view.tsx'
import { ticketTexts } from './tickets.texts.ts'

const route = getRouteApi('/desk/tickets/$id')

/** One ticket. */
export function TicketPage() {
  const t = useTexts(ticketTexts)
  return (
    <Page title={t('title')}>
      <TicketView id={route.useParams().id} />
    </Page>
  )
}
