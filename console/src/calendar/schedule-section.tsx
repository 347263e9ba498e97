import type { Presence } from '@zhike/contract/shifts'
import { useAct, useAnswer } from '../frame/calls.ts'
import { Field } from '../frame/field.tsx'
import { Loaded } from '../frame/loaded.tsx'
import { useMay, useMe } from '../frame/me.ts'
import { StaffChoice } from '../frame/staff-choice.tsx'
import { Tag } from '../frame/tag.tsx'
import { useTexts } from '../frame/texts.ts'
import { tell } from '../frame/toasts.ts'
import styles from './calendar.module.css'
import { LeaveList } from './leave-list.tsx'
import { RosterDays } from './roster-days.tsx'
import { scheduleTexts } from './schedule.texts.ts'

interface SectionProps {
  readonly staff: { readonly id: string; readonly name: string }
}

/** When a colleague is there, what the roster says, leaves, and who stands in. */
export function ScheduleSection({ staff }: SectionProps) {
  const t = useTexts(scheduleTexts)
  const mayPlan = useMay()('calendar.schedule')
  const isSelf = useMe().id === staff.id
  const presence = useAnswer('presence', 'get', { id: staff.id })
  return (
    <section className={styles.schedule} aria-label={t('title')}>
      <h3>{t('title')}</h3>
      <Loaded answer={presence} lines={2}>
        {(now) => (
          <>
            <PresenceLine presence={now} />
            {mayPlan || isSelf ? <DeputyField staff={staff} presence={now} /> : null}
            <RosterDays staff={staff} calendarId={now.calendar.id} mayPlan={mayPlan} />
          </>
        )}
      </Loaded>
      {mayPlan || isSelf ? <LeaveList staff={staff} /> : null}
    </section>
  )
}

function PresenceLine({ presence: { present, reason, calendar, standIn } }: { readonly presence: Presence }) {
  const t = useTexts(scheduleTexts)
  return (
    <p className={styles.presence}>
      <Tag tone={present ? 'good' : 'calm'} dot plain>
        {t(`reason_${reason}`)}
      </Tag>
      <span>{t(`calendar_${calendar.through}`, { name: calendar.name })}</span>
      {!present && standIn ? <span>{t('standsIn', { name: standIn.name })}</span> : null}
    </p>
  )
}

function DeputyField({ staff: { id, name }, presence: { deputy } }: SectionProps & { readonly presence: Presence }) {
  const t = useTexts(scheduleTexts)
  const set = useAct('presence', 'setDeputy')
  const remove = useAct('presence', 'removeDeputy')
  return (
    <Field label={t('deputy')} hint={t('deputyHint')} error={set.fields.deputyId}>
      {(field) => (
        <StaffChoice
          id={field}
          label={t('deputy')}
          chosen={deputy}
          clearable
          onChoose={(chosen) => {
            if (chosen)
              set.run({ id, deputyId: chosen.id }, { done: () => tell(t('deputySet', { name, deputy: chosen.name })) })
            else remove.run({ id }, { done: () => tell(t('deputyRemoved', { name })) })
          }}
        />
      )}
    </Field>
  )
}
