/** A chunk in the manifest that Vite writes. */
export interface Chunk {
  readonly file: string
  readonly name?: string
  readonly src?: string
  readonly isEntry?: boolean
  readonly imports?: readonly string[]
  readonly dynamicImports?: readonly string[]
}

export type Manifest = Readonly<Record<string, Chunk>>

/** What must be fetched before something is usable, in bytes. */
export interface Weight {
  readonly what: string
  readonly bytes: number
}

/**
 * Weighs each entry, and each page: a chunk that an entry imports lazily, together with that entry. What a page in turn
 * imports lazily comes after it is usable and is not counted. `sizeOf` gives the bytes of a file as they are sent.
 */
export function weigh(manifest: Manifest, sizeOf: (file: string) => number): readonly Weight[] {
  const entries = Object.keys(manifest).filter((key) => manifest[key]?.isEntry)
  return entries.flatMap((entry) => {
    const first = closure(manifest, [entry])
    const lazy = new Set(first.flatMap((key) => manifest[key]?.dynamicImports ?? []))
    const pages = [...lazy].map((page) => ({ what: page, keys: closure(manifest, [entry, page]) }))
    return [{ what: entry, keys: first }, ...pages].map(({ what, keys }) => ({
      what,
      bytes: total(manifest, keys, sizeOf),
    }))
  })
}

/** The chunks `from` and all that they import before they run. */
function closure(manifest: Manifest, from: readonly string[]): readonly string[] {
  const seen = new Set(from)
  for (const key of seen) for (const imported of manifest[key]?.imports ?? []) seen.add(imported)
  return [...seen]
}

function total(manifest: Manifest, keys: readonly string[], sizeOf: (file: string) => number): number {
  const files = new Set(keys.flatMap((key) => manifest[key]?.file ?? []).filter((file) => /[.]m?js$/.test(file)))
  return [...files].reduce((sum, file) => sum + sizeOf(file), 0)
}
