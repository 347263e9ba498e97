import { type Import, OnDuplicate } from '@zhike/contract/imports'
import { Radio } from 'antd'
import { useTexts } from '../frame/texts.ts'
import styles from './imports.module.css'
import { importTexts } from './imports.texts.ts'

interface PolicyChoiceProps {
  readonly kind: Import['kind']
  readonly value: Import['onDuplicate']
  readonly onChange: (policy: Import['onDuplicate']) => void
}

/** What happens to a row whose customer or order is there already. */
export function PolicyChoice({ kind, value, onChange }: PolicyChoiceProps) {
  const t = useTexts(importTexts)
  return (
    <fieldset className={styles.duplicates}>
      <legend>{t('duplicates', { kind: t(`kind_${kind}`).toLowerCase() })}</legend>
      <Radio.Group
        value={value}
        onChange={(event) => onChange(event.target.value as Import['onDuplicate'])}
        options={OnDuplicate.options.map((each) => ({
          value: each,
          label: (
            <span className={styles.policy}>
              <b>{t(each)}</b>
              <small>{t(`${each}Why`)}</small>
            </span>
          ),
        }))}
      />
    </fieldset>
  )
}
