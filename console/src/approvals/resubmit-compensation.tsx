import type { Approval } from '@zhike/contract/approvals'
import { Modal } from 'antd'
import { useAnswer } from '../frame/calls.ts'
import { useTexts } from '../frame/texts.ts'
import { changingTexts } from './changing.texts.ts'
import { CompensationDialog } from './compensation-dialog.tsx'

interface DialogProps {
  readonly approval: Approval
  readonly onClose: () => void
}

/** Changes the compensation of which an application came back: it lies in the file of its complaint. */
export function ResubmitCompensation({ approval: { id, subject }, onClose }: DialogProps) {
  const t = useTexts(changingTexts)
  const ticketId = subject?.id ?? ''
  const isSeen = subject?.inSight ?? false
  const file = useAnswer('complaints', 'get', isSeen ? { ticketId } : undefined)
  const former = file.data?.compensations.find(({ approvalId }) => approvalId === id)
  if (former) return <CompensationDialog ticketId={ticketId} former={former} onClose={onClose} />
  if (isSeen && !file.error) return null
  return (
    <Modal
      open
      title={t('compensationChange')}
      onCancel={onClose}
      onOk={onClose}
      okText={t('understood')}
      footer={(_, { OkBtn }) => <OkBtn />}
      width={440}
    >
      <p>{t('outOfSight')}</p>
    </Modal>
  )
}
