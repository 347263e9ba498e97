import type { ExportKind } from '@zhike/contract/exports'
import { useAnswer } from '../frame/calls.ts'
import type { ArgsOf } from '../frame/client.ts'
import { useLocale, useTexts } from '../frame/texts.ts'
import styles from './exports.module.css'
import { exportTexts } from './exports.texts.ts'

interface ExtentProps {
  readonly kind: ExportKind
  readonly list: Readonly<Record<string, unknown>>
}

/** How much an export will be, as far as the list can say it. */
export function Extent({ kind, list }: ExtentProps) {
  const t = useTexts(exportTexts)
  const locale = useLocale()
  const { filter, ...short } = list
  const asked = {
    ...short,
    ...(filter === undefined ? {} : { filter: JSON.stringify(filter) }),
    limit: 1,
    count: 'yes',
  } as ArgsOf<'customers', 'list'>
  const count = useAnswer('customers', 'list', kind === 'customers' ? asked : undefined).data?.count
  if (!count) return <p className={styles.extent}>{t('about')}</p>
  const rows = new Intl.NumberFormat(locale).format(count.value)
  return (
    <p className={styles.extent}>
      {count.exact ? t('aboutExactly', { count: count.value }) : t('aboutRoughly', { rows })}
    </p>
  )
}
