import type { TicketType } from '@zhike/contract/ticket-types'
import { Modal, Tabs } from 'antd'
import { useState } from 'react'
import { useAct } from '../frame/calls.ts'
import { useTexts } from '../frame/texts.ts'
import { tell } from '../frame/toasts.ts'
import { typeTexts } from './ticket-types.texts.ts'
import { TypeBasics } from './type-basics.tsx'
import { draftOf, type PartProps, sentType } from './type-draft.ts'
import { TypeForm } from './type-form.tsx'
import { TypeNumbering } from './type-numbering.tsx'
import { TypeWork } from './type-work.tsx'

interface DialogProps {
  /** Undefined for a new one. */
  readonly type: TicketType | undefined
  readonly onClose: () => void
}

const parts = ['basics', 'form', 'numbering', 'work'] as const
type Part = (typeof parts)[number]

/** Makes or changes a type, a part at a time; nothing is kept until all of it is saved. */
export function TypeDialog({ type, onClose }: DialogProps) {
  const t = useTexts(typeTexts)
  const [draft, setDraft] = useState(() => draftOf(type))
  const [part, setPart] = useState<Part>('basics')
  const create = useAct('ticketTypes', 'create')
  const update = useAct('ticketTypes', 'update')
  const refused = { ...create.fields, ...update.fields }
  const save = () => {
    const done = () => {
      tell(t('saved', { name: draft.name }))
      onClose()
    }
    const { kind, ...facts } = sentType(draft)
    if (type) update.run({ id: type.id, ...facts }, { ifMatch: type.version, done })
    else create.run({ kind, ...facts }, { done })
  }
  const props: PartProps = { draft, refused, onChange: (changes) => setDraft({ ...draft, ...changes }) }
  const bodies = {
    basics: <TypeBasics {...props} isNew={!type} />,
    form: <TypeForm {...props} />,
    numbering: <TypeNumbering {...props} />,
    work: <TypeWork {...props} />,
  }
  return (
    <Modal
      open
      width={720}
      title={type ? t('editOne', { name: type.name }) : t('add')}
      okText={t('save')}
      cancelText={t('cancel')}
      okButtonProps={{ disabled: draft.name.trim() === '', loading: create.busy || update.busy }}
      onOk={save}
      onCancel={onClose}
    >
      <Tabs
        activeKey={part}
        onChange={(key) => setPart(key as Part)}
        items={parts.map((key) => ({
          key,
          label: isRefused(key, refused) ? <b>{t('partWrong', { part: t(`part_${key}`) })}</b> : t(`part_${key}`),
          children: bodies[key],
        }))}
      />
    </Modal>
  )
}

const areas: Readonly<Record<Part, readonly string[]>> = {
  basics: ['name', 'nameEn', 'categoryId'],
  form: ['form'],
  numbering: ['numbering'],
  work: ['checklist', 'tasks'],
}

/** Whether something in a part was refused, which may not be the part that one looks at. */
const isRefused = (part: Part, refused: PartProps['refused']): boolean =>
  Object.keys(refused).some((path) => areas[part].includes(path.split('.')[0] ?? ''))
