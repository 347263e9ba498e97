import { type Need, UnmetReason } from '@zhike/contract/needs'
import { codeTexts } from '@zhike/ui/codes.texts'
import { Modal, Select } from 'antd'
import { useState } from 'react'
import { useAct } from '../frame/calls.ts'
import { Field, Fields } from '../frame/field.tsx'
import { useTexts } from '../frame/texts.ts'
import { tell } from '../frame/toasts.ts'
import { useKept } from './kept.ts'
import { needTexts } from './needs.texts.ts'
import { NoteField } from './note-field.tsx'

interface DialogProps {
  readonly need: Need
  readonly onClose: () => void
}

/** Says that the need is not met, and why: the reasons are what the range is improved by. */
export function RefuseDialog({ need: { id }, onClose }: DialogProps) {
  const t = useTexts(needTexts)
  const code = useTexts(codeTexts)
  const [reason, setReason] = useState<UnmetReason>()
  const [note, setNote] = useState('')
  const refuse = useAct('needs', 'refuse', useKept())
  const send = () => {
    if (!reason || refuse.busy) return
    const done = () => {
      tell(t('refused'))
      onClose()
    }
    refuse.run({ id, reason, note }, { done })
  }
  return (
    <Modal
      open
      title={t('refuseTitle')}
      okText={t('save')}
      cancelText={t('cancel')}
      okButtonProps={{ loading: refuse.busy, disabled: !reason }}
      onOk={send}
      onCancel={onClose}
      width={480}
    >
      <Fields>
        <Field label={t('reason')} required wide hint={t('reasonHint')} error={refuse.fields.reason}>
          {(field) => (
            <Select
              id={field}
              autoFocus
              value={reason ?? null}
              placeholder={t('reasonExample')}
              options={UnmetReason.options.map((value) => ({ value, label: code(`unmet.${value}`) }))}
              onChange={(chosen: UnmetReason) => setReason(chosen)}
            />
          )}
        </Field>
        <NoteField
          note={note}
          example={t('refuseExample')}
          error={refuse.fields.note}
          onChange={setNote}
          onSend={send}
        />
      </Fields>
    </Modal>
  )
}
