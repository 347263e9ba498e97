import type { Calendar } from '@zhike/contract/calendars'
import { Input } from 'antd'
import { useAct } from '../frame/calls.ts'
import { FormDialog } from '../frame/form-dialog.tsx'
import { FormField } from '../frame/form-field.tsx'
import { useTexts } from '../frame/texts.ts'
import { tell } from '../frame/toasts.ts'
import { calendarTexts } from './calendar.texts.ts'

interface DialogProps {
  /** Whose hours the new one begins with. */
  readonly from: Calendar
  readonly onMade: (id: string) => void
  readonly onClose: () => void
}

/** A further calendar: a name now, hours and users on its page. */
export function NewCalendarDialog({ from: { week, makeUp, publicHolidays }, onMade, onClose }: DialogProps) {
  const t = useTexts(calendarTexts)
  const create = useAct('calendars', 'create')
  const send = ({ name }: { readonly name: string }) =>
    create.run(
      { name, week, makeUp, publicHolidays },
      {
        done: ({ id }) => {
          tell(t('made', { name }))
          onMade(id)
          onClose()
        },
      },
    )
  return (
    <FormDialog title={t('add')} submit={t('create')} busy={create.busy} onSubmit={send} onClose={onClose}>
      <FormField name="name" label={t('name')} hint={t('nameHint')} required refused={create.fields}>
        <Input maxLength={40} placeholder={t('nameExample')} />
      </FormField>
    </FormDialog>
  )
}
