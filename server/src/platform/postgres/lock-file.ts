import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { servesCluster } from './processes.ts'

/** What PostgreSQL writes into `postmaster.pid` while it runs; it stays behind when it is killed. */
export interface LockFile {
  readonly pid: number
  readonly port: number
  readonly ready: boolean
}

/** Reads the lock file of a cluster, whether its process runs or not. */
export function readLockFile(cluster: string): LockFile | undefined {
  try {
    const lines = readFileSync(join(cluster, 'postmaster.pid'), 'utf8').split('\n')
    const pid = Number(lines[0])
    return pid > 0 ? { pid, port: Number(lines[3] ?? 0), ready: lines[7]?.trim() === 'ready' } : undefined
  } catch {
    return undefined
  }
}

/** The lock file of a server that really runs: a process number may have gone to a stranger since. */
export function findServer(cluster: string): LockFile | undefined {
  const lock = readLockFile(cluster)
  return lock && servesCluster(lock.pid, cluster) ? lock : undefined
}
