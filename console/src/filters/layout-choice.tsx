import { Segmented } from 'antd'
import type { ReactNode } from 'react'
import styles from './layout-choice.module.css'

interface LayoutChoiceProps<L extends string> {
  readonly label: string
  readonly layout: L
  readonly layouts: readonly { readonly value: L; readonly icon: ReactNode; readonly name: string }[]
  readonly onChoose: (layout: L) => void
}

/** How a list is laid out; on a phone by icons alone. */
export const LayoutChoice = <L extends string>({ label, layout, layouts, onChoose }: LayoutChoiceProps<L>) => (
  <Segmented<L>
    aria-label={label}
    size="small"
    value={layout}
    onChange={onChoose}
    options={layouts.map(({ value, icon, name }) => ({
      value,
      icon,
      title: name,
      label: <span className={styles.word}>{name}</span>,
    }))}
  />
)
