import type { TicketTemplate } from '@zhike/contract/ticket-templates'
import { Select } from 'antd'
import { useAnswer } from '../frame/calls.ts'
import { Field } from '../frame/field.tsx'
import { useTexts } from '../frame/texts.ts'
import { templateTexts } from './templates.texts.ts'

/** Chooses what a new ticket begins with; not there while there are no templates. */
export function TemplateChoice({ onChoose }: { readonly onChoose: (template: TicketTemplate) => void }) {
  const t = useTexts(templateTexts)
  const templates = useAnswer('ticketTemplates', 'list', {}).data?.items ?? []
  if (templates.length === 0) return null
  return (
    <Field label={t('use')} wide>
      {(id) => (
        <Select
          id={id}
          placeholder={t('choose')}
          showSearch={{ optionFilterProp: 'label' }}
          options={templates.map((template) => ({ value: template.id, label: template.name }))}
          onChange={(chosen: string) => {
            const found = templates.find((template) => template.id === chosen)
            if (found) onChoose(found)
          }}
        />
      )}
    </Field>
  )
}
