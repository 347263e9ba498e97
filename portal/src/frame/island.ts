import type { Locale } from '@zhike/contract/reasons'
import { type ComponentChildren, h, hydrate } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { ReaderContext } from './reader.ts'

/** What every island is handed along with its own state. */
export interface IslandState {
  readonly locale: Locale
  /** The server's moment: a phone's clock may be wrong. */
  readonly now: string
}

/** Takes over what the server rendered in `<main>`, from the state that lies beside it. */
export function takeOver<S extends IslandState>(island: (state: S) => ComponentChildren) {
  const state = JSON.parse(document.getElementById('state')?.textContent ?? '') as S
  const main = document.getElementById('main')
  if (main) hydrate(h(Running, { state }, island(state)), main)
  // what says that the page cannot be used stays away from now on
  document.body.classList.add('alive')
}

interface RunningProps {
  readonly state: IslandState
  readonly children?: ComponentChildren
}

/** Lets the server's clock run on, so that "today" stays true on a page that is left open. */
function Running({ state, children }: RunningProps) {
  const [now, setNow] = useState(() => new Date(state.now))
  useEffect(() => {
    const opened = Date.now()
    const tick = () => setNow(new Date(Date.parse(state.now) + Date.now() - opened))
    const ticking = setInterval(tick, 30_000)
    return () => clearInterval(ticking)
  }, [state])
  return h(ReaderContext.Provider, { value: { locale: state.locale, now } }, children)
}
