import { DownOutlined, RightOutlined } from '@ant-design/icons'
import type { CustomerGrouping } from '@zhike/contract/customers'
import type { Filter, FilterField } from '@zhike/contract/filters'
import { codeTexts } from '@zhike/ui/codes.texts'
import { Button } from 'antd'
import { useState } from 'react'
import { useAnswer, useList } from '../frame/calls.ts'
import { contactOf } from '../frame/contact.ts'
import { CustomerChip } from '../frame/customer-chip.tsx'
import { frameTexts } from '../frame/frame.texts.ts'
import { Failure } from '../frame/state.tsx'
import { StageTag } from '../frame/tag.tsx'
import { useLocale, useTexts } from '../frame/texts.ts'
import type { CustomerFilters } from './customer-search.ts'
import { readFilter, writeFilter } from './filter-address.ts'
import styles from './grouped-customers.module.css'
import { inGroup } from './grouping.ts'
import { PoolTag } from './pool-tag.tsx'
import { viewTexts } from './views.texts.ts'

interface GroupedProps {
  readonly by: CustomerGrouping
  readonly fields: ReadonlyMap<string, FilterField> | undefined
  readonly filters: CustomerFilters
  readonly onOpen: (id: string) => void
  /** Narrows the list to one group. */
  readonly onNarrow: (filter: Filter) => void
}

/** The list in groups with how many each has; a group opens in its place. */
export function GroupedCustomers({ by, fields, filters, onOpen, onNarrow }: GroupedProps) {
  const t = useTexts(viewTexts)
  const code = useTexts(codeTexts)
  const locale = useLocale()
  const [opened, setOpened] = useState<ReadonlySet<string | null>>(new Set())
  const { sort: _sort, ...choice } = filters
  const counts = useAnswer('customers', 'count', { ...choice, by })
  if (counts.error) return <Failure error={counts.error} again={() => void counts.refetch()} />
  const nameOf = (value: string | null, label: string | null) => {
    if (value === null) return t(by === 'owner' ? 'unowned' : 'unknown')
    if (by === 'stage') return code(`stage.${value as 'new'}`)
    return by === 'kind' ? code(`customer.${value as 'person'}`) : (label ?? value)
  }
  const toggle = (value: string | null) => {
    const next = new Set(opened)
    if (!next.delete(value)) next.add(value)
    setOpened(next)
  }
  return (
    <div className={styles.scroller} aria-busy={counts.isPending}>
      {(counts.data?.items ?? []).map(({ value, label, customers }) => {
        const name = nameOf(value, label)
        const isOpen = opened.has(value)
        const filter = inGroup(readable(filters.filter), by, value, fields)
        return (
          <section key={value ?? ''} className={styles.group}>
            <header className={styles.head}>
              <button
                type="button"
                className={styles.toggle}
                aria-expanded={isOpen}
                aria-label={t('expand', { group: name })}
                onClick={() => toggle(value)}
              >
                {isOpen ? <DownOutlined aria-hidden /> : <RightOutlined aria-hidden />}
                <span>{name}</span>
                <span className={styles.count}>{new Intl.NumberFormat(locale).format(customers)}</span>
              </button>
              <Button type="link" size="small" onClick={() => onNarrow(filter)}>
                {t('openGroup')}
              </Button>
            </header>
            {isOpen ? <Members filters={{ ...filters, filter: writeFilter(filter) ?? '' }} onOpen={onOpen} /> : null}
          </section>
        )
      })}
      {counts.data && !counts.data.exact ? <p className={styles.note}>{t('approximate')}</p> : null}
    </div>
  )
}

const readable = (text: string | undefined) => {
  const filter = readFilter(text)
  return filter === 'unreadable' ? undefined : filter
}

interface MembersProps {
  readonly filters: CustomerFilters
  readonly onOpen: (id: string) => void
}

function Members({ filters, onOpen }: MembersProps) {
  const frame = useTexts(frameTexts)
  const list = useList('customers', 'list', { ...filters, limit: 20 })
  return (
    <ul className={styles.members}>
      {(list.items ?? []).map((customer) => (
        <li key={customer.id}>
          <button type="button" className={styles.member} onClick={() => onOpen(customer.id)}>
            <CustomerChip customer={customer} plain />
            <PoolTag inPool={customer.inPool} />
            <span className={styles.contact}>{contactOf(customer)}</span>
            <StageTag stage={customer.stage} />
          </button>
        </li>
      ))}
      {list.more ? (
        <li>
          <Button type="text" size="small" loading={list.fetchingMore} onClick={list.more}>
            {frame('more')}
          </Button>
        </li>
      ) : null}
    </ul>
  )
}
