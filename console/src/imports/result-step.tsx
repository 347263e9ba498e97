import { DownloadOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useEffect } from 'react'
import { useAct, useAnswer } from '../frame/calls.ts'
import { Skeleton } from '../frame/skeleton.tsx'
import { Failure } from '../frame/state.tsx'
import { useLocale, useTexts } from '../frame/texts.ts'
import { tell } from '../frame/toasts.ts'
import styles from './imports.module.css'
import { importTexts } from './imports.texts.ts'
import { isMoving } from './looked-since.ts'
import { Result } from './result.tsx'
import { stateOf } from './state-of.ts'
import { UndoPart } from './undo-part.tsx'

const pollMs = 800

/** An import under way, and what became of it. */
export function ResultStep({ id, onAgain }: { readonly id: string; readonly onAgain: () => void }) {
  const t = useTexts(importTexts)
  const locale = useLocale()
  const { data: one, error, refetch } = useAnswer('imports', 'get', { id })
  const cancel = useAct('imports', 'cancel')
  const isUnderWay = one !== undefined && (one.status === 'queued' || one.status === 'running')
  const isWatched = one !== undefined && isMoving(one)
  useEffect(() => {
    if (!isWatched) return
    const timer = setInterval(() => void refetch(), pollMs)
    return () => clearInterval(timer)
  }, [isWatched, refetch])
  if (error && !one) return <Failure error={error} again={() => void refetch()} />
  if (!one) return <Skeleton lines={3} />
  const percent = new Intl.NumberFormat(locale, { style: 'percent' }).format(one.progress)
  return (
    <div className={styles.outcome} role="status">
      <h2>{t(isUnderWay ? 'underWay' : `ended_${stateOf(one)}`, { file: one.fileName })}</h2>
      {isUnderWay ? (
        <>
          <progress
            className={styles.progress}
            value={one.progress}
            max={1}
            aria-label={t('progress', { file: one.fileName })}
          />
          <p className={styles.hint}>{t('percentAndLeave', { percent })}</p>
        </>
      ) : null}
      {one.undo?.status === 'undone' ? <p>{t(one.undo.counts.kept > 0 ? 'takenBackInPart' : 'takenBack')}</p> : null}
      <Result one={one} />
      {one.counts.failed > 0 && !isUnderWay && !one.undo ? (
        <p className={styles.mend}>
          {t('mendThem')}{' '}
          <a href={`/api/v1/imports/${id}/errors`} download>
            <DownloadOutlined aria-hidden /> {t('errors')}
          </a>
        </p>
      ) : null}
      <div className={styles.buttons}>
        {isUnderWay ? (
          <Button onClick={() => cancel.run({ id }, { done: () => tell(t('stopped')) })}>{t('stop')}</Button>
        ) : null}
        <Button type={isUnderWay ? 'default' : 'primary'} onClick={onAgain}>
          {t('another')}
        </Button>
        <UndoPart one={one} />
      </div>
    </div>
  )
}
