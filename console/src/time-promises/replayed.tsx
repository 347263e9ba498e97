import type { PromiseReplay } from '@zhike/contract/time-promises'
import { useLocale, useTexts } from '../frame/texts.ts'
import { policyTexts } from './policies.texts.ts'
import styles from './time-promises.module.css'
import { promiseTexts } from './time-promises.texts.ts'

/** What a replay found: by target, by team, and by the hour of the day. */
export function Replayed({ replay: { tickets, targets, teams, hours, people } }: { readonly replay: PromiseReplay }) {
  const t = useTexts(policyTexts)
  const p = useTexts(promiseTexts)
  if (tickets === 0) return <p>{t('noTickets')}</p>
  return (
    <div className={styles.replayed}>
      <p>{t('summary', { tickets, people })}</p>
      <Tallies
        title={t('byTarget')}
        rows={targets.map(({ target, ...counts }) => ({ name: p(`target_${target}`), ...counts }))}
      />
      <Tallies
        title={t('byTeam')}
        rows={teams.map(({ name, ...counts }) => ({ name: name ?? t('noTeam'), ...counts }))}
      />
      <Tallies
        title={t('byHour')}
        rows={hours.map(({ hour, ...counts }) => ({ name: `${String(hour).padStart(2, '0')}:00`, ...counts }))}
      />
    </div>
  )
}

interface Row {
  readonly name: string
  readonly promised: number
  readonly missed: number
  readonly missedNow: number
  readonly people?: number
}

function Tallies({ title, rows }: { readonly title: string; readonly rows: readonly Row[] }) {
  const t = useTexts(policyTexts)
  const locale = useLocale()
  const withPeople = rows.some(({ people }) => people !== undefined)
  return (
    <table className={styles.tallies}>
      <thead>
        <tr>
          <th scope="col">{title}</th>
          <th scope="col">{t('promised')}</th>
          <th scope="col">{t('missedNow')}</th>
          <th scope="col">{t('missed')}</th>
          <th scope="col">{t('share')}</th>
          {withPeople ? <th scope="col">{t('people')}</th> : null}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ name, promised, missed, missedNow, people }) => (
          <tr key={name}>
            <th scope="row">{name}</th>
            <td>{promised.toLocaleString(locale)}</td>
            <td>{missedNow.toLocaleString(locale)}</td>
            <td data-worse={missed > missedNow || undefined}>{missed.toLocaleString(locale)}</td>
            <td>
              <span className={styles.bar}>
                <i style={{ inlineSize: `${promised === 0 ? 0 : (missed / promised) * 100}%` }} />
              </span>
              {promised === 0 ? '' : `${Math.round((missed / promised) * 100)}%`}
            </td>
            {people === undefined ? null : <td>{people.toFixed(1)}</td>}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
