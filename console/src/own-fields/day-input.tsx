import { DatePicker } from 'antd'
import dayjs from 'dayjs'

interface DayInputProps {
  readonly id?: string | undefined
  readonly label: string
  readonly day: string | null
  readonly from?: string | undefined
  readonly to?: string | undefined
  readonly placeholder: string
  readonly autoFocus?: boolean
  readonly onChange: (day: string | null) => void
}

/** A day, `2026-02-28`; a module of its own, because calendars are heavy. */
export function DayInput({ id, label, day, from, to, placeholder, autoFocus = false, onChange }: DayInputProps) {
  return (
    <DatePicker
      {...(id ? { id } : {})}
      aria-label={label}
      autoFocus={autoFocus}
      placeholder={placeholder}
      value={day ? dayjs(day) : null}
      {...(from === undefined ? {} : { minDate: dayjs(from) })}
      {...(to === undefined ? {} : { maxDate: dayjs(to) })}
      style={{ width: '100%' }}
      onChange={(chosen) => onChange(chosen?.format('YYYY-MM-DD') ?? null)}
    />
  )
}
