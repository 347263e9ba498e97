import type { Shift } from '@zhike/contract/shifts'
import { Button, Input } from 'antd'
import { useState } from 'react'
import { useAct, useAnswer } from '../frame/calls.ts'
import { Loaded } from '../frame/loaded.tsx'
import { Card } from '../frame/page.tsx'
import { useTexts } from '../frame/texts.ts'
import { tell } from '../frame/toasts.ts'
import forms from '../settings/forms.module.css'
import styles from './calendar.module.css'
import { calendarTexts } from './calendar.texts.ts'
import { sayShift } from './clock.ts'
import { ClockInput } from './clock-input.tsx'

/** The shifts that the roster gives colleagues instead of the calendar's hours. */
export function ShiftsCard() {
  const t = useTexts(calendarTexts)
  const shifts = useAnswer('shifts', 'list', {})
  const remove = useAct('shifts', 'remove')
  return (
    <Card title={t('shifts')} flush>
      <Loaded answer={shifts} lines={3}>
        {({ items }) =>
          items.length === 0 ? (
            <p className={forms.empty}>{t('noShifts')}</p>
          ) : (
            items.map((shift) => (
              <div key={shift.id} className={forms.line}>
                <span className={forms.grow}>{shift.name}</span>
                <ShiftHours shift={shift} />
                <Button
                  size="small"
                  type="text"
                  danger
                  aria-label={t('removeOf', { name: shift.name })}
                  onClick={() => remove.run({ id: shift.id }, { done: () => tell(t('removed', { name: shift.name })) })}
                >
                  {t('remove')}
                </Button>
              </div>
            ))
          )
        }
      </Loaded>
      <NewShift />
    </Card>
  )
}

function ShiftHours({ shift }: { readonly shift: Shift }) {
  const t = useTexts(calendarTexts)
  return <span className={`figures ${forms.quiet}`}>{sayShift(shift, t('nextDay'))}</span>
}

const dayMinutes = 1440

function NewShift() {
  const t = useTexts(calendarTexts)
  const [name, setName] = useState('')
  const [begins, setBegins] = useState(480)
  const [ends, setEnds] = useState(960)
  const create = useAct('shifts', 'create')
  const add = () =>
    create.run(
      { name, begins: begins % dayMinutes, ends: ends > begins ? ends : ends + dayMinutes },
      { done: () => setName('') },
    )
  return (
    <div className={styles.newShift}>
      <Input
        aria-label={t('shiftName')}
        placeholder={t('shiftExample')}
        maxLength={20}
        value={name}
        {...(create.fields.name ? { status: 'error' as const } : {})}
        onChange={({ target }) => setName(target.value)}
        onPressEnter={add}
      />
      <ClockInput label={t('shiftBegins')} minutes={begins} onChange={setBegins} />
      {'–'}
      <ClockInput label={t('shiftEnds')} minutes={ends} onChange={setEnds} />
      <span className={forms.quiet}>{ends > begins ? '' : t('nextDay')}</span>
      <Button disabled={name.trim() === ''} loading={create.busy} onClick={add}>
        {t('addShift')}
      </Button>
      {create.fields.name ? <span className={styles.refused}>{create.fields.name}</span> : null}
    </div>
  )
}
