import type { ReactNode } from 'react'
import styles from './tab-list.module.css'

interface TabListProps<T extends string> {
  /** What the tabs are called together. */
  readonly name: string
  readonly tabs: readonly T[]
  readonly chosen: T
  /** Of what the tabs turn. */
  readonly panelId: string
  readonly onChoose: (tab: T) => void
  /** What stands in a tab; a mark behind it in a `span`. */
  readonly children: (tab: T) => ReactNode
}

/** Tabs that turn what stands below them. */
export function TabList<T extends string>({ name, tabs, chosen, panelId, onChoose, children }: TabListProps<T>) {
  return (
    <div className={styles.tabs} role="tablist" aria-label={name}>
      {tabs.map((tab) => (
        <button
          key={tab}
          type="button"
          role="tab"
          aria-selected={tab === chosen}
          aria-controls={panelId}
          onClick={() => onChoose(tab)}
        >
          {children(tab)}
        </button>
      ))}
    </div>
  )
}
