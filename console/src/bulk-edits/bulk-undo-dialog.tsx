import { reasonText } from '@zhike/contract/reasons'
import { Modal } from 'antd'
import { useAct, useAnswer } from '../frame/calls.ts'
import { frameTexts } from '../frame/frame.texts.ts'
import { Skeleton } from '../frame/skeleton.tsx'
import { Failure } from '../frame/state.tsx'
import { useLocale, useTexts } from '../frame/texts.ts'
import styles from './bulk-history.module.css'
import { bulkHistoryTexts } from './bulk-history.texts.ts'
import type { TrayWords } from './edited.ts'

interface UndoProps {
  readonly of: 'bulkEdits'
  readonly id: string
  readonly words: TrayWords
  readonly onClose: () => void
}

/** Says what undoing a bulk edit will put back and what it will leave, and why, before anything happens. */
export function BulkUndoDialog({ of, id, words, onClose }: UndoProps) {
  const t = useTexts(bulkHistoryTexts)
  const frame = useTexts(frameTexts)
  const locale = useLocale()
  const undo = useAct(of, 'undo', { done: onClose })
  // what is being undone has no preview any more
  const { data: preview, error, refetch } = useAnswer(of, 'undoPreview', { id }, undo.busy)
  const canDo = preview !== undefined && (preview.undoing > 0 || preview.looked < preview.changed)
  return (
    <Modal
      open
      title={t('undoTitle')}
      okText={t('undo')}
      cancelText={frame('cancel')}
      okButtonProps={{ disabled: !canDo, loading: undo.busy }}
      onOk={() => undo.run({ id })}
      onCancel={onClose}
    >
      {error && !preview ? <Failure error={error} again={() => void refetch()} /> : null}
      {preview ? (
        <div className={styles.outlook} role="status">
          <p>
            <strong>{preview.undoing > 0 ? words('willUndo', { count: preview.undoing }) : t('nothingBack')}</strong>
          </p>
          {preview.kept.map(({ reason, count, examples }) => (
            <p key={reason}>
              {words('willKeep', { count, reason: reasonText(reason, locale) })}
              <span className={styles.hint}> {t('examples', { names: examples.join(t('and')) })}</span>
            </p>
          ))}
          {preview.looked < preview.changed ? (
            <p className={styles.hint}>{t('lookedAt', { count: preview.looked, all: preview.changed })}</p>
          ) : null}
          {preview.lasting.includes('note') ? <p className={styles.hint}>{t('noteStays')}</p> : null}
        </div>
      ) : error ? null : (
        <Skeleton lines={3} />
      )}
    </Modal>
  )
}
