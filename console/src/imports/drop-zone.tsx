import { FileTextOutlined, InboxOutlined } from '@ant-design/icons'
import { useState } from 'react'
import { sayBytes } from '../frame/bytes.ts'
import { useLocale, useTexts } from '../frame/texts.ts'
import styles from './imports.module.css'
import { importTexts } from './imports.texts.ts'

interface DropZoneProps {
  readonly file: { readonly name: string; readonly size: number } | undefined
  readonly busy: boolean
  readonly onFile: (file: File) => void
}

/** Takes a file by drag and drop, or by the dialog of the system. */
export function DropZone({ file, busy, onFile }: DropZoneProps) {
  const t = useTexts(importTexts)
  const locale = useLocale()
  const [over, setOver] = useState(false)
  return (
    <label
      className={styles.drop}
      data-over={over || undefined}
      onDragOver={(event) => {
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault()
        setOver(false)
        const [dropped] = event.dataTransfer.files
        if (dropped) onFile(dropped)
      }}
    >
      <input
        type="file"
        accept=".csv,.txt,.tsv,.xlsx,text/csv"
        disabled={busy}
        className="visually-hidden"
        aria-label={t('choose')}
        onChange={(event) => {
          const [picked] = event.target.files ?? []
          if (picked) onFile(picked)
          event.target.value = ''
        }}
      />
      {file ? (
        <>
          <FileTextOutlined className={styles.sign ?? ''} aria-hidden />
          <strong>{file.name}</strong>
          <span>{t('changeOf', { size: sayBytes(file.size, locale) })}</span>
        </>
      ) : (
        <>
          <InboxOutlined className={styles.sign ?? ''} aria-hidden />
          <strong>{t('drop')}</strong>
          <span>{t('dropHint')}</span>
        </>
      )}
    </label>
  )
}
