import type { ReactNode } from 'react'
import type { List } from './calls.ts'

/** What one column of a table says of an item. */
export interface Column<T> {
  readonly key: string
  readonly title: string
  readonly cell: (item: T) => ReactNode
  /** Numbers, amounts and durations stand right. */
  readonly align?: 'right'
  readonly width?: number
  /** Value of `sort` in the address for each direction that the server offers. */
  readonly sorts?: { readonly up?: string; readonly down?: string }
  /** Where it stands when the row is a card on a phone; `meta` (small, in a line) if left out. */
  readonly card?: 'title' | 'side' | 'second' | 'meta' | 'hidden'
}

export interface TableProps<T> {
  /** What the table is, for screen readers. */
  readonly label: string
  readonly list: Pick<List<T>, 'items' | 'failure' | 'again' | 'more' | 'fetchingMore' | 'outdated'>
  readonly columns: readonly Column<T>[]
  readonly idOf: (item: T) => string
  readonly nameOf: (item: T) => string
  /** Opens beside the list: click, Enter, or an arrow key while something is open. */
  readonly onOpen?: (item: T) => void
  /** Enter on what is open already, or a double click. */
  readonly onPage?: (item: T) => void
  readonly openId?: string | undefined
  readonly sort?: string | undefined
  readonly onSort?: (sort: string) => void
  readonly selected?: ReadonlySet<string>
  readonly onSelect?: (selected: ReadonlySet<string>) => void
  readonly empty: ReactNode
}
