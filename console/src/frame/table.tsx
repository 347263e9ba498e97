import { Checkbox } from 'antd'
import { type KeyboardEvent, type ReactNode, useRef } from 'react'
import type { List } from './calls.ts'
import { frameTexts } from './frame.texts.ts'
import { Bar } from './skeleton.tsx'
import { Failure } from './state.tsx'
import styles from './table.module.css'
import { TableFoot } from './table-foot.tsx'
import { TableHead } from './table-head.tsx'
import { useTexts } from './texts.ts'

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

const inside = (event: { target: EventTarget; currentTarget: Element }) =>
  event.target instanceof Element &&
  event.target !== event.currentTarget &&
  event.target.closest('a, button, input, label, [role="button"]') !== null

/** A list as a table with a head that stays, driven by keys; on a phone each row is a card. */
export function Table<T>(props: TableProps<T>) {
  const { list, columns, idOf, nameOf, openId, selected, onSelect } = props
  const t = useTexts(frameTexts)
  const scroller = useRef<HTMLDivElement>(null)
  if (list.failure && !list.items) return <Failure error={list.failure} again={list.again} />
  if (list.items?.length === 0) return props.empty
  const toggle = (id: string) =>
    onSelect?.(new Set(selected?.has(id) ? [...selected].filter((x) => x !== id) : [...(selected ?? []), id]))
  const walk = (event: KeyboardEvent<HTMLTableRowElement>, item: T) => {
    if (inside(event)) return
    const step =
      event.key === 'ArrowDown' || event.key === 'j' ? 1 : event.key === 'ArrowUp' || event.key === 'k' ? -1 : 0
    if (step !== 0) {
      const next = step > 0 ? event.currentTarget.nextElementSibling : event.currentTarget.previousElementSibling
      const neighbour = list.items?.[(list.items.indexOf(item) ?? 0) + step]
      event.preventDefault()
      if (next instanceof HTMLElement) next.focus()
      if (openId && neighbour) props.onOpen?.(neighbour)
    } else if (event.key === 'Enter') (openId === idOf(item) ? props.onPage : props.onOpen)?.(item)
    else if (event.key === 'x' && onSelect) toggle(idOf(item))
    else return
    event.preventDefault()
  }
  return (
    <div className={styles.scroller} ref={scroller} data-outdated={list.outdated || undefined}>
      <table className={styles.table} aria-label={props.label} aria-busy={!list.items}>
        <TableHead {...props} />
        <tbody>
          {list.items?.map((item, place) => (
            <tr
              key={idOf(item)}
              tabIndex={openId ? (openId === idOf(item) ? 0 : -1) : place === 0 ? 0 : -1}
              data-open={openId === idOf(item) || undefined}
              data-selected={selected?.has(idOf(item)) || undefined}
              data-opens={props.onOpen ? true : undefined}
              onClick={(event) => !inside(event) && props.onOpen?.(item)}
              onDoubleClick={(event) => !inside(event) && props.onPage?.(item)}
              onKeyDown={(event) => walk(event, item)}
            >
              {onSelect ? (
                <td className={styles.check}>
                  <Checkbox
                    checked={selected?.has(idOf(item)) ?? false}
                    onChange={() => toggle(idOf(item))}
                    aria-label={t('selectOne', { name: nameOf(item) })}
                  />
                </td>
              ) : null}
              {columns.map((column) => (
                <td
                  key={column.key}
                  data-align={column.align}
                  data-card={column.card ?? 'meta'}
                  data-label={column.title}
                >
                  {column.cell(item)}
                </td>
              ))}
            </tr>
          )) ?? <Waiting columns={columns} withCheck={Boolean(onSelect)} />}
        </tbody>
      </table>
      <TableFoot more={list.more} fetching={list.fetchingMore} scroller={scroller} />
    </div>
  )
}

const waitingRows = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]

function Waiting<T>({ columns, withCheck }: { readonly columns: readonly Column<T>[]; readonly withCheck: boolean }) {
  return waitingRows.map((row) => (
    <tr key={row}>
      {withCheck ? <td className={styles.check} /> : null}
      {columns.map((column, place) => (
        <td key={column.key} data-align={column.align} data-card={column.card ?? 'meta'}>
          <Bar width={`${45 + ((row * 17 + place * 29) % 45)}%`} />
        </td>
      ))}
    </tr>
  ))
}
