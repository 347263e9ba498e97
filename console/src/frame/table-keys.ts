/** What a key does on a row. */
export type RowDeed = 'down' | 'up' | 'open' | 'page' | 'select'

const deeds: Readonly<Record<string, RowDeed>> = {
  ArrowDown: 'down',
  j: 'down',
  ArrowUp: 'up',
  k: 'up',
  Enter: 'open',
  x: 'select',
}

interface Press {
  readonly key: string
  readonly ctrlKey: boolean
  readonly metaKey: boolean
  readonly altKey: boolean
}

/** The deed of a key; Enter on what is open already makes it a page. Keys of the browser stay the browser's. */
export function rowDeedOf({ key, ctrlKey, metaKey, altKey }: Press, isOpen: boolean): RowDeed | undefined {
  if (ctrlKey || metaKey || altKey) return undefined
  const deed = Object.hasOwn(deeds, key) ? deeds[key] : undefined
  return deed === 'open' && isOpen ? 'page' : deed
}

/** The set with `id` in it or without. */
export function toggledIn(set: ReadonlySet<string>, id: string): ReadonlySet<string> {
  const next = new Set(set)
  if (!next.delete(id)) next.add(id)
  return next
}
