import { Input } from 'antd'
import { useState } from 'react'
import styles from './calendar.module.css'
import { readClock, sayClock } from './clock.ts'

interface ClockProps {
  readonly label: string
  readonly minutes: number
  readonly wrong?: boolean
  readonly onChange: (minutes: number) => void
}

/** A time of day, typed; what cannot be read is put back when the field is left. */
export function ClockInput({ label, minutes, wrong = false, onChange }: ClockProps) {
  const [typed, setTyped] = useState<string | undefined>(undefined)
  const leave = () => {
    const read = typed === undefined ? undefined : readClock(typed)
    if (read !== undefined && read !== minutes) onChange(read)
    setTyped(undefined)
  }
  return (
    <Input
      className={styles.clock ?? ''}
      aria-label={label}
      inputMode="numeric"
      maxLength={5}
      {...(wrong ? { status: 'error' as const } : {})}
      value={typed ?? sayClock(minutes)}
      onChange={(event) => setTyped(event.target.value)}
      onBlur={leave}
      onPressEnter={leave}
    />
  )
}
