import { DownOutlined, RightOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { type ReactNode, useState } from 'react'
import type { List } from '../frame/calls.ts'
import { frameTexts } from '../frame/frame.texts.ts'
import { useLocale, useTexts } from '../frame/texts.ts'
import { filterTexts } from './filter.texts.ts'
import styles from './grouped.module.css'

export interface ListGroup {
  readonly value: string | null
  readonly name: string
  readonly count: number
}

interface GroupedProps {
  /** Undefined while they are being counted. */
  readonly groups: readonly ListGroup[] | undefined
  readonly exact: boolean
  /** Narrows the list to one group. */
  readonly onNarrow: (value: string | null) => void
  /** Who belongs to a group that is open. */
  readonly children: (value: string | null) => ReactNode
}

/** A list in groups with how many each has; a group opens in its place. */
export function Grouped({ groups, exact, onNarrow, children }: GroupedProps) {
  const t = useTexts(filterTexts)
  const locale = useLocale()
  const [opened, setOpened] = useState<ReadonlySet<string | null>>(new Set())
  const toggle = (value: string | null) => {
    const next = new Set(opened)
    if (!next.delete(value)) next.add(value)
    setOpened(next)
  }
  return (
    <div className={styles.scroller} aria-busy={groups === undefined}>
      {(groups ?? []).map(({ value, name, count }) => {
        const isOpen = opened.has(value)
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
                <span className={styles.count}>{new Intl.NumberFormat(locale).format(count)}</span>
              </button>
              <Button type="link" size="small" onClick={() => onNarrow(value)}>
                {t('openGroup')}
              </Button>
            </header>
            {isOpen ? children(value) : null}
          </section>
        )
      })}
      {groups && !exact ? <p className={styles.note}>{t('approximate')}</p> : null}
    </div>
  )
}

interface MembersProps<T> {
  readonly list: Pick<List<T>, 'items' | 'more' | 'fetchingMore'>
  readonly idOf: (item: T) => string
  readonly onOpen: (id: string) => void
  readonly children: (item: T) => ReactNode
}

/** The members of a group that is open, one line each. */
export function Members<T>({ list, idOf, onOpen, children }: MembersProps<T>) {
  const frame = useTexts(frameTexts)
  return (
    <ul className={styles.members}>
      {(list.items ?? []).map((item) => (
        <li key={idOf(item)}>
          <button type="button" className={styles.member} onClick={() => onOpen(idOf(item))}>
            {children(item)}
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
