import type { Locale } from '@zhike/contract/reasons'
import { type Density, densities } from '@zhike/ui/tokens'
import { createStore } from './store.ts'

/** How a person likes the desk. Kept in the browser, by person, because several may share one machine. */
export interface Preferences {
  readonly theme: 'auto' | 'light' | 'dark'
  readonly density: Density
  readonly locale: Locale
  readonly narrowRail: boolean
  /** Keys of the own fields that lists show, in order. */
  readonly columns: { readonly ticket: readonly string[]; readonly order: readonly string[] }
}

const initial: Preferences = {
  theme: 'auto',
  density: 'cosy',
  locale: 'zh-CN',
  narrowRail: false,
  columns: { ticket: [], order: [] },
}
const deviceKey = 'zhike.preferences'
let keys = [deviceKey]

/** What `text` holds of preferences, over `base`; whatever is not one of ours is left out. */
export function readPreferences(text: string | null, base: Preferences = initial): Preferences {
  if (!text) return base
  try {
    const found = JSON.parse(text) as Partial<Record<keyof Preferences, unknown>>
    return {
      theme: found.theme === 'light' || found.theme === 'dark' || found.theme === 'auto' ? found.theme : base.theme,
      density:
        typeof found.density === 'string' && Object.hasOwn(densities, found.density)
          ? (found.density as Density)
          : base.density,
      locale: found.locale === 'en' || found.locale === 'zh-CN' ? found.locale : base.locale,
      narrowRail: typeof found.narrowRail === 'boolean' ? found.narrowRail : base.narrowRail,
      columns: readColumns(found.columns, base.columns),
    }
  } catch {
    return base
  }
}

function readColumns(found: unknown, base: Preferences['columns']): Preferences['columns'] {
  const { ticket, order } = (found ?? {}) as Readonly<Record<string, unknown>>
  const keys = (given: unknown, else_: readonly string[]) =>
    Array.isArray(given) ? given.filter((key) => typeof key === 'string') : else_
  return { ticket: keys(ticket, base.ticket), order: keys(order, base.order) }
}

const stored = (key: string) => (typeof localStorage === 'undefined' ? null : localStorage.getItem(key))

export const preferences = createStore<Preferences>(readPreferences(stored(deviceKey)))

export function prefer(change: Partial<Preferences>): void {
  preferences.set({ ...preferences.get(), ...change })
  for (const key of keys) localStorage.setItem(key, JSON.stringify(preferences.get()))
}

/** From now on the preferences are those of this person; the device remembers the last ones for the log-in page. */
export function preferAs(personId: string): void {
  const own = `${deviceKey}.${personId}`
  if (keys.includes(own)) return
  keys = [deviceKey, own]
  prefer(readPreferences(stored(own), preferences.get()))
}
