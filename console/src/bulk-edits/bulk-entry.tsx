import type { AnyBulkEdit } from '@zhike/contract/bulk-edits'
import { Button } from 'antd'
import { useState } from 'react'
import { Tag } from '../frame/tag.tsx'
import { useTexts } from '../frame/texts.ts'
import { Time } from '../frame/time.tsx'
import { BulkExceptions } from './bulk-exceptions.tsx'
import styles from './bulk-history.module.css'
import { bulkHistoryTexts } from './bulk-history.texts.ts'
import { BulkUndoDialog } from './bulk-undo-dialog.tsx'
import type { ChangeOf, HistoryProps } from './edited.ts'

const tones = {
  queued: 'calm',
  running: 'brand',
  done: 'good',
  cancelled: 'risk',
  failed: 'broken',
  undoing: 'brand',
  undone: 'calm',
} as const

interface EntryProps extends HistoryProps<'bulkEdits'> {
  readonly edit: AnyBulkEdit & { readonly change: ChangeOf<'bulkEdits'> }
}

/** One bulk edit that there was. */
export function BulkEntry({ edit, of, words, nameOf, said }: EntryProps) {
  const t = useTexts(bulkHistoryTexts)
  const [open, setOpen] = useState<'undo' | 'exceptions'>()
  const { id, status, counts, createdBy, createdAt, undo, undoUntil, noUndo } = edit
  const left = status === 'undone' ? counts.kept : counts.refused + counts.failed
  return (
    <li className={styles.entry}>
      <div className={styles.line}>
        <strong className={styles.what}>
          {said(edit.change).map((part, at) => (at === 0 ? part : [t('and'), part]))}
        </strong>
        <Tag tone={tones[status]} dot plain>
          {t(`status_${status}`)}
        </Tag>
      </div>
      <p className={styles.facts}>
        {createdBy.name} <Time at={createdAt} />
        {` · ${words('done', { count: counts.changed + counts.undone + counts.kept })}`}
        {counts.same > 0 ? ` · ${t('same', { count: counts.same })}` : null}
        {counts.refused + counts.failed > 0
          ? ` · ${words('doneRefused', { count: counts.refused + counts.failed })}`
          : null}
      </p>
      {undo ? (
        <p className={styles.facts}>
          <Time at={undo.finishedAt ?? undo.at} /> {t('undoneBy', { name: undo.by.name ?? '' })}
          {status === 'undone' ? ` · ${words('undone', { count: counts.undone })}` : null}
          {counts.kept > 0 ? ` · ${words('kept', { count: counts.kept })}` : null}
        </p>
      ) : null}
      <div className={styles.line}>
        {undoUntil ? (
          <>
            <Button size="small" onClick={() => setOpen('undo')}>
              {t('undo')}
            </Button>
            <span className={styles.hint}>
              {t('until')} <Time at={undoUntil} />
            </span>
          </>
        ) : noUndo === 'lasting' || noUndo === 'expired' ? (
          <span className={styles.hint}>{t(`noUndo_${noUndo}`)}</span>
        ) : null}
        {left > 0 ? (
          <Button type="link" size="small" onClick={() => setOpen('exceptions')}>
            {t('exceptions')}
          </Button>
        ) : null}
      </div>
      {open === 'undo' ? <BulkUndoDialog of={of} id={id} words={words} onClose={() => setOpen(undefined)} /> : null}
      {open === 'exceptions' ? (
        <BulkExceptions of={of} words={words} nameOf={nameOf} id={id} onClose={() => setOpen(undefined)} />
      ) : null}
    </li>
  )
}
