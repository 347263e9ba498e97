import { execFileSync } from 'node:child_process'
import { readdirSync, readFileSync, readlinkSync, realpathSync } from 'node:fs'
import { basename } from 'node:path'

const hasProc = process.platform === 'linux'

/** Whether a process runs. A dead one that nobody has collected (a zombie) does not. */
export function isAlive(pid: number): boolean {
  if (hasProc) return readStat(pid) !== undefined
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

/** What tells a process from a later one that got the same number; undefined when it does not run. */
export function birthmarkOf(pid: number): string | undefined {
  if (hasProc) {
    const startedAt = readStat(pid)?.[19]
    return startedAt && `${readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()}:${startedAt}`
  }
  if (!isAlive(pid)) return undefined
  return process.platform === 'win32' ? 'alive' : ps(pid, 'lstart=')
}

/** Whether a process is a PostgreSQL server on `cluster`: its main process and all its children work from that folder. */
export function servesCluster(pid: number, cluster: string): boolean {
  if (!isAlive(pid)) return false
  if (process.platform === 'win32') return true
  if (!hasProc) return ps(pid, 'command=')?.includes('postgres') ?? false
  try {
    const program = basename(readlinkSync(`/proc/${pid}/exe`)).replace(' (deleted)', '')
    return program === 'postgres' && readlinkSync(`/proc/${pid}/cwd`) === realpathSync(cluster)
  } catch {
    return false
  }
}

/** All processes of PostgreSQL on `cluster`; only Linux can tell. */
export function listProcesses(cluster: string): number[] {
  if (!hasProc) return []
  const pids = readdirSync('/proc').filter((name) => /^\d+$/.test(name))
  return pids.map(Number).filter((pid) => servesCluster(pid, cluster))
}

/** The fields of /proc/<pid>/stat from the state on: what stands before may hold any character. */
function readStat(pid: number): string[] | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    return fields[0] === 'Z' || fields[0] === 'X' ? undefined : fields
  } catch {
    return undefined
  }
}

function ps(pid: number, field: string): string | undefined {
  try {
    return execFileSync('ps', ['-p', String(pid), '-o', field], { encoding: 'utf8' }).trim() || undefined
  } catch {
    return undefined
  }
}
