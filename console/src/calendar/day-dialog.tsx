import type { Calendar } from '@zhike/contract/calendars'
import { sayDay } from '@zhike/ui/spoken-time'
import { Form, Input, Segmented } from 'antd'
import { useAct } from '../frame/calls.ts'
import { FormDialog } from '../frame/form-dialog.tsx'
import { FormField } from '../frame/form-field.tsx'
import { useLocale, useTexts } from '../frame/texts.ts'
import { tell } from '../frame/toasts.ts'
import { calendarTexts } from './calendar.texts.ts'

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
  const send = ({ as, name = '' }: Values) => {
    const special = as === 'usual' ? [] : [{ date: day, name, working: as === 'worked' }]
    update.run({ id, specialDays: [...others, ...special] }, { ifMatch: version, done: onClose })
  }
  const initial: Values = now ? { as: now.working ? 'worked' : 'off', name: now.name } : { as: 'off' }
  return (
    <FormDialog<Values>
      title={sayDay(new Date(`${day}T00:00:00`), locale)}
      submit={t('save')}
      initial={initial}
      busy={update.busy}
      onSubmit={send}
      onClose={onClose}
    >
      <FormField name="as" label={t('dayAs')} hint={t('dayAsHint')} required>
        <Segmented
          options={(['usual', 'off', 'worked'] as const).map((value) => ({ value, label: t(`as_${value}`) }))}
        />
      </FormField>
      <Form.Item<Values> noStyle shouldUpdate>
        {({ getFieldValue }) =>
          getFieldValue('as') === 'usual' ? null : (
            <FormField name="name" label={t('dayName')} required refused={update.fields}>
              <Input maxLength={20} placeholder={t('dayNameExample')} />
            </FormField>
          )
        }
      </Form.Item>
    </FormDialog>
  )
}
