import { DatePicker } from 'antd'
import dayjs, { type Dayjs } from 'dayjs'
import styles from './pickers.module.css'

export interface TimeFieldProps {
  readonly id?: string | undefined
  readonly label?: string | undefined
  /** A day `2026-02-28`, or a moment on the wall `2026-02-28T09:05`; nothing or '' while there is none. */
  readonly value?: string | null | undefined
  /** Gives '' when it was cleared. */
  readonly onChange?: (value: string) => void
  /** Days before or after which nothing can be chosen. */
  readonly min?: string | undefined
  readonly max?: string | undefined
  readonly placeholder?: string | undefined
  readonly autoFocus?: boolean
  readonly width?: number
}

/** How a day may be typed; the first is how it is shown. */
const days = ['YYYY-MM-DD', 'YYYY-M-D', 'YYYY/M/D', 'YYYY.M.D', 'YYYYMMDD']
const moments = days.map((day) => `${day} HH:mm`)
const wall = 'YYYY-MM-DDTHH:mm'

/** What both have; a module of its own, because calendars are heavy. */
const shared = ({ id, label, value, min, max, placeholder, autoFocus = false, width }: TimeFieldProps) => ({
  ...(id ? { id } : {}),
  ...(label ? { 'aria-label': label } : {}),
  ...(placeholder === undefined ? {} : { placeholder }),
  ...(min ? { minDate: dayjs(min) } : {}),
  ...(max ? { maxDate: dayjs(max) } : {}),
  autoFocus,
  value: value ? dayjs(value) : null,
  style: width === undefined ? { width: '100%' } : { width, flex: 'none' },
})

type Chosen = Dayjs | null | undefined | readonly (Dayjs | null | undefined)[]

/** Counts with each click and each day that is typed to its end: a dialog can be sent without closing the calendar first. */
const telling = ({ onChange }: TimeFieldProps, form: string) => {
  const tell = (chosen: Chosen) => onChange?.([chosen].flat()[0]?.format(form) ?? '')
  return { onCalendarChange: tell, onChange: tell }
}

export const DayPicker = (props: TimeFieldProps) => (
  <DatePicker {...shared(props)} {...telling(props, 'YYYY-MM-DD')} format={days} />
)

export const MomentPicker = (props: TimeFieldProps) => (
  <DatePicker
    {...shared(props)}
    {...telling(props, wall)}
    format={moments}
    classNames={{ popup: { root: styles.popup ?? '' } }}
    showTime={{ format: 'HH:mm' }}
    needConfirm={false}
  />
)
