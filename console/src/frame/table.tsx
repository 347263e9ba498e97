import { useRef, useState } from 'react'
import { Bar } from './skeleton.tsx'
import { Failure } from './state.tsx'
import styles from './table.module.css'
import { TableFoot } from './table-foot.tsx'
import { TableHead } from './table-head.tsx'
import type { Column, TableProps } from './table-props.ts'
import { TableRow } from './table-row.tsx'
import { TickBar } from './tick-bar.tsx'

/** A list as a table with a head that stays, driven by keys; on a phone each row is a card. */
export function Table<T>(props: TableProps<T>) {
  const { list, columns, idOf, openId, onSelect } = props
  const scroller = useRef<HTMLDivElement>(null)
  const [ticking, setTicking] = useState(false)
  if (list.failure && !list.items) return <Failure error={list.failure} again={list.again} />
  if (list.items?.length === 0) return props.empty
  const opened = list.items?.findIndex((item) => idOf(item) === openId) ?? -1
  return (
    <div
      className={styles.scroller}
      ref={scroller}
      data-outdated={list.outdated || undefined}
      data-ticking={ticking || undefined}
    >
      {onSelect ? (
        <TickBar ids={list.items?.map(idOf) ?? []} onSelect={onSelect} ticking={ticking} onTick={setTicking} />
      ) : null}
      <table className={styles.table} aria-label={props.label} aria-busy={!list.items}>
        <TableHead {...props} />
        <tbody>
          {list.items?.map((item, place) => (
            <TableRow
              key={idOf(item)}
              table={props}
              item={item}
              place={place}
              ticking={ticking}
              isEntrance={place === Math.max(opened, 0)}
            />
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
