import type { ImportPreview } from '@zhike/contract/imports'
import { Radio } from 'antd'
import { useTexts } from '../frame/texts.ts'
import styles from './imports.module.css'
import { importTexts } from './imports.texts.ts'

export type DayOrder = NonNullable<ImportPreview['dayOrder']>

interface DayOrderChoiceProps {
  /** How many days could be two. */
  readonly count: number
  readonly value: DayOrder | null
  readonly onChange: (order: DayOrder) => void
}

/** What 5/6/1990 means in this file. */
export function DayOrderChoice({ count, value, onChange }: DayOrderChoiceProps) {
  const t = useTexts(importTexts)
  return (
    <fieldset className={styles.duplicates}>
      <legend>{t('dayOrder')}</legend>
      <p className={value === null ? styles.wrong : styles.hint} role={value === null ? 'alert' : undefined}>
        {t(value === null ? 'eitherDays' : 'eitherDaysRead', { count })}
      </p>
      <Radio.Group
        value={value}
        options={(['month_first', 'day_first'] as const).map((order) => ({ value: order, label: t(order) }))}
        onChange={({ target }) => onChange(target.value as DayOrder)}
      />
    </fieldset>
  )
}
