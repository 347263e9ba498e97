import { sayTime, sayTimeExactly } from '@zhike/ui/spoken-time'
import { useSyncExternalStore } from 'react'
import { useLocale } from './texts.ts'

const listeners = new Set<() => void>()
let ticking: ReturnType<typeof setInterval> | undefined
let minute = Math.floor(Date.now() / 60_000)

/** One clock for the whole page: 今天 becomes 昨天 without a reload. */
function watchMinute(listener: () => void) {
  listeners.add(listener)
  ticking ??= setInterval(() => {
    minute = Math.floor(Date.now() / 60_000)
    for (const one of listeners) one()
  }, 20_000)
  return () => {
    listeners.delete(listener)
    if (listeners.size > 0) return
    clearInterval(ticking)
    ticking = undefined
  }
}

/** The minute that it is, for whatever says how long something has yet. */
export const useMinute = (): number => useSyncExternalStore(watchMinute, () => minute)

/** A time as people say it (今天 14:20, 昨天, 3 天后), exact on hover. */
export function Time({ at }: { readonly at: string }) {
  const locale = useLocale()
  const now = useMinute()
  const instant = new Date(at)
  return (
    <time dateTime={at} title={sayTimeExactly(instant, { locale })} className="figures">
      {sayTime(instant, new Date(now * 60_000), { locale })}
    </time>
  )
}
