import { useQueryClient } from '@tanstack/react-query'
import { Button, Progress } from 'antd'
import { useEffect } from 'react'
import { useAct, useAnswer } from '../frame/calls.ts'
import { useTexts } from '../frame/texts.ts'
import { Time } from '../frame/time.tsx'
import styles from './duplicates.module.css'
import { duplicateTexts } from './duplicates.texts.ts'

const lookAgainMs = 1000

/** When somebody looked last, the way to look again, and how far that has come. */
export function ScanState() {
  const t = useTexts(duplicateTexts)
  const cache = useQueryClient()
  const latest = useAnswer('duplicates', 'getScan', {})
  const start = useAct('duplicates', 'scan')
  const scan = latest.data?.scan
  const runs = scan?.status === 'queued' || scan?.status === 'running'
  useEffect(() => {
    if (!runs) return undefined
    const timer = setInterval(() => void cache.invalidateQueries({ queryKey: ['duplicates'] }), lookAgainMs)
    return () => clearInterval(timer)
  }, [runs, cache])
  if (scan && runs)
    return (
      <span className={styles.scan} role="status">
        {t('scanning', { percent: Math.round(scan.progress * 100) })}
        <Progress percent={scan.progress * 100} showInfo={false} size="small" />
      </span>
    )
  return (
    <>
      {scan?.finishedAt ? (
        <span className={styles.when}>
          <Time at={scan.finishedAt} />
        </span>
      ) : null}
      <Button loading={start.busy} onClick={() => start.run({})}>
        {t('scan')}
      </Button>
    </>
  )
}
