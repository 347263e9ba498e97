import { Button, Modal } from 'antd'
import { useState } from 'react'
import { useAct } from '../frame/calls.ts'
import { sentenceOf } from '../frame/errors.ts'
import { useLocale, useTexts } from '../frame/texts.ts'
import { tell } from '../frame/toasts.ts'
import styles from './knowledge.module.css'
import { knowledgeTexts } from './knowledge.texts.ts'

/** Publishes the questions and answers of a CSV; what is wrong in it is said row by row. */
export function ImportDialog({ onClose }: { readonly onClose: () => void }) {
  const t = useTexts(knowledgeTexts)
  const locale = useLocale()
  const [file, setFile] = useState<File>()
  const bring = useAct('knowledge', 'import', { quiet: true })
  const send = () => {
    if (!file) return
    const done = (counts: { created: number; updated: number; unchanged: number }) => {
      tell(t('imported', counts))
      onClose()
    }
    bring.run({}, { files: [file], done })
  }
  const rows = Object.entries(bring.fields)
  return (
    <Modal
      open
      title={t('importTitle')}
      okText={t('import')}
      cancelText={t('cancel')}
      okButtonProps={{ disabled: !file, loading: bring.busy }}
      onOk={send}
      onCancel={onClose}
    >
      <div className={styles.content}>
        <p className={styles.quiet}>{t('importHint')}</p>
        <input
          type="file"
          accept=".csv,.txt,text/csv"
          aria-label={t('importTitle')}
          disabled={bring.busy}
          onChange={(event) => {
            bring.reset()
            setFile(event.target.files?.[0])
          }}
        />
        <Button
          type="link"
          className={styles.sample ?? ''}
          href={`data:text/csv;charset=utf-8,${encodeURIComponent(t('sampleFile'))}`}
          download="knowledge.csv"
        >
          {t('sample')}
        </Button>
        {bring.failure ? (
          <div className={styles.failing} role="alert">
            <p>{sentenceOf(bring.failure, locale)}</p>
            <ul>
              {rows.map(([row, wrong]) => (
                <li key={row}>{t('rowWrong', { row, wrong })}</li>
              ))}
            </ul>
          </div>
        ) : null}
      </div>
    </Modal>
  )
}
