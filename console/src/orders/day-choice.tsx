import { DatePicker } from 'antd'
import dayjs from 'dayjs'

interface DayChoiceProps {
  readonly label: string
  readonly day: string | undefined
  /** Days before or after which nothing can be chosen. */
  readonly min?: string | undefined
  readonly max?: string | undefined
  readonly onChange: (day: string | undefined) => void
}

/** A day, `2026-02-28`. */
export function DayChoice({ label, day, min, max, onChange }: DayChoiceProps) {
  return (
    <DatePicker
      aria-label={label}
      placeholder={label}
      value={day ? dayjs(day) : null}
      {...(min ? { minDate: dayjs(min) } : {})}
      {...(max ? { maxDate: dayjs(max) } : {})}
      style={{ width: 136, flex: 'none' }}
      onChange={(chosen) => onChange(chosen?.format('YYYY-MM-DD'))}
    />
  )
}
