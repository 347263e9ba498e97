import type { Calendar } from '@zhike/contract/calendars'
import { Button, Input, Switch } from 'antd'
import { useState } from 'react'
import { useAct } from '../frame/calls.ts'
import { Field } from '../frame/field.tsx'
import { Card } from '../frame/page.tsx'
import { useTexts } from '../frame/texts.ts'
import { tell } from '../frame/toasts.ts'
import forms from '../settings/forms.module.css'
import styles from './calendar.module.css'
import { calendarTexts } from './calendar.texts.ts'
import { UsersFields } from './users-fields.tsx'
import { WeekEditor } from './week-editor.tsx'

/** The week of a calendar, holidays or not, and who goes by it. */
export function HoursCard({ calendar }: { readonly calendar: Calendar }) {
  const t = useTexts(calendarTexts)
  const { id, company, version } = calendar
  const [draft, setDraft] = useState(() => draftOf(calendar))
  const update = useAct('calendars', 'update', { done: () => tell(t('saved')) })
  const remove = useAct('calendars', 'remove', { done: () => tell(t('removed', { name: calendar.name })) })
  const change = (part: Partial<typeof draft>) => setDraft({ ...draft, ...part })
  const isChanged = JSON.stringify(draft) !== JSON.stringify(draftOf(calendar))
  const wrongTimes = Object.keys(update.fields).some((field) => field.startsWith('week') || field.startsWith('makeUp'))
  return (
    <Card
      title={t('hours')}
      aside={company ? null : <RemoveButton busy={remove.busy} onRemove={() => remove.run({ id })} />}
    >
      <div className={styles.form}>
        <Field label={t('name')} error={update.fields.name}>
          {(field) => (
            <Input
              id={field}
              maxLength={40}
              value={draft.name}
              onChange={({ target }) => change({ name: target.value })}
            />
          )}
        </Field>
        <WeekEditor
          week={draft.week}
          makeUp={draft.makeUp}
          onWeek={(week) => change({ week })}
          onMakeUp={(makeUp) => change({ makeUp })}
        />
        {wrongTimes ? <p className={forms.refusal}>{t('wrongTimes')}</p> : null}
        {/* biome-ignore lint/a11y/noLabelWithoutControl: the switch is the control */}
        <label className={styles.holidays}>
          <Switch
            size="small"
            checked={draft.publicHolidays}
            onChange={(publicHolidays) => change({ publicHolidays })}
          />
          {t('publicHolidays')}
        </label>
        {company ? null : <UsersFields users={draft} refused={update.fields} onChange={change} />}
        <Button
          type="primary"
          style={{ justifySelf: 'start' }}
          disabled={!isChanged}
          loading={update.busy}
          onClick={() => update.run({ id, ...draft }, { ifMatch: version })}
        >
          {t('save')}
        </Button>
      </div>
    </Card>
  )
}

const draftOf = ({ name, week, makeUp, publicHolidays, departments, teams, staff }: Calendar) => ({
  name,
  week,
  makeUp,
  publicHolidays,
  departmentIds: departments.map(({ id }) => id),
  teamIds: teams.map(({ id }) => id),
  staffIds: staff.map(({ id }) => id),
})

function RemoveButton({ busy, onRemove }: { readonly busy: boolean; readonly onRemove: () => void }) {
  const t = useTexts(calendarTexts)
  return (
    <Button size="small" type="text" danger loading={busy} onClick={onRemove}>
      {t('remove')}
    </Button>
  )
}
