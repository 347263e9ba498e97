import { useQuery } from '@tanstack/react-query'
import { calendarTexts } from '../calendar/calendar.texts.ts'
import { useAnswer } from '../frame/calls.ts'
import { queryOf } from '../frame/client.ts'
import { Failure } from '../frame/state.tsx'
import { useTexts } from '../frame/texts.ts'
import { usePhone } from '../frame/theme.ts'
import { today } from '../ticket-types/today.ts'
import { CalendarBar } from './calendar-bar.tsx'
import { DayCell, DayDetails } from './calendar-day.tsx'
import styles from './ticket-calendar.module.css'
import { ticketCalendarTexts } from './ticket-calendar.texts.ts'
import { onlyListed, type TicketFilters } from './ticket-filters.ts'
import { daysAround } from './ticket-span.ts'

interface CalendarProps {
  readonly filters: TicketFilters
  readonly openId: string | undefined
  readonly onNarrow: (filters: TicketFilters) => void
}

/** Promises are written a moment after what changes them is told. */
const refetchInterval = 20_000

/** The tickets of the list on the days of a month or a week, by one of their dates. */
export function TicketCalendar({ filters, openId, onNarrow }: CalendarProps) {
  const t = useTexts(ticketCalendarTexts)
  const c = useTexts(calendarTexts)
  const isPhone = usePhone()
  const { span = 'month', day = today(), dates = 'dueAt' } = filters
  const days = daysAround(day, span)
  const most = span === 'week' ? 12 : 3
  const [from = day, to = day] = [days[0], days.at(-1)]
  const { sort: _, ...choice } = onlyListed(filters)
  const answer = useQuery({
    ...queryOf('tickets', 'days', { ...choice, by: dates, from, to, most: Math.max(most, 4) }),
    refetchInterval,
  })
  const working = useAnswer('calendar', 'days', { from, to })
  const found = new Map(answer.data?.items.map((one) => [one.date, one]))
  const known = new Map(working.data?.map((one) => [one.date, one]))
  const ofDay = (date: string) => ({
    date,
    day: found.get(date) ?? { date, count: 0, overdue: 0, items: [] },
    work: known.get(date),
    dates,
    filters,
    openId,
  })
  return (
    <>
      <CalendarBar filters={filters} span={span} day={day} dates={dates} days={days} onNarrow={onNarrow} />
      {answer.error && !answer.data ? (
        <Failure error={answer.error} again={() => void answer.refetch()} />
      ) : (
        <section className={styles.calendar} aria-label={t('calendar')} aria-busy={answer.isPending} data-span={span}>
          <div className={styles.weekdays} aria-hidden>
            {([0, 1, 2, 3, 4, 5, 6] as const).map((weekday) => (
              <span key={weekday}>{c(`short_${weekday}`)}</span>
            ))}
          </div>
          <div className={styles.grid}>
            {days.map((date) => (
              <DayCell
                key={date}
                {...ofDay(date)}
                most={most}
                outside={span === 'month' && date.slice(0, 7) !== day.slice(0, 7)}
                chosen={isPhone && date === day}
                onChoose={isPhone ? () => onNarrow({ ...filters, day: date }) : undefined}
              />
            ))}
          </div>
          {isPhone ? <DayDetails {...ofDay(day)} /> : null}
        </section>
      )}
    </>
  )
}
