import { useQuery, useQueryClient } from '@tanstack/react-query'
import type { AnyBulkEdit } from '@zhike/contract/bulk-edits'
import { Button, Progress } from 'antd'
import { useEffect, useState } from 'react'
import { useAct } from '../frame/calls.ts'
import { type ModuleName, queryOf } from '../frame/client.ts'
import { useTexts } from '../frame/texts.ts'
import styles from './bulk-edits.module.css'
import { bulkEditTexts } from './bulk-edits.texts.ts'
import { BulkExceptions } from './bulk-exceptions.tsx'
import type { Edited, ExceptionOf, TrayWords } from './edited.ts'

const isWorking = ({ status }: AnyBulkEdit) => status === 'queued' || status === 'running' || status === 'undoing'

interface TrayProps<M extends Edited> {
  readonly of: M
  /** The module whose answers are old when one ends. */
  readonly shows: ModuleName
  readonly words: TrayWords
  readonly nameOf: (exception: ExceptionOf<M>) => string
}

/** Bulk edits under way, and those just over, at the foot of the list: how far, stop, undo. */
export function BulkTray<M extends Edited>(props: TrayProps<M>) {
  // bulk edits of all records are alike but for what they change
  return <Tray {...(props as unknown as TrayProps<'bulkEdits'>)} />
}

function Tray({ of, shows, words, nameOf }: TrayProps<'bulkEdits'>) {
  const t = useTexts(bulkEditTexts)
  const cache = useQueryClient()
  const [away, setAway] = useState<ReadonlySet<string>>(new Set())
  const [since] = useState(() => Date.now())
  const { data } = useQuery({
    ...queryOf(of, 'list', { own: 'yes', limit: 20 }),
    refetchInterval: ({ state }) => (state.data?.items.some(isWorking) ? 1000 : false),
  })
  const shown = (data?.items ?? []).filter(
    (edit) => !away.has(edit.id) && (isWorking(edit) || Date.parse(edit.finishedAt ?? '') > since - 5000),
  )
  const working = shown.filter(isWorking).length
  // biome-ignore lint/correctness/useExhaustiveDependencies: when one ends, what the list shows has changed
  useEffect(() => {
    void cache.invalidateQueries({ queryKey: [shows] })
  }, [working])
  if (shown.length === 0) return null
  return (
    <aside className={styles.tray} aria-label={t('tray')}>
      {shown.map((edit) => (
        <Entry
          key={edit.id}
          of={of}
          words={words}
          nameOf={nameOf}
          edit={edit}
          onAway={() => setAway(new Set([...away, edit.id]))}
        />
      ))}
    </aside>
  )
}

interface EntryProps extends Omit<TrayProps<'bulkEdits'>, 'shows'> {
  readonly edit: AnyBulkEdit
  readonly onAway: () => void
}

function Entry({ of, words, nameOf, edit, onAway }: EntryProps) {
  const t = useTexts(bulkEditTexts)
  const [listing, setListing] = useState(false)
  const cancel = useAct(of, 'cancel')
  const undo = useAct(of, 'undo')
  const { id, status, counts, undoUntil } = edit
  const done = status === 'undoing' ? counts.undone + counts.kept : counts.total - counts.pending
  const whole = status === 'undoing' ? done + counts.changed : counts.total
  // what was refused at first is not what an undoing left as it is
  const exceptions = status === 'undone' ? counts.kept : counts.refused + counts.failed
  return (
    <section className={styles.entry}>
      <p className={styles.entryHead} aria-live="polite">
        <strong>{useHeadline(edit, words)}</strong>
        {isWorking(edit) ? <span className="figures">{t('progress', { done, total: whole })}</span> : null}
      </p>
      {isWorking(edit) ? (
        <Progress percent={whole > 0 ? Math.round((done / whole) * 100) : 0} size="small" showInfo={false} />
      ) : exceptions > 0 ? (
        <p className={styles.note}>
          {status === 'undone' ? words('kept', { count: exceptions }) : words('doneRefused', { count: exceptions })}{' '}
          <Button type="link" size="small" onClick={() => setListing(true)}>
            {t('exceptions')}
          </Button>
        </p>
      ) : null}
      <span className={styles.deeds}>
        {status === 'queued' || status === 'running' ? (
          <Button size="small" loading={cancel.busy} onClick={() => cancel.run({ id })}>
            {t('cancel')}
          </Button>
        ) : null}
        {undoUntil ? (
          <Button size="small" loading={undo.busy} onClick={() => undo.run({ id })}>
            {t('undo')}
          </Button>
        ) : null}
        {isWorking(edit) ? null : (
          <Button size="small" type="text" onClick={onAway}>
            {t('dismiss')}
          </Button>
        )}
      </span>
      {listing ? (
        <BulkExceptions of={of} words={words} nameOf={nameOf} id={id} onClose={() => setListing(false)} />
      ) : null}
    </section>
  )
}

function useHeadline({ status, counts }: AnyBulkEdit, words: TrayWords): string {
  const t = useTexts(bulkEditTexts)
  switch (status) {
    case 'queued':
    case 'running':
      return t('running')
    case 'undoing':
      return t('undoing')
    case 'undone':
      return words('undone', { count: counts.undone })
    case 'cancelled':
      return words('cancelled', { count: counts.changed })
    case 'failed':
      return t('failed')
    default:
      return words('done', { count: counts.changed })
  }
}
