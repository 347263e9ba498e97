import type { Ticket } from '@zhike/contract/tickets'
import { useMay } from '../frame/me.ts'
import { useTexts } from '../frame/texts.ts'
import { Time } from '../frame/time.tsx'
import { KeepButton } from '../knowledge/keep-button.tsx'
import styles from './side.module.css'
import { ticketTexts } from './tickets.texts.ts'

const stars = (score: number) => '★'.repeat(score) + '☆'.repeat(5 - score)

/** What became of it: urges while it waits, then solution, the customer's word, rating, and how it was closed. */
export function Outcome({ ticket }: { readonly ticket: Ticket }) {
  const t = useTexts(ticketTexts)
  const may = useMay()
  const { resolution, confirmation, rating } = ticket
  return (
    <>
      {ticket.urgedTimes > 0 && !resolution ? (
        <div className={styles.urges}>
          <strong>{t('urgedTimes', { count: ticket.urgedTimes })}</strong>
          {ticket.lastUrgedAt ? <Time at={ticket.lastUrgedAt} /> : null}
        </div>
      ) : null}
      {resolution ? (
        <section className={styles.outcome}>
          <h3>{t('solution')}</h3>
          <p>{resolution.summary}</p>
          <p className={styles.by}>
            {resolution.by.name} <Time at={resolution.at} />
          </p>
          {may('knowledge.read') ? (
            <KeepButton start={{ title: ticket.title, body: resolution.summary, ticketId: ticket.id }} />
          ) : null}
          <h3 data-quiet={confirmation ? undefined : true}>
            {confirmation ? t('confirmed') : ticket.status === 'closed' ? t('notConfirmed') : t('awaiting')}
          </h3>
          {confirmation ? (
            <p className={styles.by}>
              {confirmation.by.name} <Time at={confirmation.at} />
            </p>
          ) : null}
          {rating ? (
            <>
              <h3>{t('rating')}</h3>
              <p>
                <span className={styles.stars} role="img" aria-label={t('ratedWith', { score: rating.score })}>
                  {stars(rating.score)}
                </span>
              </p>
              {rating.comment ? <p>{rating.comment}</p> : null}
            </>
          ) : null}
          {ticket.closedAt ? (
            <>
              <h3>{t('wasClosed')}</h3>
              {ticket.closeReason ? <p>{ticket.closeReason}</p> : null}
              <p className={styles.by}>
                <Time at={ticket.closedAt} />
              </p>
            </>
          ) : null}
        </section>
      ) : null}
    </>
  )
}
