import type { CauseKind } from '@zhike/contract/complaints'
import { complaintCodes } from '@zhike/contract/complaints/codes'
import { causeKinds } from '@zhike/contract/complaints/lists'
import type { Sameness } from '@zhike/contract/improvements'
import { Input, Modal, Segmented } from 'antd'
import { useState } from 'react'
import { useAct } from '../frame/calls.ts'
import { Field, Fields } from '../frame/field.tsx'
import { frameTexts } from '../frame/frame.texts.ts'
import { StaffChoice } from '../frame/staff-choice.tsx'
import { useTexts } from '../frame/texts.ts'
import { openingTexts } from './opening.texts.ts'

export interface Beginning {
  readonly title?: string
  readonly cause?: string
  readonly causeKind?: CauseKind | null
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
export function NewImprovementDialog({ from = {}, onClose, onCreated }: DialogProps) {
  const t = useTexts(openingTexts)
  const frame = useTexts(frameTexts)
  const code = useTexts(complaintCodes)
  const [title, setTitle] = useState(from.title ?? '')
  const [cause, setCause] = useState(from.cause ?? '')
  const [causeKind, setCauseKind] = useState<CauseKind | null>(from.causeKind ?? null)
  const [owner, setOwner] = useState<{ readonly id: string; readonly name: string } | null>(null)
  const [dueInDays, setDueInDays] = useState('20')
  const create = useAct('improvements', 'create')
  const send = () => {
    const said = { title, cause, causeKind, ticketIds: [...(from.ticketIds ?? [])] }
    const given = {
      ...(from.same ? { same: from.same } : {}),
      ...(owner ? { ownerId: owner.id } : {}),
      ...(dueInDays ? { dueInDays: Number(dueInDays) } : {}),
    }
    create.run({ ...said, ...given }, { done: ({ id }) => onCreated(id) })
  }
  return (
    <Modal
      open
      title={t('new')}
      okText={t('new')}
      cancelText={frame('cancel')}
      okButtonProps={{ disabled: title.trim() === '', loading: create.busy }}
      onOk={send}
      onCancel={onClose}
      width={520}
    >
      <Fields>
        <Field label={t('name')} required wide error={create.fields.title}>
          {(id) => (
            <Input
              id={id}
              autoFocus
              maxLength={200}
              value={title}
              placeholder={t('newExample')}
              onChange={(event) => setTitle(event.target.value)}
              onPressEnter={send}
            />
          )}
        </Field>
        <Field label={t('cause')} wide error={create.fields.cause}>
          {(id) => (
            <>
              <Segmented
                aria-label={t('cause')}
                value={causeKind ?? ''}
                options={causeKinds.map((value) => ({ value, label: code(`cause.${value}`) }))}
                onChange={(value) => setCauseKind(value as CauseKind)}
              />
              <Input.TextArea
                id={id}
                autoSize={{ minRows: 2, maxRows: 6 }}
                maxLength={2000}
                value={cause}
                placeholder={t('causeExample')}
                onChange={(event) => setCause(event.target.value)}
              />
            </>
          )}
        </Field>
        <Field label={t('owner')} error={create.fields.ownerId}>
          {(id) => <StaffChoice id={id} label={t('owner')} chosen={owner} clearable onChoose={setOwner} />}
        </Field>
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
