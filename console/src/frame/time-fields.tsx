import { Input } from 'antd'
import { lazy, Suspense } from 'react'
import type { TimeFieldProps } from './pickers.tsx'

const DayPicker = lazy(() => import('./pickers.tsx').then((found) => ({ default: found.DayPicker })))
const MomentPicker = lazy(() => import('./pickers.tsx').then((found) => ({ default: found.MomentPicker })))

/** A day, `2026-02-28`, typed or chosen. */
export const DayField = (props: TimeFieldProps) => (
  <Suspense fallback={<Coming {...props} />}>
    <DayPicker {...props} />
  </Suspense>
)

/** A day and a time of day on the wall, `2026-02-28T09:05`. */
export const MomentField = (props: TimeFieldProps) => (
  <Suspense fallback={<Coming {...props} />}>
    <MomentPicker {...props} />
  </Suspense>
)

/** What stands there until the calendar is loaded, as large as what follows. */
const Coming = ({ id, label, value, placeholder, width }: TimeFieldProps) => (
  <Input
    {...(id ? { id } : {})}
    {...(label ? { 'aria-label': label } : {})}
    {...(width === undefined ? {} : { style: { width, flex: 'none' } })}
    disabled
    placeholder={placeholder ?? ''}
    value={value?.replace('T', ' ') ?? ''}
  />
)
