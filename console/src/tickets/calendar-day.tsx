import { Link } from '@tanstack/react-router'
import type { CalendarDay } from '@zhike/contract/calendar'
import type { TicketDate, TicketDay } from '@zhike/contract/tickets'
import { calendarTexts } from '../calendar/calendar.texts.ts'
import { narrowed, readable, writeFilter } from '../filters/filter-address.ts'
import { onlyGiven } from '../frame/search-params.ts'
import { useLocale, useTexts } from '../frame/texts.ts'
import { today } from '../ticket-types/today.ts'
import styles from './ticket-calendar.module.css'
import { ticketCalendarTexts } from './ticket-calendar.texts.ts'
import type { TicketFilters } from './ticket-filters.ts'

interface DayProps {
  readonly date: string
  readonly day: TicketDay
  /** Undefined while it is being fetched. */
  readonly work: CalendarDay | undefined
  readonly dates: TicketDate
  readonly filters: TicketFilters
  readonly openId: string | undefined
}

interface CellProps extends DayProps {
  /** So many tickets are shown in the cell. */
  readonly most: number
  /** Of another month. */
  readonly outside: boolean
  readonly chosen: boolean
  /** Shows the day below, where a cell has no room; else it opens the list. */
  readonly onChoose: (() => void) | undefined
}

/** The list narrowed to a day. */
const listOf = (
  { layout: _layout, dates: _dates, span: _span, day: _day, ...filters }: TicketFilters,
  by: TicketDate,
  date: string,
) =>
  onlyGiven({
    ...filters,
    filter: writeFilter(narrowed(readable(filters.filter), { field: by, op: 'on', value: date })),
  })

/** A day with its first tickets; what is special about it stands beside the number. */
export function DayCell({ date, day, work, dates, filters, openId, most, outside, chosen, onChoose }: CellProps) {
  const t = useTexts(ticketCalendarTexts)
  const c = useTexts(calendarTexts)
  const mark = work?.name === undefined ? undefined : work.working ? c('markWork') : c('markOff')
  const head = (
    <>
      <span className={styles.number}>{Number(date.slice(8))}</span>
      {mark ? (
        <span className={styles.mark} data-working={work?.working || undefined}>
          {mark}
        </span>
      ) : null}
      {work?.name ? <span className={styles.holiday}>{work.name}</span> : null}
      {day.count > 0 ? (
        <span className={styles.count} data-late={day.overdue > 0 || undefined}>
          {day.overdue > 0 ? t('overdue', { count: day.overdue }) : null}
          <b>{onChoose ? day.count : t('count', { count: day.count })}</b>
        </span>
      ) : null}
    </>
  )
  const named = [date, mark, work?.name].filter(Boolean).join(' ')
  const shown = day.items.slice(0, most)
  const opening = {
    to: '/tickets',
    search: listOf(filters, dates, date),
    title: t('dayOpens', { date: named, count: day.count }),
  } as const
  return (
    <div
      className={styles.cell}
      data-date={date}
      data-rest={work?.working === false || undefined}
      data-outside={outside || undefined}
      data-today={date === today() || undefined}
      data-chosen={chosen || undefined}
    >
      {onChoose ? (
        <button
          type="button"
          className={styles.head}
          aria-pressed={chosen}
          title={t('dayNamed', { date: named, count: day.count })}
          onClick={onChoose}
        >
          {head}
        </button>
      ) : (
        <Link {...opening} className={styles.head}>
          {head}
        </Link>
      )}
      {onChoose ? null : <Tickets items={shown} dates={dates} filters={filters} openId={openId} />}
      {!onChoose && day.count > shown.length ? (
        <Link {...opening} className={styles.more}>
          {t('more', { count: day.count - shown.length })}
        </Link>
      ) : null}
    </div>
  )
}

/** What a day has, below the days: on a phone. */
export function DayDetails({ date, day, dates, filters, openId }: DayProps) {
  const t = useTexts(ticketCalendarTexts)
  const locale = useLocale()
  const options = { month: 'long', day: 'numeric', weekday: 'long', timeZone: 'UTC' } as const
  return (
    <section className={styles.details}>
      <h2>{new Date(date).toLocaleDateString(locale, options)}</h2>
      {day.count === 0 ? <p className={styles.nothing}>{t('nothing')}</p> : null}
      <Tickets items={day.items} dates={dates} filters={filters} openId={openId} />
      {day.count > 0 ? (
        <Link to="/tickets" search={listOf(filters, dates, date)}>
          {t('all', { count: day.count })}
        </Link>
      ) : null}
    </section>
  )
}

interface TicketsProps extends Pick<DayProps, 'dates' | 'filters' | 'openId'> {
  readonly items: TicketDay['items']
}

function Tickets({ items, dates, filters, openId }: TicketsProps) {
  const t = useTexts(ticketCalendarTexts)
  const clock = (at: string) =>
    new Date(at).toLocaleTimeString('sv', { hour: '2-digit', minute: '2-digit', timeZone: 'Asia/Shanghai' })
  return (
    <ul className={styles.tickets}>
      {items.map(({ id, number, title, at, overdue }) => (
        <li key={id}>
          <Link
            to="/tickets"
            search={{ ...filters, open: id }}
            className={styles.ticket}
            data-late={overdue || undefined}
            data-open={id === openId || undefined}
            title={[number, title, ...(overdue ? [t('late')] : [])].join(' · ')}
          >
            {dates === 'taskDueOn' ? null : <span className={styles.at}>{clock(at)}</span>}
            <span className={styles.words}>{title}</span>
          </Link>
        </li>
      ))}
    </ul>
  )
}
