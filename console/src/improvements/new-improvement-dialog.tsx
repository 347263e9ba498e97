import type { Sameness } from '@zhike/contract/improvements'
import { Input, Modal } from 'antd'
import { useState } from 'react'
import { useAct } from '../frame/calls.ts'
import { Field, Fields } from '../frame/field.tsx'
import { frameTexts } from '../frame/frame.texts.ts'
import { useTexts } from '../frame/texts.ts'
import { type About, AboutFields } from './about-fields.tsx'
import { openingTexts } from './opening.texts.ts'

export interface Beginning extends Partial<Omit<About, 'owner'>> {
  readonly same?: Partial<Sameness>
  readonly ticketIds?: readonly string[]
}

interface DialogProps {
  /** What is known already: the complaints, and what they share. */
  readonly from?: Beginning
  readonly onClose: () => void
  readonly onCreated: (id: string) => void
}

/** Opens an improvement: what is changed, why it recurs, who sees to it and by when. */
export function NewImprovementDialog({
  from: { same, ticketIds = [], ...from } = {},
  onClose,
  onCreated,
}: DialogProps) {
  const t = useTexts(openingTexts)
  const frame = useTexts(frameTexts)
  const [about, setAbout] = useState<About>({ title: '', cause: '', causeKind: null, owner: null, ...from })
  const [dueInDays, setDueInDays] = useState('20')
  const create = useAct('improvements', 'create')
  const send = () => {
    const { owner, ...said } = about
    const given = {
      ...(same ? { same } : {}),
      ...(owner ? { ownerId: owner.id } : {}),
      ...(dueInDays ? { dueInDays: Number(dueInDays) } : {}),
    }
    create.run({ ...said, ...given, ticketIds: [...ticketIds] }, { done: ({ id }) => onCreated(id) })
  }
  return (
    <Modal
      open
      title={t('new')}
      okText={t('new')}
      cancelText={frame('cancel')}
      okButtonProps={{ disabled: about.title.trim() === '', loading: create.busy }}
      onOk={send}
      onCancel={onClose}
      width={520}
    >
      <Fields>
        <AboutFields
          about={about}
          refused={create.fields}
          clearable
          onChange={(part) => setAbout({ ...about, ...part })}
          onEnter={send}
        />
        <Field label={t('dueDays')} error={create.fields.dueInDays}>
          {(id) => (
            <Input
              id={id}
              type="number"
              min={1}
              max={250}
              value={dueInDays}
              onChange={({ target }) => setDueInDays(target.value)}
            />
          )}
        </Field>
      </Fields>
    </Modal>
  )
}
