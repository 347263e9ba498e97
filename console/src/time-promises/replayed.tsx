import type { PromiseReplay } from '@zhike/contract/time-promises'
import { Button } from 'antd'
import { useState } from 'react'
import { UnknownYears } from '../calendar/spans.tsx'
import { useLocale, useTexts } from '../frame/texts.ts'
import type { Chosen } from './missed.ts'
import { MissedList } from './missed-list.tsx'
import { policyTexts } from './policies.texts.ts'
import { sayReplay } from './replay-words.ts'
import styles from './time-promises.module.css'
import { promiseTexts } from './time-promises.texts.ts'

interface ReplayedProps {
  readonly name: string
  readonly asked: { readonly from: string; readonly to: string; readonly minutesEach: number }
  readonly replay: PromiseReplay
}

/** What a replay found: in words, by team, by the hour of the day and by target, and each promise behind a number. */
export function Replayed({ name, asked, replay }: ReplayedProps) {
  const t = useTexts(policyTexts)
  const p = useTexts(promiseTexts)
  const locale = useLocale()
  const [chosen, setChosen] = useState<Chosen | undefined>(undefined)
  const { tickets, teams, hours, targets, missed } = replay
  if (tickets === 0) return <p>{t('noTickets')}</p>
  const [counted = '', ...others] = sayReplay(replay, { name, ...asked }, t, locale)
  return (
    <div className={styles.replayed}>
      <p className={styles.said}>
        <b>{counted}</b>
        {others.map((sentence) => (
          <span key={sentence}>{sentence}</span>
        ))}
        <small>{t('peopleHow', { minutes: asked.minutesEach })}</small>
      </p>
      <UnknownYears years={replay.unknownYears} />
      {missed.length > 0 ? (
        <p>
          <Button size="small" onClick={() => setChosen({})}>
            {t('seeMissed')}
          </Button>
        </p>
      ) : null}
      {chosen ? <MissedList missed={missed} chosen={chosen} onClose={() => setChosen(undefined)} /> : null}
      <Tallies
        title={t('byTeam')}
        rows={teams.map((team) => ({ ...team, name: team.name ?? t('noTeam'), chosen: { team: team.name } }))}
        onChoose={setChosen}
      />
      <Tallies
        title={t('byHour')}
        rows={hours.map((row) => ({ ...row, name: hourName(row.hour), chosen: { hour: row.hour } }))}
        onChoose={setChosen}
      />
      <Tallies
        title={t('byTarget')}
        rows={targets.map((row) => ({ ...row, name: p(`target_${row.target}`), chosen: { target: row.target } }))}
        onChoose={setChosen}
      />
    </div>
  )
}

const hourName = (hour: number) => `${String(hour).padStart(2, '0')}:00`

interface Row {
  readonly name: string
  readonly promised: number
  readonly missed: number
  readonly missedNow: number
  readonly people?: number
  readonly chosen: Chosen
}

interface TalliesProps {
  readonly title: string
  readonly rows: readonly Row[]
  readonly onChoose: (chosen: Chosen) => void
}

function Tallies({ title, rows, onChoose }: TalliesProps) {
  const t = useTexts(policyTexts)
  const locale = useLocale()
  const withPeople = rows.some(({ people }) => people !== undefined)
  return (
    <div className={styles.scrolled}>
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
          {rows.map(({ name, promised, missed, missedNow, people, chosen }) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              <td>{promised.toLocaleString(locale)}</td>
              <td>{missedNow.toLocaleString(locale)}</td>
              <td data-worse={missed > missedNow || undefined}>
                {missed === 0 ? (
                  0
                ) : (
                  <button
                    type="button"
                    className={styles.opens}
                    aria-label={t('seeMissedOf', { name, missed })}
                    onClick={() => onChoose(chosen)}
                  >
                    {missed.toLocaleString(locale)}
                  </button>
                )}
              </td>
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
    </div>
  )
}
