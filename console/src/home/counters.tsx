import { Link } from '@tanstack/react-router'
import type { Home } from '@zhike/contract/desk'
import { useTexts } from '../frame/texts.ts'
import styles from './counters.module.css'
import { homeTexts } from './home.texts.ts'

/** What waits, counted; each number leads to its tickets. */
export function Counters({ counters }: { readonly counters: Home['counters'] }) {
  const t = useTexts(homeTexts)
  return (
    <div className={styles.counters}>
      <Link to="/tickets" search={{ assignee: 'me', status: ['open', 'pending'] }} className={styles.counter}>
        <b>{counters.myOpen}</b>
        {t('myOpen')}
      </Link>
      <Link
        to="/tickets"
        search={{ assignee: 'none', status: ['open'] }}
        className={styles.counter}
        data-tone={counters.unassigned > 0 ? 'risk' : undefined}
      >
        <b>{counters.unassigned}</b>
        {t('unassigned')}
      </Link>
      <Link
        to="/tickets"
        search={{ status: ['open', 'pending'], sort: '-priority' }}
        className={styles.counter}
        data-tone={counters.urged > 0 ? 'broken' : undefined}
      >
        <b>{counters.urged}</b>
        {t('urged')}
      </Link>
      <Link to="/tickets" search={{ status: ['resolved'] }} className={styles.counter}>
        <b>{counters.awaitingConfirmation}</b>
        {t('awaiting')}
      </Link>
    </div>
  )
}
