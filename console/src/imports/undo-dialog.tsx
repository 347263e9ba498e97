import type { Import } from '@zhike/contract/imports'
import { Modal } from 'antd'
import { useAct, useAnswer } from '../frame/calls.ts'
import { Skeleton } from '../frame/skeleton.tsx'
import { Failure } from '../frame/state.tsx'
import { Tag } from '../frame/tag.tsx'
import { useTexts } from '../frame/texts.ts'
import styles from './undo.module.css'
import { undoTexts } from './undo.texts.ts'
import { UndoRows } from './undo-rows.tsx'

interface UndoDialogProps {
  readonly one: Import
  readonly onClose: () => void
}

const outcomes = [
  ['removed', 'willRemove', 'risk'],
  ['putBack', 'willPutBack', 'brand'],
  ['kept', 'willKeep', 'calm'],
] as const

/** Says what undoing an import will remove, put back and keep before anything does. */
export function UndoDialog({ one: { id, kind, fileName }, onClose }: UndoDialogProps) {
  const t = useTexts(undoTexts)
  const undo = useAct('imports', 'undo', { done: onClose })
  // what is being undone has no preview any more
  const { data: preview, error, refetch } = useAnswer('imports', 'undoPreview', { id }, undo.busy)
  const canDo = preview !== undefined && (preview.more || preview.counts.removed + preview.counts.putBack > 0)
  return (
    <Modal
      open
      title={t('title', { file: fileName })}
      width={640}
      okText={t('run')}
      cancelText={t('close')}
      okButtonProps={{ danger: true, disabled: !canDo, loading: undo.busy }}
      onOk={() => undo.run({ id })}
      onCancel={onClose}
    >
      <p className={styles.how}>{t(kind === 'products' ? 'howProducts' : 'how')}</p>
      {error && !preview ? <Failure error={error} again={() => void refetch()} /> : null}
      {preview ? (
        <>
          <p className={styles.summary} role="status">
            {outcomes.map(([count, text, tone]) =>
              preview.counts[count] > 0 ? (
                <Tag key={count} tone={tone}>
                  {t(text, { count: preview.counts[count] })}
                </Tag>
              ) : null,
            )}
          </p>
          {preview.more ? <p className={styles.note}>{t('lookedMore', { count: preview.looked })}</p> : null}
          {canDo ? null : <p className={styles.note}>{t('nothingToDo')}</p>}
          <UndoRows rows={preview.rows} />
          {preview.rows.length < preview.looked ? (
            <p className={styles.note}>{t('rowsMore', { count: preview.rows.length })}</p>
          ) : null}
        </>
      ) : error ? null : (
        <div role="status">
          <p className={styles.note}>{t('looking')}</p>
          <Skeleton lines={3} />
        </div>
      )}
    </Modal>
  )
}
