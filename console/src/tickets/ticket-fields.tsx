import type { OwnValues } from '@zhike/contract/own-fields'
import { Priority } from '@zhike/contract/tickets'
import { codeTexts } from '@zhike/ui/codes.texts'
import { Input } from 'antd'
import { useAnswer } from '../frame/calls.ts'
import { Field } from '../frame/field.tsx'
import { Select } from '../frame/select.tsx'
import { useTexts } from '../frame/texts.ts'
import { OwnInputs } from '../own-fields/own-inputs.tsx'
import type { Asked } from '../ticket-types/asked.ts'
import { newTicketTexts } from './new-ticket.texts.ts'
import type { TicketDraft } from './new-ticket-draft.ts'

interface FieldsProps {
  readonly asked: readonly Asked[]
  readonly draft: TicketDraft
  readonly values: OwnValues
  /** What the server said of the fields. */
  readonly refused: Readonly<Record<string, string>>
  /** Whether the title is what is written first. */
  readonly focus: boolean
  readonly onChange: (part: Partial<TicketDraft>) => void
  readonly onValues: (values: OwnValues) => void
  readonly onSend: () => void
}

/** The fields of a new ticket, in the order of its form. */
export function TicketFields(props: FieldsProps) {
  return props.asked.map((asked) =>
    asked.name === 'own' ? (
      <OwnInputs
        key={asked.own.id}
        fields={[asked.own]}
        values={props.values}
        refused={props.refused}
        onChange={props.onValues}
      />
    ) : (
      <BuiltIn key={asked.name} {...props} name={asked.name} required={asked.required} />
    ),
  )
}

type BuiltInProps = FieldsProps & Exclude<Asked, { readonly name: 'own' }>

function BuiltIn(props: BuiltInProps) {
  const { name } = props
  if (name === 'title') return <Title {...props} />
  if (name === 'description') return <Description {...props} />
  return name === 'category' ? <Category {...props} /> : <Code {...props} name={name} />
}

function Title({ draft, refused, focus, onChange }: BuiltInProps) {
  const t = useTexts(newTicketTexts)
  return (
    <Field label={t('subject')} required wide error={refused.title}>
      {(id) => (
        <Input
          id={id}
          autoFocus={focus}
          value={draft.title}
          maxLength={200}
          placeholder={t('subjectExample')}
          onChange={(event) => onChange({ title: event.target.value })}
        />
      )}
    </Field>
  )
}

function Description({ draft, refused, required, onChange, onSend }: BuiltInProps) {
  const t = useTexts(newTicketTexts)
  return (
    <Field label={t('description')} required={required} wide error={refused.description}>
      {(id) => (
        <Input.TextArea
          id={id}
          value={draft.description}
          autoSize={{ minRows: 4, maxRows: 12 }}
          maxLength={20_000}
          placeholder={t('descriptionExample')}
          onChange={(event) => onChange({ description: event.target.value })}
          onKeyDown={(event) => (event.ctrlKey || event.metaKey) && event.key === 'Enter' && onSend()}
        />
      )}
    </Field>
  )
}

function Category({ draft, refused, required, onChange }: BuiltInProps) {
  const t = useTexts(newTicketTexts)
  const categories = useAnswer('categories', 'list', { kind: draft.kind })
  return (
    <Field label={t('category')} required={required} error={refused.categoryId}>
      {(id) => (
        <Select
          id={id}
          value={draft.categoryId || null}
          placeholder={t('noCategory')}
          allowClear
          options={(categories.data?.items ?? []).map(({ id: value, name }) => ({ value, label: name }))}
          onChange={(categoryId) => onChange({ categoryId: categoryId ?? '' })}
        />
      )}
    </Field>
  )
}

const channels = ['phone', 'counter', 'wechat', 'email', 'chat', 'sms', 'letter', 'console'] as const

function Code({ name, draft, onChange }: BuiltInProps & { readonly name: 'priority' | 'channel' }) {
  const t = useTexts(newTicketTexts)
  const code = useTexts(codeTexts)
  const options =
    name === 'priority'
      ? Priority.options.map((value) => ({ value, label: code(`priority.${value}`) }))
      : channels.map((value) => ({ value, label: code(`channel.${value}`) }))
  return (
    <Field label={t(name)}>
      {(id) => (
        <Select<string>
          id={id}
          value={draft[name]}
          options={options}
          onChange={(value) => onChange({ [name]: value })}
        />
      )}
    </Field>
  )
}
