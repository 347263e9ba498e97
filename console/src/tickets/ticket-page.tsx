import { getRouteApi, Link } from '@tanstack/react-router'
import { useAnswer } from '../frame/calls.ts'
import { useTitle } from '../frame/page.tsx'
import { onlyGiven } from '../frame/search-params.ts'
import { useTexts } from '../frame/texts.ts'
import styles from './ticket-page.module.css'
import { namedPart } from './ticket-parts.ts'
import { TicketView } from './ticket-view.tsx'
import { ticketTexts } from './tickets.texts.ts'

const route = getRouteApi('/desk/tickets/$id')

/** One ticket on a page of its own. */
export function TicketPage() {
  const t = useTexts(ticketTexts)
  const { id } = route.useParams()
  const { part } = route.useSearch()
  const navigate = route.useNavigate()
  const ticket = useAnswer('tickets', 'get', { id })
  useTitle(ticket.data ? `${ticket.data.number} ${ticket.data.title}` : t('ticket'))
  return (
    <section className={styles.page}>
      <Link to="/tickets" className={styles.back}>
        {t('backToList')}
      </Link>
      <TicketView
        id={id}
        heading="h1"
        key={id}
        part={part}
        onPart={(to) => void navigate({ search: onlyGiven({ part: namedPart(to) }), replace: true })}
      />
    </section>
  )
}
