import { useQuery, useQueryClient } from '@tanstack/react-query'
import type { BulkEdit } from '@zhike/contract/customers'
import { reasonText } from '@zhike/contract/reasons'
import { Button, Modal, Progress } from 'antd'
import { useEffect, useState } from 'react'
import { useAct, useList } from '../frame/calls.ts'
import { queryOf } from '../frame/client.ts'
import { useLocale, useTexts } from '../frame/texts.ts'
import styles from './bulk.module.css'
import { bulkTexts } from './bulk.texts.ts'

const isWorking = ({ status }: BulkEdit) => status === 'queued' || status === 'running' || status === 'undoing'

/** Bulk edits under way, and those just over, at the foot of the list: how far, stop, undo. */
export function BulkTray() {
  const t = useTexts(bulkTexts)
  const cache = useQueryClient()
  const [away, setAway] = useState<ReadonlySet<string>>(new Set())
  const [since] = useState(() => Date.now())
  const { data } = useQuery({
    ...queryOf('bulkEdits', 'list', {}),
    refetchInterval: ({ state }) => (state.data?.items.some(isWorking) ? 1000 : false),
  })
  const shown = (data?.items ?? []).filter(
    (edit) => !away.has(edit.id) && (isWorking(edit) || Date.parse(edit.finishedAt ?? '') > since - 5000),
  )
  const working = shown.filter(isWorking).length
  // biome-ignore lint/correctness/useExhaustiveDependencies: when one ends, what the list shows has changed
  useEffect(() => {
    void cache.invalidateQueries({ queryKey: ['customers'] })
  }, [working])
  if (shown.length === 0) return null
  return (
    <aside className={styles.tray} aria-label={t('tray')}>
      {shown.map((edit) => (
        <Entry key={edit.id} edit={edit} onAway={() => setAway(new Set([...away, edit.id]))} />
      ))}
    </aside>
  )
}

interface EntryProps {
  readonly edit: BulkEdit
  readonly onAway: () => void
}

function Entry({ edit, onAway }: EntryProps) {
  const t = useTexts(bulkTexts)
  const [listing, setListing] = useState(false)
  const cancel = useAct('bulkEdits', 'cancel')
  const undo = useAct('bulkEdits', 'undo')
  const { id, status, counts, undoUntil } = edit
  const done = status === 'undoing' ? counts.undone + counts.kept : counts.total - counts.pending
  const whole = status === 'undoing' ? done + counts.changed : counts.total
  const exceptions = counts.refused + counts.failed + counts.kept
  return (
    <section className={styles.entry}>
      <p className={styles.entryHead} aria-live="polite">
        <strong>{useHeadline(edit)}</strong>
        {isWorking(edit) ? <span className="figures">{t('progress', { done, total: whole })}</span> : null}
      </p>
      {isWorking(edit) ? (
        <Progress percent={whole > 0 ? Math.round((done / whole) * 100) : 0} size="small" showInfo={false} />
      ) : exceptions > 0 ? (
        <p className={styles.note}>
          {t(status === 'undone' ? 'kept' : 'doneRefused', { count: exceptions })}{' '}
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
      {listing ? <Exceptions id={id} onClose={() => setListing(false)} /> : null}
    </section>
  )
}

function useHeadline({ status, counts }: BulkEdit): string {
  const t = useTexts(bulkTexts)
  switch (status) {
    case 'queued':
    case 'running':
      return t('running')
    case 'undoing':
      return t('undoing')
    case 'undone':
      return t('undone', { count: counts.undone })
    case 'cancelled':
      return t('cancelled', { count: counts.changed })
    case 'failed':
      return t('failed')
    default:
      return t('done', { count: counts.changed })
  }
}

function Exceptions({ id, onClose }: { readonly id: string; readonly onClose: () => void }) {
  const t = useTexts(bulkTexts)
  const locale = useLocale()
  const list = useList('bulkEdits', 'exceptions', { id })
  return (
    <Modal open title={t('exceptionsTitle')} footer={null} onCancel={onClose}>
      <ul className={styles.exceptions}>
        {(list.items ?? []).map(({ customerId, name, reason }) => (
          <li key={customerId}>
            <strong>{name}</strong> {reasonText(reason as 'record.changed', locale)}
          </li>
        ))}
      </ul>
    </Modal>
  )
}
