import type { Import } from '@zhike/contract/imports'
import { reasonText } from '@zhike/contract/reasons'
import { useLocale, useTexts } from '../frame/texts.ts'
import styles from './imports.module.css'
import { importTexts } from './imports.texts.ts'

/** What an import came to, row by row; what did not happen is not said, and what was undone is past. */
export function Result({ one: { counts, failure, undo } }: { readonly one: Import }) {
  const t = useTexts(importTexts)
  const locale = useLocale()
  const number = (count: number) => new Intl.NumberFormat(locale).format(count)
  const parts = [
    [t('read', { count: number(counts.read) }), counts.read, undefined],
    [t('created', { count: number(counts.created) }), counts.created, 'good'],
    [t('updated', { count: number(counts.updated) }), counts.updated, 'good'],
    [t('skipped', { count: number(counts.skipped) }), counts.skipped, undefined],
    [t('leftOutRows', { count: number(counts.leftOut) }), counts.leftOut, undefined],
    [t('failedRows', { count: number(counts.failed) }), counts.failed, 'broken'],
  ] as const
  return (
    <span className={styles.counts}>
      {parts
        .filter(([, count]) => count > 0)
        .map(([words, , tone]) => (
          <span key={words} data-tone={undo ? undefined : tone}>
            {words}
          </span>
        ))}
      {failure ? <span data-tone="broken">{reasonText(failure, locale)}</span> : null}
    </span>
  )
}
