import { Checkbox } from 'antd'
import type { KeyboardEvent } from 'react'
import { frameTexts } from './frame.texts.ts'
import styles from './table.module.css'
import { rowDeedOf, toggledIn } from './table-keys.ts'
import type { TableProps } from './table-props.ts'
import { useTexts } from './texts.ts'

interface RowProps<T> {
  readonly table: TableProps<T>
  readonly item: T
  readonly place: number
  /** Touching the card ticks it. */
  readonly ticking: boolean
  /** The one row that Tab reaches; arrows lead on from there. */
  readonly isEntrance: boolean
}

/** Whether the event belongs to something in the row that acts by itself, or to a menu that hangs on it. */
const isElsewhere = ({ target, currentTarget }: { target: EventTarget; currentTarget: Element }) =>
  target instanceof Element &&
  target !== currentTarget &&
  (!currentTarget.contains(target) || target.closest('a, button, input, label, [role="button"]') !== null)

/** One row of a table, or one card on a phone. */
export function TableRow<T>({ table, item, place, ticking, isEntrance }: RowProps<T>) {
  const t = useTexts(frameTexts)
  const { list, columns, openId, selected = new Set(), onSelect, onOpen, onPage } = table
  const id = table.idOf(item)
  const select = () => onSelect?.(toggledIn(selected, id))
  const step = (row: Element, by: 1 | -1) => {
    const next = by > 0 ? row.nextElementSibling : row.previousElementSibling
    if (next instanceof HTMLElement) next.focus()
    const neighbour = list.items?.[place + by]
    if (openId && neighbour) onOpen?.(neighbour)
  }
  const press = (event: KeyboardEvent<HTMLTableRowElement>) => {
    const deed = isElsewhere(event) ? undefined : rowDeedOf(event, openId === id)
    if (!deed) return
    event.preventDefault()
    if (deed === 'down') step(event.currentTarget, 1)
    else if (deed === 'up') step(event.currentTarget, -1)
    else if (deed === 'open') onOpen?.(item)
    else if (deed === 'page') onPage?.(item)
    else select()
  }
  return (
    <tr
      tabIndex={isEntrance ? 0 : -1}
      data-open={openId === id || undefined}
      data-selected={selected.has(id) || undefined}
      data-opens={onOpen ? true : undefined}
      onClick={(event) => !isElsewhere(event) && (ticking ? select() : onOpen?.(item))}
      onDoubleClick={(event) => !isElsewhere(event) && onPage?.(item)}
      onKeyDown={press}
    >
      {onSelect ? (
        <td className={styles.check}>
          <Checkbox
            checked={selected.has(id)}
            onChange={select}
            aria-label={t('selectOne', { name: table.nameOf(item) })}
          />
        </td>
      ) : null}
      {columns.map((column) => (
        <td key={column.key} data-align={column.align} data-card={column.card ?? 'meta'}>
          {column.cell(item)}
        </td>
      ))}
    </tr>
  )
}
