import type { DayHours } from '@zhike/contract/calendar'
import type { Calendar } from '@zhike/contract/calendars'
import { Form, Input, Segmented } from 'antd'
import { useAct, useAnswer } from '../frame/calls.ts'
import { FormDialog } from '../frame/form-dialog.tsx'
import { FormField } from '../frame/form-field.tsx'
import { Skeleton } from '../frame/skeleton.tsx'
import { useLocale, useTexts } from '../frame/texts.ts'
import { tell } from '../frame/toasts.ts'
import styles from './calendar.module.css'
import { calendarTexts } from './calendar.texts.ts'
import { sayClock } from './clock.ts'

interface DialogProps {
  readonly calendar: Calendar
  readonly day: string
  readonly onClose: () => void
}
interface Values {
  readonly as: 'usual' | 'off' | 'worked'
  readonly name?: string
}

/** Makes a day special in this calendar, or as any other again. */
export function DayDialog({ calendar: { id, specialDays, version }, day, onClose }: DialogProps) {
  const t = useTexts(calendarTexts)
  const locale = useLocale()
  const update = useAct('calendars', 'update', { done: () => tell(t('saved')) })
  const now = specialDays.find(({ date }) => date === day)
  const others = specialDays.filter(({ date }) => date !== day)
  const isSame = ({ as, name }: Values) => as === initial.as && (as === 'usual' || name === initial.name)
  const send = (values: Values) => {
    if (isSame(values)) return onClose()
    const { as, name = '' } = values
    const special = as === 'usual' ? [] : [{ date: day, name, working: as === 'worked' }]
    update.run({ id, specialDays: [...others, ...special] }, { ifMatch: version, done: onClose })
  }
  const choices = useAnswer('calendar', 'day', { date: day, calendarId: id }).data
  const initial: Values = now ? { as: now.working ? 'worked' : 'off', name: now.name } : { as: 'usual' }
  return (
    <FormDialog<Values>
      title={new Date(`${day}T00:00:00`).toLocaleDateString(locale, { dateStyle: 'full' })}
      submit={t('save')}
      initial={initial}
      busy={update.busy}
      onSubmit={send}
      onClose={onClose}
    >
      {choices ? (
        <p className={styles.dayNow}>
          {t('dayNow')} <DayState hours={choices.now} />
          {choices.own ? <span className={styles.dayOwn}>{t('dayOwn')}</span> : null}
        </p>
      ) : (
        <Skeleton lines={1} />
      )}
      <FormField name="as" label={t('dayAs')} hint={t('dayAsHint')} required>
        <Segmented
          options={(['usual', 'off', 'worked'] as const).map((value) => ({ value, label: t(`as_${value}`) }))}
        />
      </FormField>
      <Form.Item<Values> noStyle shouldUpdate>
        {({ getFieldsValue }) => {
          const values = getFieldsValue(true) as Values
          return (
            <>
              {values.as === 'usual' ? null : (
                <FormField name="name" label={t('dayName')} required refused={update.fields}>
                  <Input maxLength={20} placeholder={t('dayNameExample')} />
                </FormField>
              )}
              {choices ? (
                <p className={styles.dayNow} role="status">
                  {isSame(values) ? (
                    t('dayStays')
                  ) : values.as === 'worked' && choices.worked.periods.length === 0 ? (
                    t('dayWithoutHours')
                  ) : (
                    <>
                      {t('dayBecomes')} <DayState hours={{ ...choices[values.as], ...named(values) }} />
                    </>
                  )}
                </p>
              ) : null}
            </>
          )
        }}
      </Form.Item>
    </FormDialog>
  )
}

const named = ({ as, name }: Values) => (as === 'usual' ? {} : { name: name?.trim() || null })

/** What a day is called, and when it is worked. */
function DayState({ hours: { name, periods } }: { readonly hours: DayHours }) {
  const t = useTexts(calendarTexts)
  const worked = periods.map(({ from, to }) => `${sayClock(from)}–${sayClock(to)}`).join('、')
  return (
    <strong className="figures">
      {[name, worked === '' ? t('as_off') : `${t('as_worked')} ${worked}`].filter(Boolean).join(' · ')}
    </strong>
  )
}
