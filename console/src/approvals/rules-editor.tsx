import type { FlowDefinition } from '@zhike/contract/approvals'
import { Select } from 'antd'
import { useAnswer } from '../frame/calls.ts'
import { Field, Fields } from '../frame/field.tsx'
import { Card } from '../frame/page.tsx'
import { StaffChoice } from '../frame/staff-choice.tsx'
import { useTexts } from '../frame/texts.ts'
import { flowTexts } from './flows.texts.ts'

interface RulesEditorProps {
  readonly draft: FlowDefinition
  readonly onChange: (part: Partial<FlowDefinition>) => void
}

const choices = {
  empty: ['administrator', 'person', 'pass', 'refuse'],
  self: ['up', 'skip', 'allowed'],
  repeated: ['once', 'ask'],
} as const

/** What holds for every step of a flow. */
export function RulesEditor({ draft, onChange }: RulesEditorProps) {
  const t = useTexts(flowTexts)
  return (
    <Card title={t('rules')}>
      <Fields>
        <Field label={t('empty')}>
          {(id) => (
            <Select
              id={id}
              value={draft.empty}
              options={choices.empty.map((value) => ({ value, label: t(`empty_${value}`) }))}
              onChange={(empty) => onChange({ empty, emptyStaffId: null })}
            />
          )}
        </Field>
        {draft.empty === 'person' ? <EmptyStaff draft={draft} onChange={onChange} /> : null}
        <Field label={t('self')}>
          {(id) => (
            <Select
              id={id}
              value={draft.self}
              options={choices.self.map((value) => ({ value, label: t(`self_${value}`) }))}
              onChange={(self) => onChange({ self })}
            />
          )}
        </Field>
        <Field label={t('repeated')}>
          {(id) => (
            <Select
              id={id}
              value={draft.repeated}
              options={choices.repeated.map((value) => ({ value, label: t(`repeated_${value}`) }))}
              onChange={(repeated) => onChange({ repeated })}
            />
          )}
        </Field>
      </Fields>
    </Card>
  )
}

function EmptyStaff({ draft, onChange }: RulesEditorProps) {
  const t = useTexts(flowTexts)
  const { emptyStaffId } = draft
  const named = useAnswer('staff', 'get', emptyStaffId === null ? undefined : { id: emptyStaffId })
  return (
    <Field label={t('emptyStaff')} required>
      {(id) => (
        <StaffChoice
          id={id}
          label={t('emptyStaff')}
          chosen={named.data ?? null}
          onChoose={(staff) => onChange({ emptyStaffId: staff?.id ?? null })}
        />
      )}
    </Field>
  )
}
