import type { MissedPromise } from '@zhike/contract/time-promises'
import { sayTimeExactly } from '@zhike/ui/spoken-time'
import { Button } from 'antd'
import { useLocale, useTexts } from '../frame/texts.ts'
import { sayMinutes } from './durations.ts'
import { type Chosen, fitsChosen, mostListed } from './missed.ts'
import { policyTexts } from './policies.texts.ts'
import styles from './time-promises.module.css'
import { promiseTexts } from './time-promises.texts.ts'

interface ListProps {
  readonly missed: readonly MissedPromise[]
  readonly chosen: Chosen
  readonly onClose: () => void
}

const dayMinutes = 1440

/** The promises behind a number of a replay, the longest late first, each with its ticket. */
export function MissedList({ missed, chosen, onClose }: ListProps) {
  const t = useTexts(policyTexts)
  const p = useTexts(promiseTexts)
  const locale = useLocale()
  const listed = missed.filter((one) => fitsChosen(one, chosen))
  return (
    <section className={styles.missedList} aria-label={t('missedList')}>
      <header>
        <b>{t('missedList')}</b>
        <span>{missed.length < mostListed ? '' : t('missedMost', { most: mostListed })}</span>
        <Button size="small" type="text" onClick={onClose}>
          {t('fold')}
        </Button>
      </header>
      {listed.length === 0 ? <p>{t('noneListed')}</p> : null}
      <ul>
        {listed.map(({ ticketId, number, title, team, target, dueAt, endedAt }) => (
          <li key={`${ticketId} ${target} ${dueAt}`}>
            <a href={`/tickets/${ticketId}`} target="_blank" rel="noreferrer">
              <span className="figures">{number}</span> {title}
            </a>
            <span>
              {t('missedOf', { team: team ?? t('noTeam'), target: p(`target_${target}`) })}
              {t('dueAndLate', {
                due: sayTimeExactly(new Date(dueAt), { locale }),
                late: sayMinutes(
                  (Date.parse(endedAt ?? new Date().toISOString()) - Date.parse(dueAt)) / 60_000,
                  locale,
                  dayMinutes,
                ),
              })}
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}
