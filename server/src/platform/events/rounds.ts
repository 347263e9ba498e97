import { setTimeout as pause } from 'node:timers/promises'

/** Work that goes round until it is stopped. */
export interface Rounds {
  /** Asks for a round now instead of at the next turn of the clock. */
  wake(): void
  /** Waits for the round that is running, then there are no more. */
  stop(): Promise<void>
}

export interface RoundsOptions {
  /** How long to wait, in milliseconds, when nobody wakes us. */
  readonly everyMs: number
  readonly onError: (error: unknown) => void
}

/**
 * Wakes that come together count as one: a round for each commit would cost more than the commits. While rounds are slow
 * because others need the machine, more is gathered, so that they take a sixth of the time and no more.
 */
const gatherMs = { least: 15, most: 150 }
const restPerWork = 5
const afterErrorMs = 1_000

/** Calls `round` again and again: at once while it returns true, soon when woken, and every `everyMs` otherwise. */
export function startRounds(round: () => Promise<boolean>, { everyMs, onError }: RoundsOptions): Rounds {
  let stopping = false
  let woken = false
  // after an error nobody's wake shortens the pause: every commit would ask a database that is down
  let failed = false
  let endRest = () => {}
  const running = run()
  return {
    wake: () => {
      woken = true
      if (!failed) endRest()
    },
    stop: () => {
      stopping = true
      endRest()
      return running
    },
  }

  async function run() {
    while (!stopping) {
      woken = false
      const began = performance.now()
      const more = await tryRound()
      if (more) continue
      const lasted = performance.now() - began
      if (failed) await rest(afterErrorMs)
      else if (!woken) await rest(everyMs)
      if (woken && !stopping) await pause(Math.min(Math.max(gatherMs.least, lasted * restPerWork), gatherMs.most))
    }
  }

  async function tryRound(): Promise<boolean> {
    try {
      const more = await round()
      failed = false
      return more
    } catch (error) {
      failed = true
      onError(error)
      return false
    }
  }

  function rest(ms: number): Promise<void> {
    if (stopping) return Promise.resolve()
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, ms)
      endRest = () => {
        clearTimeout(timer)
        resolve()
      }
    })
  }
}
