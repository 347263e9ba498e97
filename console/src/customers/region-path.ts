/** The codes above a region that may have regions below them: its province, and its city unless it is one. */
export function parentsOf(code: string): readonly string[] {
  const province = `${code.slice(0, 2)}0000`
  const city = `${code.slice(0, 4)}00`
  return [...new Set([province, city])].filter((parent) => parent !== code)
}

/** A region as a cascading choice shows it. */
export interface RegionOption {
  readonly value: string
  readonly label: string
  readonly isLeaf: boolean
  readonly children?: readonly RegionOption[]
}

interface Region {
  readonly code: string
  readonly name: string
  readonly leaf: boolean
}

/** The regions that are loaded, each below its parent; `undefined` is what stands on top. */
export function regionTree(
  loaded: ReadonlyMap<string | undefined, readonly Region[]>,
  parent?: string,
): readonly RegionOption[] | undefined {
  return loaded.get(parent)?.map(({ code, name, leaf }) => {
    const children = leaf ? undefined : regionTree(loaded, code)
    return { value: code, label: name, isLeaf: leaf, ...(children ? { children } : {}) }
  })
}

/** The codes from the top down to `code`, as far as they are loaded; only the code itself when it is not. */
export function pathTo(code: string, options: readonly RegionOption[]): readonly string[] {
  return find(code, options) ?? [code]
}

function find(code: string, options: readonly RegionOption[]): readonly string[] | undefined {
  for (const option of options) {
    if (option.value === code) return [code]
    const below = find(code, option.children ?? [])
    if (below) return [option.value, ...below]
  }
  return undefined
}
