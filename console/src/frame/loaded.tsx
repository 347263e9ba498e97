import type { ReactNode } from 'react'
import { Skeleton } from './skeleton.tsx'
import { Failure } from './state.tsx'

interface LoadedProps<T> {
  readonly answer: { readonly data: T | undefined; readonly error: Error | null; readonly refetch: () => unknown }
  /** Lines of the skeleton that stands there until then. */
  readonly lines: number
  readonly children: (data: T) => ReactNode
}

/** What stands on an answer: a skeleton before it, the reason and another try when it fails. */
export function Loaded<T>({ answer, lines, children }: LoadedProps<T>) {
  if (answer.data !== undefined) return children(answer.data)
  if (answer.error) return <Failure error={answer.error} again={() => void answer.refetch()} />
  return (
    <div style={{ padding: '4px 16px 16px' }}>
      <Skeleton lines={lines} />
    </div>
  )
}
