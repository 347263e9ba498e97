import { LeaveKind } from '@zhike/contract/shifts'
import { Select } from 'antd'
import { useState } from 'react'
import { useAct } from '../frame/calls.ts'
import { Field } from '../frame/field.tsx'
import { FormDialog } from '../frame/form-dialog.tsx'
import { FormField } from '../frame/form-field.tsx'
import { StaffChoice } from '../frame/staff-choice.tsx'
import { useTexts } from '../frame/texts.ts'
import { MomentField } from '../frame/time-fields.tsx'
import { tell } from '../frame/toasts.ts'
import { scheduleTexts } from './schedule.texts.ts'

interface DialogProps {
  readonly staff: { readonly id: string; readonly name: string }
  readonly onClose: () => void
}
interface Values {
  readonly kind: LeaveKind
  /** On the wall, `2026-02-28T09:05`. */
  readonly beginsAt: string
  readonly endsAt: string
}

/** Records a leave, and who stands in meanwhile. */
export function LeaveDialog({ staff: { id, name }, onClose }: DialogProps) {
  const t = useTexts(scheduleTexts)
  const [deputy, setDeputy] = useState<{ readonly id: string; readonly name: string } | null>(null)
  const record = useAct('leaves', 'record', { done: () => tell(t('recorded', { name })) })
  const send = ({ kind, beginsAt, endsAt }: Values) =>
    record.run(
      {
        staffId: id,
        kind,
        beginsAt: new Date(beginsAt).toISOString(),
        endsAt: new Date(endsAt).toISOString(),
        deputyId: deputy?.id ?? null,
      },
      { done: onClose },
    )
  return (
    <FormDialog<Values>
      title={t('leaveTitle', { name })}
      submit={t('save')}
      initial={{ kind: 'annual' }}
      busy={record.busy}
      onSubmit={send}
      onClose={onClose}
    >
      <FormField name="kind" label={t('kind')} required>
        <Select options={LeaveKind.options.map((value) => ({ value, label: t(`leave.${value}`) }))} />
      </FormField>
      <FormField name="beginsAt" label={t('begins')} required refused={record.fields}>
        <MomentField />
      </FormField>
      <FormField name="endsAt" label={t('ends')} required refused={record.fields}>
        <MomentField />
      </FormField>
      <Field label={t('leaveDeputy')} hint={t('leaveDeputyHint')} error={record.fields.deputyId}>
        {(field) => <StaffChoice id={field} label={t('leaveDeputy')} chosen={deputy} clearable onChoose={setDeputy} />}
      </Field>
    </FormDialog>
  )
}
