import { Modal } from 'antd'
import { useState } from 'react'
import { useAct } from '../frame/calls.ts'
import { Fields } from '../frame/field.tsx'
import { useTexts } from '../frame/texts.ts'
import { tell } from '../frame/toasts.ts'
import { usePictures } from '../pictures/use-pictures.ts'
import { approvalTexts } from './approvals.texts.ts'
import { Foreseen } from './foreseen.tsx'
import { amountOf, type Draft, MatterFields, useMatterRoute } from './matter-fields.tsx'

interface DialogProps {
  readonly onClose: () => void
  readonly onStarted: (id: string) => void
}

/** Asks for approval of a general matter, and shows beforehand who will be asked. */
export function NewApprovalDialog({ onClose, onStarted }: DialogProps) {
  const t = useTexts(approvalTexts)
  const [draft, setDraft] = useState<Draft>({ title: '', body: '', yuan: '' })
  const pictures = usePictures()
  const start = useAct('approvals', 'start')
  const { files } = pictures
  const title = draft.title.trim()
  const amountFen = amountOf(draft)
  const route = useMatterRoute(amountFen)
  const isReady = title !== '' && amountFen !== undefined
  const send = () => {
    if (!isReady || start.busy) return
    const done = ({ id, number }: { id: string; number: string }) => {
      tell(t('started', { number }))
      onStarted(id)
    }
    start.run({ title, body: draft.body.trim(), amountFen }, { done, ...(files.length > 0 ? { files } : {}) })
  }
  return (
    <Modal
      open
      title={t('newTitle')}
      okText={t('start')}
      cancelText={t('cancel')}
      okButtonProps={{ disabled: !isReady, loading: start.busy }}
      onOk={send}
      onCancel={onClose}
      width={560}
    >
      <Fields>
        <MatterFields
          draft={draft}
          pictures={pictures}
          hint={t('newHint')}
          errors={start.fields}
          onChange={(part) => setDraft({ ...draft, ...part })}
        />
        <Foreseen route={route} />
      </Fields>
    </Modal>
  )
}
