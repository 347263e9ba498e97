import { Link } from '@tanstack/react-router'
import { useAnswer } from '../frame/calls.ts'
import { useMay } from '../frame/me.ts'
import { Card } from '../frame/page.tsx'
import { useTexts } from '../frame/texts.ts'
import { Time } from '../frame/time.tsx'
import { StandingTag } from '../promises/standing-tag.tsx'
import { homeTexts } from './home.texts.ts'
import styles from './reviews.module.css'

/** What I promised customers that is due today or over; not shown while nothing is. */
export function PromisesCard() {
  const t = useTexts(homeTexts)
  const may = useMay()
  const mine = may('tickets.reply') ? ({ owner: 'me', show: 'today', limit: 5 } as const) : undefined
  const items = useAnswer('promises', 'list', mine).data?.items ?? []
  if (items.length === 0) return null
  const all = (
    <Link to="/tickets/promises" search={{ owner: 'me' }}>
      {t('promisesAll')}
    </Link>
  )
  return (
    <Card title={t('promises')} aside={all} flush>
      <ul>
        {items.map(({ id, words, customer, dueAt, standing, ticket }) => (
          <li key={id}>
            <Link to="/tickets/$id" params={{ id: ticket.id }} className={styles.review}>
              <span>
                {words} <StandingTag standing={standing} />
              </span>
              <span className={styles.when}>
                {customer.name} <Time at={dueAt} />
              </span>
            </Link>
          </li>
        ))}
      </ul>
    </Card>
  )
}
