import { useRef } from 'preact/hooks'
import { onceKey } from './calls.ts'

/** One key for one content: two taps, or a second try after the network failed, have one effect. */
export function useOnce(): (content: unknown) => string {
  const last = useRef({ content: '', key: '' })
  return (content) => {
    const now = JSON.stringify(content)
    if (last.current.content !== now) last.current = { content: now, key: onceKey() }
    return last.current.key
  }
}

/** What tells one choice of pictures from another. */
export const tellApart = (pictures: readonly File[]) => pictures.map(({ name, size }) => [name, size])
