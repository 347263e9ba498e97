import { DownloadOutlined } from '@ant-design/icons'
import { type Import, ImportKind, OnDuplicate, table } from '@zhike/contract/imports'
import { Button, Radio, Segmented } from 'antd'
import { useState } from 'react'
import { useAct } from '../frame/calls.ts'
import { sentenceOf } from '../frame/errors.ts'
import { Card } from '../frame/page.tsx'
import { useLocale, useTexts } from '../frame/texts.ts'
import { tell } from '../frame/toasts.ts'
import { mappingOf, matchColumns, missingColumns } from './column-match.ts'
import { ColumnMatch } from './column-match-table.tsx'
import { columnTexts } from './columns.texts.ts'
import { DropZone } from './drop-zone.tsx'
import styles from './imports.module.css'
import { importTexts } from './imports.texts.ts'
import { readTableHead, type TableHead } from './table-head.ts'

interface Chosen {
  readonly file: File
  readonly head: TableHead
}

/** A file, what it holds, and what happens to what is there already. */
export function Upload() {
  const t = useTexts(importTexts)
  const locale = useLocale()
  const [kind, setKind] = useState<Import['kind']>('customers')
  const [onDuplicate, setOnDuplicate] = useState<Import['onDuplicate']>('skip')
  const [chosen, setChosen] = useState<Chosen | null>(null)
  const [changes, setChanges] = useState<Readonly<Record<string, string | undefined>>>({})
  const create = useAct('imports', 'create', { quiet: true })
  const matching = chosen ? { ...matchColumns(kind, chosen.head.columns), ...changes } : {}
  const missing = chosen ? missingColumns(kind, matching) : []
  const forget = () => {
    setChanges({})
    create.reset()
  }
  const take = async (file: File) => {
    if (!/[.](csv|txt|tsv)$/i.test(file.name)) return tell(t('notCsv'))
    if (file.size > table.maxBytes) return tell(t('tooLarge'))
    forget()
    setChosen({ file, head: await readTableHead(file) })
  }
  const start = () => {
    if (!chosen) return
    const mapping = mappingOf(matching)
    const done = () => {
      tell(t('started', { file: chosen.file.name }))
      setChosen(null)
      forget()
    }
    create.run(
      { kind, onDuplicate, ...(Object.keys(mapping).length > 0 ? { mapping } : {}) },
      { files: [chosen.file], done },
    )
  }
  const names = missing.map((column) => columnTexts[locale][`name.${kind}.${column}`] ?? column)
  return (
    <Card>
      <div className={styles.upload}>
        <div className={styles.kind}>
          <Segmented
            aria-label={t('what')}
            value={kind}
            options={ImportKind.options.map((value) => ({ value, label: t(`kind_${value}`) }))}
            onChange={(next) => {
              setKind(next)
              forget()
            }}
          />
          <a href={`/api/v1/import-templates/${kind}`} download>
            <DownloadOutlined aria-hidden /> {t('template')}
          </a>
        </div>
        <DropZone file={chosen?.file} onFile={(file) => void take(file)} />
        {chosen ? (
          <ColumnMatch
            kind={kind}
            head={chosen.head}
            matching={matching}
            onMatch={(name, column) => setChanges({ ...changes, [name]: column })}
          />
        ) : null}
        <fieldset className={styles.duplicates}>
          <legend>{t('duplicates', { kind: t(`kind_${kind}`).toLowerCase() })}</legend>
          <Radio.Group
            value={onDuplicate}
            onChange={(event) => setOnDuplicate(event.target.value as Import['onDuplicate'])}
            options={OnDuplicate.options.map((value) => ({
              value,
              label: (
                <span className={styles.policy}>
                  <b>{t(value)}</b>
                  <small>{t(`${value}Why`)}</small>
                </span>
              ),
            }))}
          />
        </fieldset>
        {missing.length > 0 ? (
          <p className={styles.wrong} role="alert">
            {t('missing', { columns: names.join(t('and')) })}
          </p>
        ) : null}
        {create.failure ? (
          <p className={styles.wrong} role="alert">
            {[sentenceOf(create.failure, locale), Object.keys(create.fields).join(t('and'))].filter(Boolean).join(' ')}
          </p>
        ) : null}
        <Button
          type="primary"
          size="large"
          disabled={!chosen || missing.length > 0}
          loading={create.busy}
          onClick={start}
        >
          {create.busy ? t('uploading') : t('start')}
        </Button>
      </div>
    </Card>
  )
}
