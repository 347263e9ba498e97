import { Link } from '@tanstack/react-router'
import { useAnswer } from '../frame/calls.ts'
import { useMay } from '../frame/me.ts'
import { Card } from '../frame/page.tsx'
import { useTexts } from '../frame/texts.ts'
import { Time } from '../frame/time.tsx'
import { homeTexts } from './home.texts.ts'
import styles from './reviews.module.css'

/** Complaints of which I have to ask the customer again; not shown while none is due. */
export function FollowUpsCard() {
  const t = useTexts(homeTexts)
  const may = useMay()
  const due = useAnswer('complaints', 'list', may('complaints.read') ? { followUp: 'due', limit: 5 } : undefined)
  const items = due.data?.items ?? []
  if (items.length === 0) return null
  return (
    <Card title={t('followUps')} flush>
      <ul>
        {items.map(({ ticketId, title, customer, followUpAt }) => (
          <li key={ticketId}>
            <Link to="/tickets/$id" params={{ id: ticketId }} search={{ part: 'file' }} className={styles.review}>
              <span>{title}</span>
              <span className={styles.when}>
                {customer.name} {followUpAt ? <Time at={followUpAt} /> : null}
              </span>
            </Link>
          </li>
        ))}
      </ul>
    </Card>
  )
}
