import { CopyOutlined, DownloadOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { frameTexts } from '../frame/frame.texts.ts'
import { useTexts } from '../frame/texts.ts'
import { tell } from '../frame/toasts.ts'
import styles from './second-factor.module.css'
import { secondFactorTexts } from './second-factor.texts.ts'

interface BackupCodesProps {
  readonly codes: readonly string[]
  readonly onKept: () => void
}

/** The codes for the day without the phone, shown this once. */
export function BackupCodes({ codes, onKept }: BackupCodesProps) {
  const t = useTexts(secondFactorTexts)
  const f = useTexts(frameTexts)
  const text = `${t('backupTitle')}\n\n${codes.join('\n')}\n`
  const copy = () => void navigator.clipboard.writeText(text).then(() => tell(f('copied')))
  return (
    <div className={styles.steps}>
      <p>{t('backupExplain')}</p>
      <ul className={styles.codes}>
        {codes.map((code) => (
          <li key={code}>
            <code>{code}</code>
          </li>
        ))}
      </ul>
      <div className={styles.row}>
        <Button icon={<CopyOutlined aria-hidden />} onClick={copy}>
          {f('copy')}
        </Button>
        <Button
          icon={<DownloadOutlined aria-hidden />}
          href={`data:text/plain;charset=utf-8,${encodeURIComponent(text)}`}
          download="zhike-backup-codes.txt"
        >
          {t('download')}
        </Button>
        <Button type="primary" onClick={onKept}>
          {f('kept')}
        </Button>
      </div>
      <p className={styles.quiet}>{f('shownOnce')}</p>
    </div>
  )
}
