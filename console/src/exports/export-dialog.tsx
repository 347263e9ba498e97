import type { ExportKind } from '@zhike/contract/exports'
import { exportColumns, identifierColumns, lineColumns, tellingColumns } from '@zhike/contract/exports/columns'
import { Input, Modal, Radio, Segmented } from 'antd'
import { useState } from 'react'
import { useAct } from '../frame/calls.ts'
import { sentenceOf } from '../frame/errors.ts'
import { frameTexts } from '../frame/frame.texts.ts'
import { useMay } from '../frame/me.ts'
import { useLocale, useTexts } from '../frame/texts.ts'
import { tell } from '../frame/toasts.ts'
import { ColumnChoice } from './column-choice.tsx'
import styles from './exports.module.css'
import { exportTexts } from './exports.texts.ts'
import { Extent } from './extent.tsx'
import { useOwnColumns } from './own-columns.ts'
import { watch } from './watched.ts'

export interface ExportDialogProps {
  readonly kind: ExportKind
  /** Filter, search and sort of the list. */
  readonly list: Readonly<Record<string, unknown>>
  /** The columns that the list shows. */
  readonly shown: readonly string[]
  readonly onClose: () => void
}

/** Takes out what a list shows: as what, with which columns, and with whole contacts only for a reason. */
export function ExportDialog({ kind, list, shown, onClose }: ExportDialogProps) {
  const t = useTexts(exportTexts)
  const words = useTexts(frameTexts)
  const locale = useLocale()
  const may = useMay()
  const named = may('exports.names')
  const own = useOwnColumns(kind)
  const known = [
    ...Object.keys(exportColumns[kind]).filter((column) => named || !tellingColumns.has(column)),
    ...own.filter(({ telling }) => named || !telling).map(({ name }) => name),
  ]
  const [chosen, choose] = useState<readonly string[]>()
  const columns = chosen ?? shown.filter((column) => known.includes(column))
  const [format, setFormat] = useState<'xlsx' | 'csv'>('xlsx')
  const [isPlain, setPlain] = useState(false)
  const [reason, setReason] = useState('')
  const create = useAct('exports', 'create', { quiet: true })
  const asksContacts = may('exports.plain') && columns.some((column) => identifierColumns.has(column))
  const plain = asksContacts && isPlain
  const start = () =>
    create.run(
      {
        kind,
        format,
        columns: [...columns],
        list: { ...list },
        ...(plain ? { identifiers: 'plain', reason } : {}),
      },
      {
        done: ({ id }) => {
          watch([id])
          tell(t('started'))
          onClose()
        },
      },
    )
  const refusal = create.failure
    ? [sentenceOf(create.failure, locale), ...Object.values(create.fields)].join(' ')
    : null
  return (
    <Modal
      open
      title={t(`dialog_${kind}`)}
      okText={t('start')}
      cancelText={words('cancel')}
      okButtonProps={{ loading: create.busy, disabled: plain && reason.trim() === '' }}
      onOk={start}
      onCancel={onClose}
      width={560}
    >
      <div className={styles.dialog}>
        <Extent kind={kind} list={list} />
        <section>
          <h3>{t('format')}</h3>
          <Segmented
            aria-label={t('format')}
            value={format}
            options={(['xlsx', 'csv'] as const).map((value) => ({ value, label: t(value) }))}
            onChange={setFormat}
          />
        </section>
        <section>
          <h3>
            {t('columns')} <span className={styles.hint}>{t('columnsHint')}</span>
          </h3>
          <ColumnChoice kind={kind} chosen={columns} known={known} own={own} onChange={choose} />
          {kind === 'orders' && columns.some((column) => lineColumns.has(column)) ? <p>{t('lines')}</p> : null}
          {named ? null : <p>{t('unnamed')}</p>}
        </section>
        {asksContacts ? (
          <section>
            <h3>{t('identifiers')}</h3>
            <Radio.Group
              className={styles.policies ?? ''}
              value={isPlain}
              onChange={(event) => setPlain(event.target.value as boolean)}
              options={[
                { value: false, label: <Policy name={t('masked')} why={t('maskedWhy')} /> },
                { value: true, label: <Policy name={t('plain')} why={t('plainWhy')} /> },
              ]}
            />
            {isPlain ? (
              <div className={styles.reason}>
                <label htmlFor="export-reason">{t('reason')}</label>
                <Input
                  id="export-reason"
                  autoFocus
                  maxLength={200}
                  value={reason}
                  placeholder={t('reasonHint')}
                  onChange={(event) => setReason(event.target.value)}
                />
              </div>
            ) : null}
          </section>
        ) : null}
        {refusal ? (
          <p className={styles.wrong} role="alert">
            {refusal}
          </p>
        ) : null}
        <p className={styles.kept}>{t('kept')}</p>
      </div>
    </Modal>
  )
}

const Policy = ({ name, why }: { readonly name: string; readonly why: string }) => (
  <span className={styles.policy}>
    <b>{name}</b>
    <small>{why}</small>
  </span>
)
