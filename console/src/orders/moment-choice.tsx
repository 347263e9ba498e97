import { Input } from 'antd'

interface MomentChoiceProps {
  readonly id: string
  /** On the wall, `2026-02-28T09:05`; '' while there is none. */
  readonly at: string
  readonly onChange: (at: string) => void
}

/** A day and a time of day, by the browser's own choice: the calendar of the library weighs a tenth of the page. */
export function MomentChoice({ id, at, onChange }: MomentChoiceProps) {
  return <Input id={id} type="datetime-local" value={at} onChange={(event) => onChange(event.target.value)} />
}
