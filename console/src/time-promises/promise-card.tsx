import type { TimePromise } from '@zhike/contract/time-promises'
import { Button } from 'antd'
import { useState } from 'react'
import { Spans } from '../calendar/spans.tsx'
import { useAnswer } from '../frame/calls.ts'
import { Card } from '../frame/page.tsx'
import { Tag } from '../frame/tag.tsx'
import { useLocale, useTexts } from '../frame/texts.ts'
import { Time } from '../frame/time.tsx'
import { Countdown } from './countdown.tsx'
import { sayMinutes } from './durations.ts'
import styles from './time-promises.module.css'
import { promiseTexts } from './time-promises.texts.ts'

/** By when a ticket is promised an answer, an update and a solution, and why then. */
export function PromiseCard({ ticketId }: { readonly ticketId: string }) {
  const t = useTexts(promiseTexts)
  const answer = useAnswer('timePromises', 'ofTicket', { id: ticketId })
  const { policy, promises = [] } = answer.data ?? {}
  if (!policy) return null
  // updates that were given on time are no news
  const shown = promises.filter(({ target, state }) => target !== 'next_update' || state !== 'kept')
  return (
    <Card title={t('title')} aside={<span title={t('policy')}>{policy.name}</span>}>
      {shown.map((promise) => (
        <PromiseLine key={`${promise.target}/${promise.startedAt}`} promise={promise} calendar={policy.calendar} />
      ))}
    </Card>
  )
}

interface LineProps {
  readonly promise: TimePromise
  /** By which calendar it counts. */
  readonly calendar: string
}

function PromiseLine({ promise, calendar }: LineProps) {
  const t = useTexts(promiseTexts)
  const locale = useLocale()
  const [isOpen, setOpen] = useState(false)
  const { target, dueAt, endedAt, state, told, spans, unknownYears } = promise
  return (
    <div className={styles.promise}>
      <div className={styles.head}>
        <span>{t(`target_${target}`)}</span>
        {endedAt ? (
          <Tag tone={state === 'kept' ? 'good' : 'broken'} dot plain>
            {t(state === 'kept' ? 'kept' : 'missed')}
          </Tag>
        ) : (
          <Countdown promise={promise} />
        )}
      </div>
      <div className={styles.under}>
        {dueAt ? <DueTime at={dueAt} /> : <StandingStill promise={promise} />}
        <Button size="small" type="link" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
          {dueAt ? t('why', { time: clockOf(dueAt, locale) }) : t('counted')}
        </Button>
      </div>
      {isOpen ? (
        <>
          <p className={styles.told}>{t('countedBy', { calendar })}</p>
          <Spans spans={spans} unknownYears={unknownYears} />
        </>
      ) : null}
      {told.map(({ at, step, staff, as }) => (
        <p key={`${step}/${staff.id}`} className={styles.told}>
          <Time at={at} /> {t(`told_${step}`, { name: staff.name, as: t(`as_${as}`) })}
        </p>
      ))}
    </div>
  )
}

const clockOf = (at: string, locale: string) =>
  new Date(at).toLocaleTimeString(locale, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' })

/** The day by its name, and the minute: a promise is not rounded. */
function DueTime({ at }: { readonly at: string }) {
  const locale = useLocale()
  const day = new Date(at).toLocaleDateString(locale, { month: 'long', day: 'numeric', weekday: 'short' })
  return (
    <time dateTime={at} className="figures">
      {day} {clockOf(at, locale)}
    </time>
  )
}

function StandingStill({ promise: { minutesLeft } }: { readonly promise: TimePromise }) {
  const t = useTexts(promiseTexts)
  const locale = useLocale()
  return <span>{t('stands', { time: sayMinutes(minutesLeft ?? 0, locale) })}</span>
}
