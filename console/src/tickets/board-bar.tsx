import { DownOutlined, PlusOutlined } from '@ant-design/icons'
import { type TicketSort, ticketSorts } from '@zhike/contract/tickets'
import { Button, Dropdown, Segmented } from 'antd'
import { onlyGiven } from '../frame/search-params.ts'
import { useLocale, useTexts } from '../frame/texts.ts'
import styles from './board.module.css'
import { boardTexts } from './board.texts.ts'
import type { BoardColumn, Person } from './board-columns.ts'
import { type BoardGroup, boardGroups } from './boards.ts'
import type { TicketFilters } from './ticket-filters.ts'

interface BarProps {
  readonly by: BoardGroup
  readonly filters: TicketFilters
  readonly onNarrow: (filters: TicketFilters) => void
  /** Colleagues without a column. */
  readonly others: readonly Person[]
  readonly onAdd: (person: Person) => void
}

/** By what the board has columns, and in which order their cards are. */
export function BoardBar({ by, filters, onNarrow, others, onAdd }: BarProps) {
  const b = useTexts(boardTexts)
  const sort = ticketSorts.find((one) => one === filters.sort) ?? '-createdAt'
  return (
    <div className={styles.bar}>
      <Segmented<BoardGroup>
        aria-label={b('columnsBy')}
        size="small"
        value={by}
        options={boardGroups.map((value) => ({ value, label: b(`by_${value}`) }))}
        onChange={(group) => onNarrow(onlyGiven({ ...filters, group: group === 'status' ? undefined : group }))}
      />
      <Dropdown
        trigger={['click']}
        menu={{
          items: ticketSorts.map((key) => ({ key, label: b(`order_${key}`) })),
          selectedKeys: [sort],
          onClick: ({ key }) => onNarrow({ ...filters, sort: key as TicketSort }),
        }}
      >
        <Button size="small" type="text" title={b('order')}>
          {b(`order_${sort}`)} <DownOutlined aria-hidden />
        </Button>
      </Dropdown>
      {others.length > 0 ? (
        <Dropdown
          trigger={['click']}
          menu={{
            items: others.map(({ id, name }) => ({ key: id, label: name })),
            onClick: ({ key }) => {
              const person = others.find(({ id }) => id === key)
              if (person) onAdd(person)
            },
            style: { maxHeight: 360, overflowY: 'auto' },
          }}
        >
          <Button size="small" type="text" icon={<PlusOutlined aria-hidden />}>
            {b('otherColleague')}
          </Button>
        </Dropdown>
      ) : null}
    </div>
  )
}

interface TabsProps {
  readonly columns: readonly BoardColumn[]
  readonly chosen: BoardColumn | undefined
  readonly onChoose: (column: BoardColumn) => void
}

/** On a phone one column is shown at a time. */
export function ColumnTabs({ columns, chosen, onChoose }: TabsProps) {
  const b = useTexts(boardTexts)
  const locale = useLocale()
  return (
    <nav className={styles.tabs} aria-label={b('columnsBy')}>
      {columns.map((column) => (
        <button
          key={column.value ?? ''}
          type="button"
          className={styles.tab}
          aria-current={column === chosen || undefined}
          onClick={() => onChoose(column)}
        >
          {column.name}
          {column.count === undefined ? null : (
            <span className={styles.count}>{new Intl.NumberFormat(locale).format(column.count)}</span>
          )}
        </button>
      ))}
    </nav>
  )
}
