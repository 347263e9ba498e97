import type { TicketTemplate } from '@zhike/contract/ticket-templates'
import { Select } from 'antd'
import { useAnswer } from '../frame/calls.ts'
import { Field } from '../frame/field.tsx'
import { useTexts } from '../frame/texts.ts'
import { templateTexts } from './templates.texts.ts'

interface ChoiceProps {
  /** The id of the one in use; empty for none. */
  readonly chosen: string
  readonly error: string | undefined
  readonly onChoose: (template: TicketTemplate) => void
}

/** Chooses what a new ticket begins with, and says to whom that gives it; not there while there are no templates. */
export function TemplateChoice({ chosen, error, onChoose }: ChoiceProps) {
  const t = useTexts(templateTexts)
  const templates = useAnswer('ticketTemplates', 'list', {}).data?.items ?? []
  if (templates.length === 0) return null
  const inUse = templates.find((template) => template.id === chosen)
  const goal = [inUse?.departmentName, inUse?.assigneeName].filter(Boolean).join(' · ')
  return (
    <Field label={t('use')} wide error={error} {...(goal ? { hint: t('goesTo', { goal }) } : {})}>
      {(id) => (
        <Select
          id={id}
          placeholder={t('choose')}
          value={inUse?.id ?? null}
          showSearch={{ optionFilterProp: 'label' }}
          options={templates.map((template) => ({ value: template.id, label: template.name }))}
          onChange={(wanted: string) => {
            const found = templates.find((template) => template.id === wanted)
            if (found) onChoose(found)
          }}
        />
      )}
    </Field>
  )
}
