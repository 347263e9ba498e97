import { Link } from '@tanstack/react-router'
import type { Home } from '@zhike/contract/desk'
import { useEventWords } from '../frame/event-words.ts'
import { Time } from '../frame/time.tsx'
import styles from './recent.module.css'

/** What just happened, newest first; new lines come in by themselves. */
export function Recent({ events }: { readonly events: Home['recent'] }) {
  const say = useEventWords()
  return (
    <ol className={styles.recent}>
      {events.map((event) => (
        <li key={event.id} className={styles.event} data-area={event.type.split('.')[0]}>
          <span className={styles.words}>
            <Link to="/customers/$id" params={{ id: event.customerId }} className={styles.customer}>
              {event.customerName}
            </Link>
            {say(event)}
            {event.actorName && event.actorName !== event.customerName ? (
              <span className={styles.actor}>{event.actorName}</span>
            ) : null}
          </span>
          <Time at={event.at} />
        </li>
      ))}
    </ol>
  )
}
