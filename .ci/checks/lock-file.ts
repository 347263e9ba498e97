import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from './check.ts'

/** What we need of an entry of package-lock.json, by its path (`node_modules/…`, a workspace, or `` for the root). */
export interface Entry {
  readonly version?: string
  readonly dev?: boolean
  readonly optional?: boolean
  readonly dependencies?: Readonly<Record<string, string>>
  readonly devDependencies?: Readonly<Record<string, string>>
  readonly optionalDependencies?: Readonly<Record<string, string>>
}
export type Packages = Readonly<Record<string, Entry>>

interface Missing {
  readonly by: string
  readonly name: string
  readonly range: string
  readonly optional: boolean
}

const path = join(root, 'package-lock.json')

/** What the entries depend on and the lock file does not hold: `npm ci` refuses to install from such a lock file. */
export function findMissing(packages: Packages): Missing[] {
  return Object.entries(packages).flatMap(([by, entry]) => {
    const own = by.includes('node_modules/') ? {} : entry.devDependencies
    const needed = { ...own, ...entry.dependencies, ...entry.optionalDependencies }
    return Object.entries(needed)
      .filter(([name]) => !isFound(packages, by, name))
      .map(([name, range]) => ({ by, name, range, optional: name in (entry.optionalDependencies ?? {}) }))
  })
}

export function readLockFile(): { packages: Packages } {
  return JSON.parse(readFileSync(path, 'utf8')) as { packages: Packages }
}

/**
 * Adds the builds for other platforms that npm left out because its registry did not serve them. Such an entry is never
 * fetched on this platform; on its own it is, so it says for which it is meant, which the name tells.
 */
export function complete(packages: Packages): Packages {
  const added = findMissing(packages).flatMap(({ by, name, range, optional }) => {
    const platform = optional && /^\d+\.\d+\.\d+/.test(range) && platformOf(name)
    if (!platform) return []
    const dev = packages[by]?.dev ? { dev: true } : {}
    return [[`node_modules/${name}`, { version: range, ...dev, optional: true, ...platform }] as const]
  })
  const all = [...Object.entries(packages), ...added.filter(([key]) => !(key in packages))]
  return Object.fromEntries(all.toSorted(([a], [b]) => a.localeCompare(b, 'en')))
}

/** Reads `@swc/core-linux-arm64-musl` as `{ os: ['linux'], cpu: ['arm64'], libc: ['musl'] }`. */
export function platformOf(name: string): { os: string[]; cpu: string[]; libc?: string[] } | undefined {
  const known =
    /(android|darwin|freebsd|linux|openharmony|win32)-(arm64|arm|x64|ia32|ppc64|riscv64|s390x)(?:-(gnu|musl))?/
  const [, os, cpu, libc] = known.exec(name) ?? []
  if (!os || !cpu) return undefined
  return { os: [os], cpu: [cpu], ...(libc ? { libc: [libc === 'gnu' ? 'glibc' : libc] } : {}) }
}

/** Looks where Node would: beside the dependent, then in each folder above it. */
function isFound(packages: Packages, by: string, name: string): boolean {
  for (let folder = by; ; folder = folder.slice(0, Math.max(0, folder.lastIndexOf('/node_modules/')))) {
    if (packages[`${folder ? `${folder}/` : ''}node_modules/${name}`]) return true
    if (!folder) return false
  }
}

if (import.meta.main) {
  const lock = readLockFile()
  writeFileSync(path, `${JSON.stringify({ ...lock, packages: complete(lock.packages) }, null, 2)}\n`)
}
