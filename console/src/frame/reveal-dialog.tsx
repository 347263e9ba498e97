import { Input, Modal } from 'antd'
import { useState } from 'react'
import { frameTexts } from './frame.texts.ts'
import styles from './identity.module.css'
import { useTexts } from './texts.ts'

interface RevealProps {
  /** What is to be seen whole, by its name. */
  readonly what: string
  readonly busy: boolean
  readonly onReveal: (reason: string) => void
  readonly onClose: () => void
}

/** Asks why before it shows in full what is masked; the answer goes to the audit log. */
export function RevealDialog({ what, busy, onReveal, onClose }: RevealProps) {
  const t = useTexts(frameTexts)
  const [reason, setReason] = useState('')
  const isReady = reason.trim().length >= 2
  const reveal = () => {
    if (isReady && !busy) onReveal(reason.trim())
  }
  return (
    <Modal
      open
      title={t('revealTitle', { kind: what })}
      okText={t('revealNow')}
      cancelText={t('cancel')}
      okButtonProps={{ disabled: !isReady, loading: busy }}
      onOk={reveal}
      onCancel={onClose}
      width={420}
    >
      <label className={styles.why} htmlFor="reveal-reason">
        {t('revealWhy')}
      </label>
      <Input
        id="reveal-reason"
        autoFocus
        value={reason}
        maxLength={200}
        placeholder={t('revealReason')}
        onChange={(event) => setReason(event.target.value)}
        onPressEnter={reveal}
      />
    </Modal>
  )
}
