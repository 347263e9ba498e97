import { useQueryClient } from '@tanstack/react-query'
import type { Import } from '@zhike/contract/imports'
import { Button } from 'antd'
import { useEffect } from 'react'
import { useAct, useList } from '../frame/calls.ts'
import { Card } from '../frame/page.tsx'
import { Skeleton } from '../frame/skeleton.tsx'
import { Empty, Failure } from '../frame/state.tsx'
import { Tag } from '../frame/tag.tsx'
import { useLocale, useTexts } from '../frame/texts.ts'
import { Time } from '../frame/time.tsx'
import { tell } from '../frame/toasts.ts'
import styles from './imports.module.css'
import { importTexts } from './imports.texts.ts'
import { isMoving } from './looked-since.ts'
import { Result } from './result.tsx'
import { StateTag } from './state-tag.tsx'
import { UndoPart } from './undo-part.tsx'

const pollMs = 800

const isUnderWay = ({ status }: Import) => status === 'queued' || status === 'running'

/** Imports, newest first; those under way count before one's eyes. */
export function History() {
  const t = useTexts(importTexts)
  const list = useList('imports', 'list', {})
  useWatch(list.items?.some(isMoving) ?? false)
  return (
    <Card title={t('history')} flush>
      {list.failure && !list.items ? <Failure error={list.failure} again={list.again} /> : null}
      {list.items || list.failure ? null : (
        <div className={styles.waiting}>
          <Skeleton lines={4} />
        </div>
      )}
      {list.items?.length === 0 ? <Empty sentence={t('none')} /> : null}
      <ol>
        {list.items?.map((one) => (
          <Entry key={one.id} one={one} />
        ))}
      </ol>
      {list.more ? (
        <Button block type="text" onClick={list.more} loading={list.fetchingMore}>
          {t('history')}
        </Button>
      ) : null}
    </Card>
  )
}

/** Events tell of beginning and end; between them the counts are asked for. */
function useWatch(isRunning: boolean): void {
  const cache = useQueryClient()
  useEffect(() => {
    if (!isRunning) return
    const timer = setInterval(() => void cache.invalidateQueries({ queryKey: ['imports', 'list'] }), pollMs)
    return () => clearInterval(timer)
  }, [cache, isRunning])
}

function Entry({ one }: { readonly one: Import }) {
  const t = useTexts(importTexts)
  const locale = useLocale()
  const cancel = useAct('imports', 'cancel')
  const percent = new Intl.NumberFormat(locale, { style: 'percent' }).format(one.progress)
  return (
    <li id={one.id} className={styles.entry}>
      <div className={styles.line}>
        <strong className={styles.file}>{one.fileName}</strong>
        <Tag>{t(`kind_${one.kind}`)}</Tag>
        <StateTag one={one} />
        {one.status === 'running' ? <span className="figures">{percent}</span> : null}
        <span className={styles.when}>
          {one.createdBy.name} <Time at={one.createdAt} />
        </span>
      </div>
      {isUnderWay(one) ? (
        <progress
          className={styles.progress}
          value={one.progress}
          max={1}
          aria-label={t('progress', { file: one.fileName })}
        />
      ) : null}
      <div className={styles.line}>
        <Result one={one} />
        {isUnderWay(one) ? (
          <Button size="small" onClick={() => cancel.run({ id: one.id }, { done: () => tell(t('stopped')) })}>
            {t('stop')}
          </Button>
        ) : null}
        {one.counts.failed + one.counts.leftOut > 0 ? (
          <a href={`/api/v1/imports/${one.id}/errors`} download>
            {t(one.counts.failed > 0 ? 'errors' : 'leftOutFile')}
          </a>
        ) : null}
        <UndoPart one={one} size="small" />
      </div>
    </li>
  )
}
