import { Link } from '@tanstack/react-router'
import { useAnswer } from '../frame/calls.ts'
import { useMay } from '../frame/me.ts'
import { Card } from '../frame/page.tsx'
import { useTexts } from '../frame/texts.ts'
import { homeTexts } from './home.texts.ts'
import styles from './reviews.module.css'

const soon = 7
const shown = 5
const most = 50

/** Customers of mine whom a rule takes to the pool within a week unless somebody speaks with them. */
export function Returning() {
  const t = useTexts(homeTexts)
  const may = useMay()
  const mine = useAnswer('pool', 'returns', may('pool.claim') ? { owner: 'me', limit: most } : undefined)
  const going = (mine.data?.items ?? []).filter(({ standing }) => standing.daysLeft <= soon)
  if (going.length === 0) return null
  return (
    <Card
      title={t(going.length === most ? 'returningMany' : 'returning', { count: going.length, days: soon })}
      aside={
        <Link to="/customers/pool" search={{ view: 'mine' }}>
          {t('returningAll')}
        </Link>
      }
      flush
    >
      <ul>
        {going.slice(0, shown).map(({ customer: { id, name }, standing }) => (
          <li key={id}>
            <Link to="/customers/$id" params={{ id }} className={styles.review}>
              <span>{name}</span>
              <span className={styles.when}>
                {standing.daysLeft <= 0 ? t('returnsTonight') : t('returnsIn', { count: standing.daysLeft })}
              </span>
            </Link>
          </li>
        ))}
      </ul>
    </Card>
  )
}
