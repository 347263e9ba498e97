/** A chunk in the manifest that Vite writes. */
export interface Chunk {
  readonly file: string
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
 * Weighs each entry and each chunk that is imported lazily: itself, what it imports, and all that had to be there
 * before, on the shortest way from an entry. `sizeOf` gives the bytes of a file as they are sent.
 */
export function weigh(manifest: Manifest, sizeOf: (file: string) => number): readonly Weight[] {
  const reached = new Map<string, ReadonlySet<string>>()
  const waiting = Object.keys(manifest)
    .filter((key) => manifest[key]?.isEntry)
    .map((entry) => ({ what: entry, before: new Set<string>() }))
  for (const { what, before } of waiting) {
    if (reached.has(what)) continue
    const loaded = withImports(manifest, new Set([...before, what]))
    reached.set(what, loaded)
    for (const lazy of lazyImports(manifest, loaded)) waiting.push({ what: lazy, before: loaded })
  }
  return [...reached].map(([what, loaded]) => ({ what, bytes: total(manifest, loaded, sizeOf) }))
}

/** `chunks` and all that they import before they run. */
function withImports(manifest: Manifest, chunks: ReadonlySet<string>): Set<string> {
  const seen = new Set(chunks)
  for (const key of seen) for (const imported of manifest[key]?.imports ?? []) seen.add(imported)
  return seen
}

function lazyImports(manifest: Manifest, chunks: ReadonlySet<string>): readonly string[] {
  return [...chunks].flatMap((key) => manifest[key]?.dynamicImports ?? []).filter((lazy) => !chunks.has(lazy))
}

function total(manifest: Manifest, chunks: ReadonlySet<string>, sizeOf: (file: string) => number): number {
  const files = new Set([...chunks].flatMap((key) => manifest[key]?.file ?? []).filter((file) => /[.]m?js$/.test(file)))
  return [...files].reduce((sum, file) => sum + sizeOf(file), 0)
}
