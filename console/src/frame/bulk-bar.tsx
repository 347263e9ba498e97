import { Button } from 'antd'
import type { ReactNode } from 'react'
import styles from './bulk-bar.module.css'
import { frameTexts } from './frame.texts.ts'
import { useTexts } from './texts.ts'

interface BulkBarProps {
  readonly count: number
  readonly onClear: () => void
  readonly children: ReactNode
}

/** Appears when rows are selected: how many, and what can be done with them. */
export function BulkBar({ count, onClear, children }: BulkBarProps) {
  const t = useTexts(frameTexts)
  if (count === 0) return null
  return (
    <div className={styles.bar} role="toolbar" aria-label={t('selected', { count })}>
      <strong className="figures">{t('selected', { count })}</strong>
      {children}
      <Button type="text" onClick={onClear}>
        {t('clearSelection')}
      </Button>
    </div>
  )
}
