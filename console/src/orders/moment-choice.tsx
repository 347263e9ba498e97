import { DatePicker } from 'antd'
import dayjs from 'dayjs'

interface MomentChoiceProps {
  readonly id: string
  /** On the wall, `2026-02-28T09:05`; '' while there is none. */
  readonly at: string
  readonly onChange: (at: string) => void
}

/** A day and a time of day. */
export function MomentChoice({ id, at, onChange }: MomentChoiceProps) {
  return (
    <DatePicker
      id={id}
      showTime={{ format: 'HH:mm' }}
      format="YYYY-MM-DD HH:mm"
      value={at === '' ? null : dayjs(at)}
      style={{ width: '100%' }}
      onChange={(moment) => onChange(moment ? moment.format('YYYY-MM-DDTHH:mm') : '')}
    />
  )
}
