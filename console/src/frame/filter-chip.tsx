import { CloseOutlined, DownOutlined } from '@ant-design/icons'
import { Dropdown } from 'antd'
import { useState } from 'react'
import styles from './filter-chip.module.css'
import { frameTexts } from './frame.texts.ts'
import { useTexts } from './texts.ts'

interface FilterChipProps<T extends string> {
  readonly name: string
  readonly options: readonly { readonly value: T; readonly label: string }[]
  readonly chosen: readonly T[]
  readonly onChoose: (chosen: readonly T[]) => void
  /** `one` closes after a choice, `many` stays open for the next. */
  readonly takes: 'one' | 'many'
}

/** A filter of a list as a small button that says what it lets through. */
export function FilterChip<T extends string>({ name, options, chosen, onChoose, takes }: FilterChipProps<T>) {
  const t = useTexts(frameTexts)
  const [open, setOpen] = useState(false)
  const labels = chosen.map((value) => options.find((option) => option.value === value)?.label ?? value)
  const toggle = (value: T) => {
    if (takes === 'one') onChoose(chosen.includes(value) ? [] : [value])
    else onChoose(chosen.includes(value) ? chosen.filter((one) => one !== value) : [...chosen, value])
  }
  return (
    <span className={styles.chip} data-chosen={chosen.length > 0 || undefined}>
      <Dropdown
        trigger={['click']}
        open={open}
        autoFocus
        onOpenChange={(next, { source }) => {
          if (next || source === 'trigger' || takes === 'one') setOpen(next)
        }}
        menu={{
          items: options.map(({ value, label }) => ({ key: value, label })),
          selectable: true,
          multiple: takes === 'many',
          selectedKeys: [...chosen],
          onClick: ({ key }) => toggle(key as T),
          style: { maxHeight: 360, overflowY: 'auto' },
        }}
      >
        <button type="button" className={styles.open} aria-haspopup="menu" aria-expanded={open}>
          {chosen.length > 0 ? (
            <span className={styles.value}>{t('filtered', { name, values: labels.join(t('and')) })}</span>
          ) : (
            name
          )}
          {chosen.length > 0 ? null : <DownOutlined aria-hidden />}
        </button>
      </Dropdown>
      {chosen.length > 0 ? (
        <button
          type="button"
          className={styles.clear}
          aria-label={t('dropFilter', { name })}
          onClick={() => onChoose([])}
        >
          <CloseOutlined aria-hidden />
        </button>
      ) : null}
    </span>
  )
}
