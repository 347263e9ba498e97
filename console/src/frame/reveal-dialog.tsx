import type { Identity } from '@zhike/contract/customers'
import { codeTexts } from '@zhike/ui/codes.texts'
import { Input, Modal } from 'antd'
import { useState } from 'react'
import { useAct } from './calls.ts'
import { frameTexts } from './frame.texts.ts'
import styles from './identity.module.css'
import { useTexts } from './texts.ts'

interface RevealProps {
  readonly customerId: string
  readonly identity: Identity
  readonly onClose: () => void
  readonly onRevealed: (value: string) => void
}

/** Asks why before it shows an identifier in full; the answer goes to the audit log. */
export function RevealDialog({ customerId, identity, onClose, onRevealed }: RevealProps) {
  const t = useTexts(frameTexts)
  const code = useTexts(codeTexts)
  const [reason, setReason] = useState('')
  const reveal = useAct('customers', 'revealIdentity')
  const show = () =>
    reveal.run(
      { id: customerId, identityId: identity.id, reason: reason.trim() },
      {
        done: ({ value }) => {
          onRevealed(value)
          onClose()
        },
      },
    )
  return (
    <Modal
      open
      title={t('revealTitle', { kind: code(`identity.${identity.kind}`) })}
      okText={t('revealNow')}
      cancelText={t('cancel')}
      okButtonProps={{ disabled: reason.trim().length < 2, loading: reveal.busy }}
      onOk={show}
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
        onPressEnter={() => reason.trim().length >= 2 && show()}
      />
    </Modal>
  )
}
