import type { TicketTemplate } from '@zhike/contract/ticket-templates'
import { Priority } from '@zhike/contract/tickets'
import { codeTexts } from '@zhike/ui/codes.texts'
import { Input, Modal } from 'antd'
import { useState } from 'react'
import { useAct, useAnswer } from '../frame/calls.ts'
import { Field, Fields } from '../frame/field.tsx'
import { Select } from '../frame/select.tsx'
import { StaffChoice } from '../frame/staff-choice.tsx'
import { useTexts } from '../frame/texts.ts'
import { tell } from '../frame/toasts.ts'
import { KindChoice } from './kind-choice.tsx'
import { templateTexts } from './templates.texts.ts'

type Draft = Omit<TicketTemplate, 'id' | 'version' | 'departmentName'>

const empty: Draft = {
  name: '',
  teamId: null,
  kind: 'after_sales',
  typeId: null,
  categoryId: null,
  title: '',
  description: '',
  priority: 'normal',
  departmentId: null,
  assigneeId: null,
  assigneeName: null,
}

const factsOf = ({ id: _id, version: _version, departmentName: _name, ...facts }: TicketTemplate): Draft => facts

interface DialogProps {
  /** Undefined for a new one. */
  readonly template: TicketTemplate | undefined
  readonly onClose: () => void
}

/** Makes or changes a template. */
export function TemplateDialog({ template, onClose }: DialogProps) {
  const t = useTexts(templateTexts)
  const [draft, setDraft] = useState(template ? factsOf(template) : empty)
  const create = useAct('ticketTemplates', 'create')
  const update = useAct('ticketTemplates', 'update')
  const refused = { ...create.fields, ...update.fields }
  const change = (part: Partial<Draft>) => setDraft({ ...draft, ...part })
  const save = () => {
    const done = () => {
      tell(t('saved', { name: draft.name }))
      onClose()
    }
    const { assigneeName: _, ...facts } = draft
    if (template) update.run({ id: template.id, ...facts }, { ifMatch: template.version, done })
    else create.run(facts, { done })
  }
  return (
    <Modal
      open
      width={600}
      title={template ? t('editOne', { name: template.name }) : t('add')}
      okText={t('save')}
      cancelText={t('cancel')}
      okButtonProps={{ disabled: draft.name.trim() === '', loading: create.busy || update.busy }}
      onOk={save}
      onCancel={onClose}
    >
      <Fields>
        <Field label={t('name')} required error={refused.name}>
          {(id) => (
            <Input
              id={id}
              autoFocus
              maxLength={40}
              value={draft.name}
              placeholder={t('nameExample')}
              onChange={({ target }) => change({ name: target.value })}
            />
          )}
        </Field>
        <TeamField draft={draft} refused={refused} onChange={change} />
        <KindFields draft={draft} refused={refused} onChange={change} />
        <GoalFields draft={draft} refused={refused} onChange={change} />
        <Words draft={draft} refused={refused} onChange={change} />
      </Fields>
    </Modal>
  )
}

interface PartProps {
  readonly draft: Draft
  readonly refused: Readonly<Record<string, string>>
  readonly onChange: (part: Partial<Draft>) => void
}

function TeamField({ draft, refused, onChange }: PartProps) {
  const t = useTexts(templateTexts)
  const teams = useAnswer('teams', 'list', {})
  return (
    <Field label={t('team')} error={refused.teamId}>
      {(id) => (
        <Select
          id={id}
          allowClear
          placeholder={t('forAll')}
          value={draft.teamId}
          options={(teams.data?.items ?? []).map(({ id: value, name }) => ({ value, label: name }))}
          onChange={(teamId) => onChange({ teamId: teamId ?? null })}
        />
      )}
    </Field>
  )
}

function KindFields({ draft, refused, onChange }: PartProps) {
  const t = useTexts(templateTexts)
  const code = useTexts(codeTexts)
  const types = useAnswer('ticketTypes', 'list', {}).data?.items ?? []
  const categories = useAnswer('categories', 'list', { kind: draft.kind })
  return (
    <>
      <Field label={t('kind')} required error={refused.typeId}>
        {(id) => (
          <KindChoice
            id={id}
            kind={draft.kind}
            type={types.find((type) => type.id === draft.typeId)}
            types={types}
            onChoose={(kind, type) =>
              onChange({
                kind,
                typeId: type?.id ?? null,
                categoryId: type?.categoryId ?? null,
                ...(type ? { priority: type.priority } : {}),
              })
            }
          />
        )}
      </Field>
      <Field label={t('category')} error={refused.categoryId}>
        {(id) => (
          <Select
            id={id}
            allowClear
            placeholder={t('noCategory')}
            value={draft.categoryId}
            options={(categories.data?.items ?? []).map(({ id: value, name }) => ({ value, label: name }))}
            onChange={(categoryId) => onChange({ categoryId: categoryId ?? null })}
          />
        )}
      </Field>
      <Field label={t('priority')}>
        {(id) => (
          <Select
            id={id}
            value={draft.priority}
            options={Priority.options.map((value) => ({ value, label: code(`priority.${value}`) }))}
            onChange={(priority) => onChange({ priority })}
          />
        )}
      </Field>
    </>
  )
}

/** To whom tickets go that are opened by it. */
function GoalFields({ draft, refused, onChange }: PartProps) {
  const t = useTexts(templateTexts)
  const departments = useAnswer('departments', 'list', {})
  const { assigneeId, assigneeName } = draft
  return (
    <>
      <Field label={t('department')} error={refused.departmentId}>
        {(id) => (
          <Select
            id={id}
            allowClear
            placeholder={t('ofCategory')}
            value={draft.departmentId}
            options={(departments.data?.items ?? []).map(({ id: value, name }) => ({ value, label: name }))}
            onChange={(departmentId) => onChange({ departmentId: departmentId ?? null })}
          />
        )}
      </Field>
      <Field label={t('assignee')} error={refused.assigneeId}>
        {(id) => (
          <StaffChoice
            id={id}
            label={t('assignee')}
            may="tickets.reply"
            clearable
            placeholder={t('nobodyYet')}
            chosen={assigneeId === null ? null : { id: assigneeId, name: assigneeName ?? '' }}
            onChoose={(staff) => onChange({ assigneeId: staff?.id ?? null, assigneeName: staff?.name ?? null })}
          />
        )}
      </Field>
    </>
  )
}

function Words({ draft, refused, onChange }: PartProps) {
  const t = useTexts(templateTexts)
  return (
    <>
      <Field label={t('title')} wide error={refused.title}>
        {(id) => (
          <Input
            id={id}
            maxLength={200}
            value={draft.title}
            placeholder={t('titleExample')}
            onChange={({ target }) => onChange({ title: target.value })}
          />
        )}
      </Field>
      <Field label={t('description')} wide hint={t('descriptionHint')} error={refused.description}>
        {(id) => (
          <Input.TextArea
            id={id}
            autoSize={{ minRows: 4, maxRows: 12 }}
            maxLength={20_000}
            value={draft.description}
            placeholder={t('descriptionExample')}
            onChange={({ target }) => onChange({ description: target.value })}
          />
        )}
      </Field>
    </>
  )
}
