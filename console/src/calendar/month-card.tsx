import { LeftOutlined, RightOutlined } from '@ant-design/icons'
import type { CalendarDay } from '@zhike/contract/calendar'
import type { Calendar } from '@zhike/contract/calendars'
import { Button } from 'antd'
import { useState } from 'react'
import { useAnswer } from '../frame/calls.ts'
import { Card } from '../frame/page.tsx'
import { useLocale, useTexts } from '../frame/texts.ts'
import forms from '../settings/forms.module.css'
import styles from './calendar.module.css'
import { calendarTexts } from './calendar.texts.ts'
import { DayDialog } from './day-dialog.tsx'
import { monthAfter, weeksOf } from './month.ts'

/** The months of a calendar: which days are worked, which are holidays, and what is special of its own. */
export function MonthCard({ calendar }: { readonly calendar: Calendar }) {
  const t = useTexts(calendarTexts)
  const locale = useLocale()
  const [month, setMonth] = useState(() => new Date().toLocaleDateString('sv-SE').slice(0, 7))
  const [edited, setEdited] = useState<string>()
  const weeks = weeksOf(month)
  const days = weeks.flat().filter((day) => day !== null)
  const answer = useAnswer('calendar', 'days', {
    from: days[0] ?? '',
    to: days.at(-1) ?? '',
    calendarId: calendar.id,
  })
  const known = new Map(answer.data?.map((day) => [day.date, day]))
  const own = new Set(calendar.specialDays.map(({ date }) => date))
  const title = new Date(`${month}-01T00:00:00`).toLocaleDateString(locale, { year: 'numeric', month: 'long' })
  const turn = (months: number) => setMonth(monthAfter(month, months))
  return (
    <Card
      title={t('specialDays')}
      aside={
        <span className={styles.turn}>
          <Button
            size="small"
            type="text"
            icon={<LeftOutlined aria-hidden />}
            aria-label={t('before')}
            onClick={() => turn(-1)}
          />
          <b className={styles.month}>{title}</b>
          <Button
            size="small"
            type="text"
            icon={<RightOutlined aria-hidden />}
            aria-label={t('after')}
            onClick={() => turn(1)}
          />
        </span>
      }
    >
      <div className={styles.grid}>
        {([0, 1, 2, 3, 4, 5, 6] as const).map((day) => (
          <span key={day} className={styles.weekday}>
            {t(`short_${day}`)}
          </span>
        ))}
        {weeks.flatMap((week, row) =>
          week.map((day, column) =>
            day === null ? (
              // biome-ignore lint/suspicious/noArrayIndexKey: an empty cell is its place
              <span key={`${row}/${column}`} />
            ) : (
              <DayCell
                key={day}
                day={known.get(day) ?? { date: day, working: true }}
                isOwn={own.has(day)}
                onOpen={() => setEdited(day)}
              />
            ),
          ),
        )}
      </div>
      <p className={forms.hint}>{t('monthHint')}</p>
      {edited ? <DayDialog calendar={calendar} day={edited} onClose={() => setEdited(undefined)} /> : null}
    </Card>
  )
}

interface CellProps {
  readonly day: CalendarDay
  readonly isOwn: boolean
  readonly onOpen: () => void
}

function DayCell({ day: { date, working, name }, isOwn, onOpen }: CellProps) {
  const t = useTexts(calendarTexts)
  const mark = name === undefined ? undefined : working ? t('markWork') : t('markOff')
  return (
    <button
      type="button"
      className={styles.cell}
      data-working={working || undefined}
      data-own={isOwn || undefined}
      aria-label={[Number(date.slice(8)), mark, name, date].filter(Boolean).join(' ')}
      onClick={onOpen}
    >
      <span className={styles.cellHead}>
        <span className="figures">{Number(date.slice(8))}</span>
        {mark ? (
          <span className={styles.mark} data-working={working || undefined}>
            {mark}
          </span>
        ) : null}
      </span>
      <span className={styles.cellName} title={name}>
        {name}
      </span>
    </button>
  )
}
