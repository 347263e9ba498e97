import { sayTimeExactly } from '@zhike/ui/spoken-time'
import { Button, Input, InputNumber } from 'antd'
import { useState } from 'react'
import { useAct } from '../frame/calls.ts'
import type { AnswerOf } from '../frame/client.ts'
import { Field, Fields } from '../frame/field.tsx'
import { useLocale, useTexts } from '../frame/texts.ts'
import styles from './calendar.module.css'
import { calendarTexts } from './calendar.texts.ts'
import { Spans } from './spans.tsx'

/** From when, how many working minutes: until when, and why. */
export function TryOutCard({ calendarId }: { readonly calendarId: string }) {
  const t = useTexts(calendarTexts)
  const locale = useLocale()
  const [start, setStart] = useState(() => new Date().toLocaleString('sv-SE').slice(0, 16).replace(' ', 'T'))
  const [minutes, setMinutes] = useState(480)
  const [found, setFound] = useState<AnswerOf<'calendar', 'deadline'>>()
  const ask = useAct('calendar', 'deadline')
  const compute = () => ask.run({ start: new Date(start).toISOString(), minutes, calendarId }, { done: setFound })
  return (
    <div className={styles.tryOut}>
      <Fields>
        <Field label={t('start')} error={ask.fields.start}>
          {(id) => (
            <Input id={id} type="datetime-local" value={start} onChange={({ target }) => setStart(target.value)} />
          )}
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
          <Spans spans={found.spans} />
        </>
      ) : null}
    </div>
  )
}
