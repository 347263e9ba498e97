import type { Customer, TimelineItem } from '@zhike/contract/customers'
import { timelineGroups } from '@zhike/contract/customers'
import { codeTexts } from '@zhike/ui/codes.texts'
import { sayDay } from '@zhike/ui/spoken-time'
import { Button } from 'antd'
import { useState } from 'react'
import { useList } from '../frame/calls.ts'
import { useEventWords } from '../frame/event-words.ts'
import { Skeleton } from '../frame/skeleton.tsx'
import { Empty, Failure } from '../frame/state.tsx'
import { useLocale, useTexts } from '../frame/texts.ts'
import { isOpenable, type Shown } from './shown.ts'
import styles from './timeline.module.css'
import { timelineTexts } from './timeline.texts.ts'
import { byDay } from './timeline-days.ts'

interface TimelineProps {
  readonly customer: Customer
  readonly onShow: (what: Shown) => void
}
type Group = (typeof timelineGroups)[number]

/** Everything that happened with a customer, newest first, by day. */
export function Timeline({ customer, onShow }: TimelineProps) {
  const t = useTexts(timelineTexts)
  const wordsOf = useEventWords()
  const [groups, setGroups] = useState<readonly Group[]>([])
  const list = useList('customers', 'timeline', { id: customer.id, ...(groups.length > 0 ? { group: groups } : {}) })
  const toggle = (group: Group) =>
    setGroups(groups.includes(group) ? groups.filter((one) => one !== group) : [...groups, group])
  const items = list.items ?? []
  const numbers = new Map(items.map(({ subject }) => [subject.id, subject.label] as const).filter(([, label]) => label))
  return (
    <section className={styles.timeline} aria-label={t('title')}>
      <div className={styles.bar}>
        <h2>{t('title')}</h2>
        <fieldset className={styles.groups} aria-label={t('groups')}>
          {timelineGroups.map((group) => (
            <button key={group} type="button" aria-pressed={groups.includes(group)} onClick={() => toggle(group)}>
              {t(`group_${group}`)}
            </button>
          ))}
        </fieldset>
      </div>
      {list.failure && !list.items ? <Failure error={list.failure} again={list.again} /> : null}
      {list.items || list.failure ? null : <Skeleton lines={10} height={18} />}
      {list.items?.length === 0 ? <Empty sentence={groups.length > 0 ? t('noneFound') : t('none')} /> : null}
      {byDay(items).map(({ day, items: happened }) => (
        <section key={day} className={styles.day} data-outdated={list.outdated || undefined}>
          <h3>
            <DayName day={day} />
          </h3>
          <ol>
            {happened.map((item) => (
              <Line
                key={item.id}
                item={item}
                words={wordsOf(item)}
                label={item.subject.label ?? numbers.get(item.subject.id) ?? null}
                onShow={onShow}
              />
            ))}
          </ol>
        </section>
      ))}
      {list.more || list.fetchingMore ? (
        <Button block type="text" onClick={list.more} loading={list.fetchingMore}>
          {t('more')}
        </Button>
      ) : null}
    </section>
  )
}

function DayName({ day }: { readonly day: string }) {
  const t = useTexts(timelineTexts)
  const locale = useLocale()
  const at = new Date(`${day}T12:00:00`)
  const away = Math.round((new Date().setHours(12, 0, 0, 0) - at.getTime()) / 86_400_000)
  const words = sayDay(at, locale)
  if (away === 0) return `${t('today')} · ${words}`
  if (away === 1) return `${t('yesterday')} · ${words}`
  return at.getFullYear() === new Date().getFullYear() ? words : `${at.getFullYear()} · ${words}`
}

interface LineProps {
  readonly item: TimelineItem
  readonly words: string
  /** What people call the thing it happened to. */
  readonly label: string | null
  readonly onShow: (what: Shown) => void
}

function Line({ item, words, label, onShow }: LineProps) {
  const code = useTexts(codeTexts)
  const locale = useLocale()
  const { subject, actor } = item
  const type = isOpenable(subject.type) ? subject.type : undefined
  const clock = new Intl.DateTimeFormat(locale, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' })
  return (
    <li className={styles.line} data-area={item.type.split('.')[0]}>
      <time dateTime={item.at} className="figures">
        {clock.format(new Date(item.at))}
      </time>
      <span className={styles.words}>
        {words}
        {type && label ? (
          <button type="button" className={styles.subject} onClick={() => onShow({ type, id: subject.id })}>
            {label}
          </button>
        ) : null}
      </span>
      <span className={styles.actor}>{actor.name ?? code(`actor.${actor.kind}`)}</span>
    </li>
  )
}
