import { useQuery } from '@tanstack/react-query'
import { reasonText } from '@zhike/contract/reasons'
import { Modal } from 'antd'
import { type ReactNode, useState } from 'react'
import { useAct } from '../frame/calls.ts'
import { call } from '../frame/client.ts'
import { frameTexts } from '../frame/frame.texts.ts'
import { useSettled } from '../frame/settled.ts'
import { Failure } from '../frame/state.tsx'
import { useLocale, useTexts } from '../frame/texts.ts'
import styles from './bulk-edits.module.css'
import { bulkEditTexts } from './bulk-edits.texts.ts'
import type { ChangeOf, ChoiceOf, DialogWords, Edited, PreviewOf } from './edited.ts'

/** One of those that will change, in words. */
interface Shown {
  readonly id: string
  readonly name: string
  readonly becoming: ReactNode
}

/** Those that stay as they are for one reason. */
interface Refused {
  readonly reason: string
  readonly count: number
  /** What they lack, in words. */
  readonly lacks?: string
  readonly examples: readonly string[]
}

interface BulkDialogProps<M extends Edited> {
  readonly of: M
  readonly choice: ChoiceOf<M>
  readonly change: ChangeOf<M>
  readonly words: DialogWords
  /** The fields in which the change is put together. */
  readonly children: ReactNode
  readonly refusedOf: (preview: PreviewOf<M>) => readonly Refused[]
  /** What changes besides. */
  readonly effectsOf?: (preview: PreviewOf<M>) => ReactNode
  readonly sampleOf: (preview: PreviewOf<M>) => readonly Shown[]
  /** What it says of undoing; by default that it can be undone. */
  readonly undoHint?: (preview: PreviewOf<M>) => string | undefined
  readonly onClose: () => void
  readonly onStarted: () => void
}

/** Says what will change and for how many before anything does. */
export function BulkDialog<M extends Edited>(props: BulkDialogProps<M>) {
  // bulk edits of all records are alike but for what they change
  return <Dialog {...(props as unknown as BulkDialogProps<'bulkEdits'>)} />
}

function Dialog(props: BulkDialogProps<'bulkEdits'>) {
  const { of, choice, change, words, children, onClose, onStarted } = props
  const t = useTexts(bulkEditTexts)
  const frame = useTexts(frameTexts)
  const [opened] = useState(choice)
  const settled = useSettled(JSON.stringify(change), 400)
  const preview = useQuery({
    queryKey: [of, 'preview', opened, settled],
    queryFn: () => call(of, 'preview', { choice: opened, change: JSON.parse(settled) as typeof change }),
    enabled: settled !== '{}',
    retry: false,
  })
  const start = useAct(of, 'create', {
    done: () => {
      onStarted()
      onClose()
    },
  })
  const isEmpty = JSON.stringify(change) === '{}'
  const isFresh = settled === JSON.stringify(change) && !preview.isFetching
  const changing = isFresh ? (preview.data?.changing ?? 0) : 0
  return (
    <Modal
      open
      title={words.title}
      width={560}
      okText={
        isEmpty
          ? t('edit')
          : preview.error
            ? t('edit')
            : !isFresh
              ? t('counting')
              : changing > 0
                ? words.run(changing)
                : t('nothing')
      }
      cancelText={frame('cancel')}
      okButtonProps={{ disabled: changing === 0, loading: start.busy }}
      onOk={() => start.run({ choice: opened, change })}
      onCancel={onClose}
    >
      {children}
      {isEmpty || settled === '{}' ? null : preview.error ? (
        <Failure error={preview.error} again={() => void preview.refetch()} />
      ) : isFresh && preview.data ? (
        <Outlook {...props} preview={preview.data} />
      ) : (
        <p className={styles.note}>{words.previewing}</p>
      )}
    </Modal>
  )
}

interface OutlookProps
  extends Pick<BulkDialogProps<'bulkEdits'>, 'words' | 'refusedOf' | 'effectsOf' | 'sampleOf' | 'undoHint'> {
  readonly preview: PreviewOf<'bulkEdits'>
}

function Outlook({ preview, words, refusedOf, effectsOf, sampleOf, undoHint }: OutlookProps) {
  const t = useTexts(bulkEditTexts)
  const locale = useLocale()
  const sample = sampleOf(preview)
  return (
    <section className={styles.outlook} aria-label={t('preview')} aria-live="polite">
      <p>
        <strong>{preview.changing > 0 ? words.willChange(preview.changing) : words.nothing}</strong>
        {preview.same > 0 ? ` · ${words.same(preview.same)}` : null}
      </p>
      {refusedOf(preview).map(({ reason, count, lacks, examples }) => (
        <p key={reason} className={styles.refused}>
          {words.refused(count, reasonText(reason, locale))}
          {lacks ? t('lacks', { fields: lacks }) : null}
          {examples.length > 0 ? <small>{t('examples', { names: examples.join(t('and')) })}</small> : null}
        </p>
      ))}
      {effectsOf?.(preview)}
      {sample.length > 0 ? (
        <table className={styles.sample}>
          <caption>{t('sample')}</caption>
          <tbody>
            {sample.slice(0, 5).map(({ id, name, becoming }) => (
              <tr key={id}>
                <th scope="row">{name}</th>
                <td>{becoming}</td>
              </tr>
            ))}
          </tbody>
        </table>
      ) : null}
      <p className={styles.note}>{undoHint?.(preview) ?? t('undoHint')}</p>
    </section>
  )
}
