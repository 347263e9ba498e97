import type { Import } from '@zhike/contract/imports'
import { Button, Modal } from 'antd'
import { useState } from 'react'
import { useList } from '../frame/calls.ts'
import { useTexts } from '../frame/texts.ts'
import { Time } from '../frame/time.tsx'
import styles from './undo.module.css'
import { undoTexts } from './undo.texts.ts'
import { UndoDialog } from './undo-dialog.tsx'
import { UndoRows } from './undo-rows.tsx'

interface UndoPartProps {
  readonly one: Import
  readonly size?: 'small' | 'middle'
}

/** The way to undo an import, and what became of its undoing. */
export function UndoPart({ one, size = 'middle' }: UndoPartProps) {
  const t = useTexts(undoTexts)
  const [open, setOpen] = useState<'undo' | 'kept'>()
  const close = () => setOpen(undefined)
  const { undo, undoUntil, fileName } = one
  if (undo?.status === 'undoing')
    return (
      <span className={styles.state} role="status">
        {t('undoing')}
        <progress value={undo.progress} max={1} aria-label={t('progress', { file: fileName })} />
      </span>
    )
  if (undo) {
    const { removed, putBack, kept } = undo.counts
    const parts = [
      removed > 0 ? t('undoneRemoved', { count: removed }) : '',
      putBack > 0 ? t('undonePutBack', { count: putBack }) : '',
      kept > 0 ? t('undoneKept', { count: kept }) : '',
    ]
    return (
      <span className={styles.state}>
        <Time at={undo.finishedAt ?? undo.at} />
        {t('undoneBy', { name: undo.by.name ?? '' })}
        {parts.filter(Boolean).map((part) => ` · ${part}`)}
        {kept > 0 ? (
          <Button type="link" size="small" onClick={() => setOpen('kept')}>
            {t('keptList')}
          </Button>
        ) : null}
        {open === 'kept' ? <Kept id={one.id} onClose={close} /> : null}
      </span>
    )
  }
  if (!undoUntil) return null
  return (
    <>
      <Button size={size} onClick={() => setOpen('undo')}>
        {t('undo')}
      </Button>
      {open === 'undo' ? <UndoDialog one={one} onClose={close} /> : null}
    </>
  )
}

function Kept({ id, onClose }: { readonly id: string; readonly onClose: () => void }) {
  const t = useTexts(undoTexts)
  const list = useList('imports', 'kept', { id })
  return (
    <Modal open title={t('keptTitle')} width={640} footer={null} onCancel={onClose}>
      {list.items?.length === 0 ? <p className={styles.note}>{t('keptNone')}</p> : null}
      <UndoRows rows={list.items ?? []} />
      {list.more ? (
        <Button block type="text" onClick={list.more} loading={list.fetchingMore}>
          {t('keptList')}
        </Button>
      ) : null}
    </Modal>
  )
}
