import { Fit, type Need } from '@zhike/contract/needs'
import { codeTexts } from '@zhike/ui/codes.texts'
import { Modal, Radio } from 'antd'
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

/** Says how far what the company has answers the need. */
export function AssessDialog({ need: { id, assessment }, onClose }: DialogProps) {
  const t = useTexts(needTexts)
  const code = useTexts(codeTexts)
  const [fit, setFit] = useState(assessment?.fit ?? 'full')
  const [note, setNote] = useState(assessment?.note ?? '')
  const assess = useAct('needs', 'assess', useKept())
  const done = () => {
    tell(t('assessed'))
    onClose()
  }
  const send = () => assess.run({ id, fit, note }, { done })
  return (
    <Modal
      open
      title={t('assessTitle')}
      okText={t('save')}
      cancelText={t('cancel')}
      okButtonProps={{ loading: assess.busy }}
      onOk={send}
      onCancel={onClose}
      width={480}
    >
      <Fields>
        <Field label={t('fitAsked')} wide error={assess.fields.fit}>
          {() => (
            <Radio.Group
              aria-label={t('fitAsked')}
              value={fit}
              optionType="button"
              options={Fit.options.map((value) => ({ value, label: code(`fit.${value}`) }))}
              onChange={(event) => setFit(event.target.value as typeof fit)}
            />
          )}
        </Field>
        <NoteField
          note={note}
          example={t('assessExample')}
          error={assess.fields.note}
          onChange={setNote}
          onSend={send}
        />
      </Fields>
    </Modal>
  )
}
