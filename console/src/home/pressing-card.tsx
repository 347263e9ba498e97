import { Link } from '@tanstack/react-router'
import { useAnswer } from '../frame/calls.ts'
import { useMay } from '../frame/me.ts'
import { Card } from '../frame/page.tsx'
import { useTexts } from '../frame/texts.ts'
import { Countdown } from '../time-promises/countdown.tsx'
import { promiseTexts } from '../time-promises/time-promises.texts.ts'
import { homeTexts } from './home.texts.ts'
import styles from './reviews.module.css'

/** Tickets of whose time I was warned, or told that it is over; not shown while there are none. */
export function PressingCard() {
  const t = useTexts(homeTexts)
  const target = useTexts(promiseTexts)
  const may = useMay()
  const items = useAnswer('timePromises', 'told', may('tickets.read') ? {} : undefined).data?.items ?? []
  if (items.length === 0) return null
  return (
    <Card title={t('pressing')} flush>
      <ul>
        {items.map((promise) => (
          <li key={promise.ticketId}>
            <Link to="/tickets/$id" params={{ id: promise.ticketId }} className={styles.review}>
              <span>{promise.title}</span>
              <span className={styles.when}>
                {target(`target_${promise.target}`)} <Countdown promise={promise} />
              </span>
            </Link>
          </li>
        ))}
      </ul>
    </Card>
  )
}
