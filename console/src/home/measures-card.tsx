import { Link } from '@tanstack/react-router'
import { useAnswer } from '../frame/calls.ts'
import { useMay } from '../frame/me.ts'
import { Card } from '../frame/page.tsx'
import { useTexts } from '../frame/texts.ts'
import { Due } from '../ticket-tasks/due.tsx'
import { homeTexts } from './home.texts.ts'
import styles from './reviews.module.css'

/** What I promised to do about complaints; not shown while there is nothing. */
export function MeasuresCard() {
  const t = useTexts(homeTexts)
  const may = useMay()
  const mine = useAnswer('complaints', 'listMyMeasures', may('complaints.work') ? { limit: 5 } : undefined)
  const items = mine.data?.items ?? []
  if (items.length === 0) return null
  return (
    <Card title={t('measures')} flush>
      <ul>
        {items.map(({ id, text, dueOn, ticket }) => (
          <li key={id}>
            <Link to="/tickets/$id" params={{ id: ticket.id }} search={{ part: 'file' }} className={styles.review}>
              <span>{text}</span>
              <span className={styles.when}>
                <span className="figures">{ticket.number}</span> {ticket.title}
                {dueOn ? <Due day={dueOn} /> : null}
              </span>
            </Link>
          </li>
        ))}
      </ul>
    </Card>
  )
}
