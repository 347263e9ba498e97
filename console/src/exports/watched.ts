import { createStore } from '../frame/store.ts'

/** Exports that the tray shows: begun or seen under way since the page was loaded, and not put away. */
export const watched = createStore<ReadonlySet<string>>(new Set())
const putAway = new Set<string>()

/** Keeps exports in the tray until they are put away; one that was is not shown again. */
export function watch(ids: readonly string[]): void {
  const added = ids.filter((id) => !watched.get().has(id) && !putAway.has(id))
  if (added.length > 0) watched.set(new Set([...watched.get(), ...added]))
}

export function unwatch(id: string): void {
  putAway.add(id)
  watched.set(new Set([...watched.get()].filter((one) => one !== id)))
}
