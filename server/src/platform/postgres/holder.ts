import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { birthmarkOf } from './processes.ts'

interface Holder {
  readonly pid: number
  readonly birthmark: string | undefined
}

/**
 * Claims the right to start and end the server. Returns undefined when this process has it now, else the number of the
 * living process that has it. A claim of a dead process is void.
 */
export function claim(file: string): number | undefined {
  const mine = `${file}.${process.pid}`
  writeFileSync(mine, JSON.stringify({ pid: process.pid, birthmark: birthmarkOf(process.pid) }), { mode: 0o600 })
  try {
    for (;;) {
      if (succeeds(() => linkSync(mine, file), 'EEXIST')) return undefined
      const seen = read(file)
      if (seen === undefined) continue
      const holder = JSON.parse(seen) as Holder
      if (birthmarkOf(holder.pid) === holder.birthmark) return holder.pid
      discard(file, seen)
    }
  } finally {
    rmSync(mine, { force: true })
  }
}

export function release(file: string): void {
  rmSync(file, { force: true })
}

/** Takes a void claim away by renaming it, which only one of several claimants can do. */
function discard(file: string, seen: string): void {
  const away = `${file}.${process.pid}.void`
  if (!succeeds(() => renameSync(file, away), 'ENOENT')) return
  // Between reading and renaming another process may have claimed: then it was its claim that we took, and it gets it back.
  if (read(away) !== seen) succeeds(() => linkSync(away, file), 'EEXIST')
  rmSync(away, { force: true })
}

function read(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return undefined
  }
}

function succeeds(act: () => void, expected: string): boolean {
  try {
    act()
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === expected) return false
    throw error
  }
}
