import { setTimeout as pause } from 'node:timers/promises'

const longestMs = 2_000

/**
 * Leaves the machine to people after a step of long work that nobody waits for: rests so many times as long as the step
 * took, 2 s at most. `began` is `performance.now()` at its begin. Over at once when the process is to stop.
 */
export const restAfter = (began: number, times: number, signal: AbortSignal): Promise<void> =>
  pause(Math.min((performance.now() - began) * times, longestMs), undefined, { signal }).catch(() => undefined)
