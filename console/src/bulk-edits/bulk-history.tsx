import { Button } from 'antd'
import { useList } from '../frame/calls.ts'
import { frameTexts } from '../frame/frame.texts.ts'
import { Card } from '../frame/page.tsx'
import { Skeleton } from '../frame/skeleton.tsx'
import { Empty, Failure } from '../frame/state.tsx'
import { useTexts } from '../frame/texts.ts'
import { BulkEntry } from './bulk-entry.tsx'
import styles from './bulk-history.module.css'
import { bulkHistoryTexts } from './bulk-history.texts.ts'
import type { Edited, HistoryProps } from './edited.ts'

/** Bulk edits that there were, newest first: who changed what when, what became of it, and the way back. */
export function BulkHistory<M extends Edited>(props: HistoryProps<M>) {
  // bulk edits of all records are alike but for what they change
  return <History {...(props as unknown as HistoryProps<'bulkEdits'>)} />
}

function History(props: HistoryProps<'bulkEdits'>) {
  const t = useTexts(bulkHistoryTexts)
  const frame = useTexts(frameTexts)
  const list = useList(props.of, 'list', { limit: 20 })
  return (
    <Card flush>
      {list.failure && !list.items ? <Failure error={list.failure} again={list.again} /> : null}
      {list.items || list.failure ? null : (
        <div className={styles.waiting}>
          <Skeleton lines={5} />
        </div>
      )}
      {list.items?.length === 0 ? <Empty sentence={t('none')} /> : null}
      <ol className={styles.list}>
        {list.items?.map((edit) => (
          <BulkEntry key={edit.id} {...props} edit={edit} />
        ))}
      </ol>
      {list.more ? (
        <Button block type="text" onClick={list.more} loading={list.fetchingMore}>
          {frame('more')}
        </Button>
      ) : null}
    </Card>
  )
}
