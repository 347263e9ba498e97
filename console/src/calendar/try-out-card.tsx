import { sayTimeExactly } from '@zhike/ui/spoken-time'
import { Button, InputNumber } from 'antd'
import { useState } from 'react'
import { useAct } from '../frame/calls.ts'
import type { AnswerOf } from '../frame/client.ts'
import { Field, Fields } from '../frame/field.tsx'
import { useLocale, useTexts } from '../frame/texts.ts'
import { MomentField } from '../frame/time-fields.tsx'
import { wallTime } from '../frame/wall-time.ts'
import styles from './calendar.module.css'
import { calendarTexts } from './calendar.texts.ts'
import { Spans } from './spans.tsx'

/** From when, how many working minutes: until when, and why. */
export function TryOutCard({ calendarId }: { readonly calendarId: string }) {
  const t = useTexts(calendarTexts)
  const locale = useLocale()
  const [start, setStart] = useState(() => wallTime(new Date()))
  const [minutes, setMinutes] = useState(480)
  const [found, setFound] = useState<AnswerOf<'calendar', 'deadline'>>()
  const ask = useAct('calendar', 'deadline')
  const compute = () => ask.run({ start: new Date(start).toISOString(), minutes, calendarId }, { done: setFound })
  return (
    <div className={styles.tryOut}>
      <Fields>
        <Field label={t('start')} error={ask.fields.start}>
          {(id) => <MomentField id={id} value={start} onChange={setStart} />}
        </Field>
        <Field label={t('minutes')} error={ask.fields.minutes}>
          {(id) => (
            <InputNumber
              id={id}
              min={0}
              max={1_000_000}
              precision={0}
              value={minutes}
              style={{ width: '100%' }}
              onChange={(value) => setMinutes(value ?? 0)}
              onPressEnter={compute}
            />
          )}
        </Field>
      </Fields>
      <Button disabled={start === ''} loading={ask.busy} onClick={compute}>
        {t('compute')}
      </Button>
      {found ? (
        <>
          <p>
            {t('due')} <b className="figures">{sayTimeExactly(new Date(found.due), { locale })}</b>
          </p>
          <Spans spans={found.spans} unknownYears={found.unknownYears} />
        </>
      ) : null}
    </div>
  )
}
