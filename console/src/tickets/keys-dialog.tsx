import { Modal } from 'antd'
import { useTexts } from '../frame/texts.ts'
import styles from './keys-dialog.module.css'
import { ticketTexts } from './tickets.texts.ts'

const keys = ['r', 'n', 'a', 'e'] as const

/** Which key does what. */
export function KeysDialog({ onClose }: { readonly onClose: () => void }) {
  const t = useTexts(ticketTexts)
  return (
    <Modal open title={t('keys')} footer={null} onCancel={onClose} width={360}>
      <dl className={styles.keys}>
        {keys.map((key) => (
          <div key={key}>
            <dt>
              <kbd>{key.toUpperCase()}</kbd>
            </dt>
            <dd>{t(`key_${key}`)}</dd>
          </div>
        ))}
        <div>
          <dt>
            <kbd>{t('keySend')}</kbd>
          </dt>
          <dd>{t('key_send')}</dd>
        </div>
        <div>
          <dt>
            <kbd>{t('keyUpDown')}</kbd>
          </dt>
          <dd>{t('key_walk')}</dd>
        </div>
      </dl>
    </Modal>
  )
}
