import { DownOutlined, LeftOutlined, RightOutlined } from '@ant-design/icons'
import { TicketDate } from '@zhike/contract/tickets'
import { Button, Dropdown, Segmented } from 'antd'
import { useMay } from '../frame/me.ts'
import { onlyGiven } from '../frame/search-params.ts'
import { useLocale, useTexts } from '../frame/texts.ts'
import styles from './ticket-calendar.module.css'
import { ticketCalendarTexts } from './ticket-calendar.texts.ts'
import type { TicketFilters } from './ticket-filters.ts'
import { type Span, spans, turned } from './ticket-span.ts'

interface BarProps {
  readonly filters: TicketFilters
  readonly span: Span
  readonly day: string
  readonly dates: TicketDate
  readonly days: readonly string[]
  readonly onNarrow: (filters: TicketFilters) => void
}

/** Which days are shown, and by which date of the tickets. */
export function CalendarBar({ filters, span, day, dates, days, onNarrow }: BarProps) {
  const t = useTexts(ticketCalendarTexts)
  const may = useMay()
  const offered = TicketDate.options.filter((one) => one !== 'followUpAt' || may('complaints.read'))
  const change = (part: { readonly [K in keyof TicketFilters]?: TicketFilters[K] | undefined }) =>
    onNarrow(onlyGiven({ ...filters, ...part }) as TicketFilters)
  return (
    <div className={styles.bar}>
      <span className={styles.turn}>
        <Button
          size="small"
          type="text"
          icon={<LeftOutlined aria-hidden />}
          aria-label={t(`before_${span}`)}
          onClick={() => change({ day: turned(day, span, -1) })}
        />
        <Title span={span} day={day} days={days} />
        <Button
          size="small"
          type="text"
          icon={<RightOutlined aria-hidden />}
          aria-label={t(`after_${span}`)}
          onClick={() => change({ day: turned(day, span, 1) })}
        />
        <Button size="small" onClick={() => change({ day: undefined })}>
          {t('today')}
        </Button>
      </span>
      <Segmented<Span>
        aria-label={t('span')}
        size="small"
        value={span}
        options={spans.map((value) => ({ value, label: t(`span_${value}`) }))}
        onChange={(next) => change({ span: next === 'month' ? undefined : next })}
      />
      <Dropdown
        trigger={['click']}
        menu={{
          items: offered.map((key) => ({ key, label: t(`dates_${key}`) })),
          selectedKeys: [dates],
          onClick: ({ key }) => {
            const next = TicketDate.parse(key)
            // most of those who are to be asked again have a closed ticket
            change({
              dates: next === 'dueAt' ? undefined : next,
              ...(next === 'followUpAt' ? { status: undefined } : {}),
            })
          },
        }}
      >
        <Button size="small" type="text" title={t('dates')}>
          {t(`dates_${dates}`)} <DownOutlined aria-hidden />
        </Button>
      </Dropdown>
    </div>
  )
}

function Title({ span, day, days }: Pick<BarProps, 'span' | 'day' | 'days'>) {
  const t = useTexts(ticketCalendarTexts)
  const locale = useLocale()
  const say = (date: string, options: Intl.DateTimeFormatOptions) =>
    new Date(date).toLocaleDateString(locale, { ...options, timeZone: 'UTC' })
  const short = { month: 'short', day: 'numeric' } as const
  return (
    <b className={styles.title}>
      {span === 'month'
        ? say(day, { year: 'numeric', month: 'long' })
        : t('weekOf', { from: say(days[0] ?? day, { ...short, year: 'numeric' }), to: say(days.at(-1) ?? day, short) })}
    </b>
  )
}
