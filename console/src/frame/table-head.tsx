import { CaretDownOutlined, CaretUpOutlined } from '@ant-design/icons'
import { Checkbox } from 'antd'
import { frameTexts } from './frame.texts.ts'
import styles from './table.module.css'
import type { Column, TableProps } from './table-props.ts'
import { useTexts } from './texts.ts'

/** The head of a table: all at once, names, and sorting where the server sorts. */
export function TableHead<T>({ list, columns, idOf, sort, onSort, selected, onSelect }: TableProps<T>) {
  const t = useTexts(frameTexts)
  const ids = list.items?.map(idOf) ?? []
  const all = ids.length > 0 && ids.every((id) => selected?.has(id))
  return (
    <thead>
      <tr>
        {onSelect ? (
          <th className={styles.check} scope="col">
            <Checkbox
              checked={all}
              indeterminate={!all && (selected?.size ?? 0) > 0}
              onChange={() => onSelect(new Set(all ? [] : ids))}
              aria-label={t('selectAll')}
            />
          </th>
        ) : null}
        {columns.map((column) => (
          <th
            key={column.key}
            scope="col"
            data-align={column.align}
            style={column.width ? { width: column.width } : undefined}
            aria-sort={sortOf(column, sort)}
          >
            {column.sorts && onSort ? (
              <button
                type="button"
                className={styles.sort}
                onClick={() => onSort(nextSort(column, sort))}
                aria-label={t('sortBy', { column: column.title })}
              >
                {column.title}
                {sort !== undefined && sort === column.sorts.up ? <CaretUpOutlined aria-hidden /> : null}
                {sort !== undefined && sort === column.sorts.down ? <CaretDownOutlined aria-hidden /> : null}
              </button>
            ) : (
              column.title
            )}
          </th>
        ))}
      </tr>
    </thead>
  )
}

function sortOf<T>({ sorts }: Column<T>, sort: string | undefined) {
  if (!sorts) return undefined
  if (sort !== undefined && sort === sorts.up) return 'ascending'
  return sort !== undefined && sort === sorts.down ? 'descending' : 'none'
}

/** The other direction if there is one, else the only one. */
function nextSort<T>({ sorts }: Column<T>, sort: string | undefined): string {
  const order = [sorts?.down, sorts?.up].filter((one) => one !== undefined)
  return order[(order.indexOf(sort ?? '') + 1) % order.length] ?? ''
}
