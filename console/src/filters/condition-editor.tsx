import { type Condition, type Filter, type FilterField, type FilterValue, valueFor } from '@zhike/contract/filters'
import { Button, Select } from 'antd'
import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import { useSettled } from '../frame/settled.ts'
import { useTexts } from '../frame/texts.ts'
import { ConditionValue } from './condition-value.tsx'
import { filterTexts } from './filter.texts.ts'
import styles from './filter-bar.module.css'
import type { FilterTerms } from './filter-terms.ts'
import { useFilterWords } from './filter-words.ts'

interface EditorProps {
  readonly terms: FilterTerms
  readonly condition: Condition | undefined
  /** The whole filter with this condition in it, for the count. */
  readonly whole: (condition: Condition) => Filter | undefined
  readonly onDone: (condition: Condition) => void
}

/** Chooses field, operator and value; Enter applies. How many would fit is counted meanwhile. */
export function ConditionEditor({ terms, condition, whole, onDone }: EditorProps) {
  const t = useTexts(filterTexts)
  const { fieldName } = useFilterWords(terms)
  const { fields, Count } = terms
  const [name, setName] = useState(condition?.field)
  const [op, setOp] = useState(condition?.op)
  const [value, setValue] = useState<FilterValue | undefined>(condition?.value)
  const box = useRef<HTMLDivElement>(null)
  // what has just been put on the page can be focused when it has been shown
  useEffect(() => {
    const timer = setTimeout(() => box.current?.querySelector('input')?.focus(), 50)
    return () => clearTimeout(timer)
  }, [])
  const field = name === undefined ? undefined : fields.get(name)
  const draft = field && op ? complete(field, { field: field.name, op, value }) : undefined
  const settled = useSettled(draft ? JSON.stringify(whole(draft)) : undefined, 250)
  const choose = (next: string) => {
    setName(next)
    setOp(fields.get(next)?.operators[0])
    setValue(undefined)
  }
  const enter = (event: KeyboardEvent) => {
    const isChoosing = event.target instanceof HTMLElement && event.target.closest('.ant-select-open') !== null
    if (event.key !== 'Enter' || isChoosing || !draft) return
    event.preventDefault()
    onDone(draft)
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Enter in any of the fields applies, as in a form
    <div ref={box} className={styles.editor} onKeyDown={enter}>
      <Select
        aria-label={t('field')}
        placeholder={t('field')}
        value={name ?? null}
        showSearch={{ optionFilterProp: 'label' }}
        options={[...fields.keys()].map((one) => ({ value: one, label: fieldName(one) }))}
        onChange={choose}
      />
      {field ? (
        <Select
          aria-label={t('operator')}
          value={op ?? null}
          options={field.operators.map((one) => ({ value: one, label: t(`op_${one}`) }))}
          onChange={(next) => {
            setOp(next)
            setValue(undefined)
          }}
        />
      ) : null}
      {field && op ? <ConditionValue terms={terms} field={field} op={op} value={value} onChange={setValue} /> : null}
      <div className={styles.foot}>
        {Count ? <Count filter={settled} /> : <span />}
        <Button type="primary" size="small" disabled={!draft} onClick={() => draft && onDone(draft)}>
          {t('done')}
        </Button>
      </div>
    </div>
  )
}

/** The condition, when its value is one that the server will take. */
function complete(field: FilterField, { value, ...rest }: Condition): Condition | undefined {
  const wanted = valueFor(field.type, rest.op)
  if (wanted === undefined) return rest
  return wanted.safeParse(value).success ? { ...rest, value } : undefined
}
