import { CopyOutlined, DeleteOutlined, PlusOutlined } from '@ant-design/icons'
import type { Period } from '@zhike/contract/calendars'
import { Button, Tooltip } from 'antd'
import { useTexts } from '../frame/texts.ts'
import styles from './calendar.module.css'
import { calendarTexts } from './calendar.texts.ts'
import { ClockInput } from './clock-input.tsx'

const mostPeriods = 6
const weekdays = [0, 1, 2, 3, 4, 5, 6] as const

interface WeekProps {
  readonly week: readonly (readonly Period[])[]
  readonly makeUp: readonly Period[]
  readonly onWeek: (week: Period[][]) => void
  readonly onMakeUp: (makeUp: Period[]) => void
}

/** The periods of each weekday, and those of a day of rest that is worked instead. */
export function WeekEditor({ week, makeUp, onWeek, onMakeUp }: WeekProps) {
  const t = useTexts(calendarTexts)
  const change = (day: number, periods: Period[]) => onWeek(week.map((each, n) => (n === day ? periods : [...each])))
  const copy = (day: number) => onWeek(week.map((each, n) => [...((n < 5 && day < 5 ? week[day] : undefined) ?? each)]))
  return (
    <div className={styles.week}>
      {weekdays.map((day) => (
        <DayLine
          key={day}
          name={t(`day_${day}`)}
          periods={week[day] ?? []}
          onChange={(periods) => change(day, periods)}
          {...(day < 5 ? { onCopy: () => copy(day) } : {})}
        />
      ))}
      <DayLine name={t('makeUp')} periods={makeUp} onChange={onMakeUp} />
    </div>
  )
}

interface LineProps {
  readonly name: string
  readonly periods: readonly Period[]
  readonly onChange: (periods: Period[]) => void
  /** Gives the other workdays the same hours. */
  readonly onCopy?: () => void
}

function DayLine({ name, periods, onChange, onCopy }: LineProps) {
  const t = useTexts(calendarTexts)
  const replace = (place: number, period: Period) => onChange(periods.map((each, n) => (n === place ? period : each)))
  return (
    <div className={styles.day}>
      <span className={styles.dayName}>{name}</span>
      <span className={styles.periods}>
        {periods.length === 0 ? <span className={styles.rest}>{t('rest')}</span> : null}
        {periods.map((period, place) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: periods have no other name than their place
          <span key={place} className={styles.period}>
            <PeriodInput
              name={`${name} ${place + 1}`}
              period={period}
              after={periods[place - 1]?.to ?? -1}
              onChange={(changed) => replace(place, changed)}
              onRemove={() => onChange(periods.filter((_, n) => n !== place))}
            />
          </span>
        ))}
        <Button
          size="small"
          type="text"
          icon={<PlusOutlined aria-hidden />}
          aria-label={t('addPeriodTo', { name })}
          disabled={periods.length >= mostPeriods || (periods.at(-1)?.to ?? 0) > 1380}
          onClick={() => onChange([...periods, nextPeriod(periods)])}
        />
      </span>
      {onCopy ? (
        <Tooltip title={t('copy')}>
          <Button
            size="small"
            type="text"
            icon={<CopyOutlined aria-hidden />}
            aria-label={t('copyOf', { name })}
            onClick={onCopy}
          />
        </Tooltip>
      ) : null}
    </div>
  )
}

/** Where a day goes on: in the morning, or half an hour after the period before. */
function nextPeriod(periods: readonly Period[]): Period {
  const last = periods.at(-1)
  const from = last ? Math.min(last.to + 30, 1410) : 540
  return { from, to: Math.min(from + 180, 1440) }
}

interface PeriodProps {
  readonly name: string
  readonly period: Period
  /** Where the period before ends. */
  readonly after: number
  readonly onChange: (period: Period) => void
  readonly onRemove: () => void
}

function PeriodInput({ name, period: { from, to }, after, onChange, onRemove }: PeriodProps) {
  const t = useTexts(calendarTexts)
  return (
    <>
      <ClockInput
        label={t('fromOf', { name })}
        minutes={from}
        wrong={from <= after}
        onChange={(minutes) => onChange({ from: minutes, to })}
      />
      {'–'}
      <ClockInput
        label={t('toOf', { name })}
        minutes={to}
        wrong={to <= from}
        onChange={(minutes) => onChange({ from, to: minutes })}
      />
      <Button
        size="small"
        type="text"
        icon={<DeleteOutlined aria-hidden />}
        aria-label={t('removeOf', { name })}
        onClick={onRemove}
      />
    </>
  )
}
