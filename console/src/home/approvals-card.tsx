import { Link } from '@tanstack/react-router'
import { useAnswer } from '../frame/calls.ts'
import { Money } from '../frame/money.tsx'
import { Card } from '../frame/page.tsx'
import { useTexts } from '../frame/texts.ts'
import { Time } from '../frame/time.tsx'
import { homeTexts } from './home.texts.ts'
import styles from './reviews.module.css'

/** What waits for my decision; not shown while nothing does. */
export function ApprovalsCard() {
  const t = useTexts(homeTexts)
  const summary = useAnswer('approvals', 'summary', {})
  const count = summary.data?.mine ?? 0
  const waiting = useAnswer('approvals', 'list', count > 0 ? { box: 'mine', limit: 5 } : undefined)
  if (count === 0) return null
  return (
    <Card title={t('approvals', { count })} aside={<Link to="/approvals">{t('approvalsAll')}</Link>} flush>
      <ul>
        {waiting.data?.items.map(({ id, title, applicant, amountFen, startedAt }) => (
          <li key={id}>
            <Link to="/approvals" search={{ open: id }} className={styles.review}>
              <span>
                {title} {amountFen === null ? null : <Money fen={amountFen} />}
              </span>
              <span className={styles.when}>
                {applicant.name} <Time at={startedAt} />
              </span>
            </Link>
          </li>
        ))}
      </ul>
    </Card>
  )
}
