import { CopyOutlined } from '@ant-design/icons'
import { Button, Modal } from 'antd'
import { frameTexts } from './frame.texts.ts'
import styles from './secret-dialog.module.css'
import { useTexts } from './texts.ts'
import { tell } from './toasts.ts'

interface SecretProps {
  readonly title: string
  readonly secret: string
  /** What to do with it. */
  readonly sentence: string
  readonly onClose: () => void
}

/** A password or key that is shown this once: it can be copied, and closes only on purpose. */
export function SecretDialog({ title, secret, sentence, onClose }: SecretProps) {
  const t = useTexts(frameTexts)
  const copy = () => void navigator.clipboard.writeText(secret).then(() => tell(t('copied')))
  return (
    <Modal
      open
      title={title}
      closable={false}
      keyboard={false}
      mask={{ closable: false }}
      footer={
        <Button type="primary" onClick={onClose}>
          {t('kept')}
        </Button>
      }
      width={480}
    >
      <p>{sentence}</p>
      <div className={styles.secret}>
        <code>{secret}</code>
        <Button icon={<CopyOutlined aria-hidden />} onClick={copy}>
          {t('copy')}
        </Button>
      </div>
      <p className={styles.once}>{t('shownOnce')}</p>
    </Modal>
  )
}
