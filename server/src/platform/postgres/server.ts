import { spawn, spawnSync } from 'node:child_process'
import { closeSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { findBinaries } from './binaries.ts'
import type { Identity } from './identity.ts'
import type { Layout } from './layout.ts'
import { findServer, type LockFile, readLockFile } from './lock-file.ts'
import { openLog, readLogSince, sizeOf } from './log-file.ts'
import { messages } from './messages.ts'
import { isFree } from './ports.ts'
import { isAlive, listProcesses, servesCluster } from './processes.ts'

type Log = (line: string) => void
type Attempt = { readonly server: LockFile } | { readonly said: string }

/** Starts the server on the first of the ports that is free and returns when it takes connections. */
export async function launch(
  layout: Layout,
  identity: Identity,
  ports: AsyncIterable<number> | Iterable<number>,
  log: Log,
): Promise<LockFile> {
  await endLeftovers(layout.cluster)
  dropStrangersLock(layout.cluster)
  for await (const port of ports) {
    const outcome = (await isFree(port)) ? await attempt(layout, identity, port, log) : undefined
    if (outcome && 'server' in outcome) return outcome.server
    if (outcome && !/could not bind|could not create any TCP/.test(outcome.said)) {
      throw new Error(messages.startFailed(layout.log, outcome.said))
    }
    log(messages.portTaken(port))
  }
  throw new Error(messages.noFreePort())
}

/**
 * PostgreSQL clears a lock file whose process has died, but stops at one whose number now belongs to a stranger, as after
 * a restart of a container. It looks for leftovers by shared memory too, so taking the file away is safe.
 */
function dropStrangersLock(cluster: string): void {
  const lock = readLockFile(cluster)
  if (lock && isAlive(lock.pid) && !findServer(cluster)) rmSync(join(cluster, 'postmaster.pid'), { force: true })
}

async function attempt(layout: Layout, identity: Identity, port: number, log: Log): Promise<Attempt> {
  const from = sizeOf(layout.log)
  const output = openLog(layout.log)
  const [file, args, options] = identity.command(identity.binaries.postgres, ['-D', layout.cluster, '-p', String(port)])
  // Detached: a group of its own, so that Ctrl-C in the terminal does not end it before the application has drained.
  const child = spawn(file, args, { ...options, detached: true, stdio: ['ignore', output, output] })
  closeSync(output)
  child.on('error', () => undefined)
  child.unref()
  const { pid } = child
  const server = pid && (await untilReady(layout.cluster, pid, log))
  return server ? { server } : { said: readLogSince(layout.log, from) || `${file}: exit ${child.exitCode}` }
}

/**
 * Waits until the server of this process number takes connections, however long it recovers. Returns undefined when it
 * ends before that.
 */
export async function untilReady(cluster: string, pid: number, log: Log): Promise<LockFile | undefined> {
  for (let waited = 0; isAlive(pid); waited += 20) {
    const lock = readLockFile(cluster)
    if (lock?.pid === pid && lock.ready) return lock
    if (waited % 5000 === 4000) log(messages.recovering())
    await pause(20)
  }
  return undefined
}

/** Returns when the server has ended. Does not keep this process alive. Rejects when the signal aborts. */
export async function untilEnded(pid: number, cluster: string, signal: AbortSignal): Promise<void> {
  while (process.platform === 'linux' ? servesCluster(pid, cluster) : isAlive(pid)) {
    await pause(200, undefined, { signal, ref: false })
  }
}

/** Ends the server: open transactions are rolled back, a checkpoint is written. By force when that takes too long. */
export async function endServer(cluster: string, pid: number, log: Log): Promise<void> {
  if (process.platform === 'win32') {
    spawnSync(findBinaries().pgCtl, ['stop', '-D', cluster, '-m', 'fast', '-w'], { stdio: 'ignore' })
    return
  }
  const stages = [
    { signal: 'SIGINT', seconds: 60 },
    { signal: 'SIGQUIT', seconds: 10 },
    { signal: 'SIGKILL', seconds: 5 },
  ] as const
  for (const { signal, seconds } of stages) {
    if (signal === 'SIGQUIT') log(messages.forced())
    sendSignal(pid, signal)
    if (await goneWithin(pid, seconds)) break
  }
  await endLeftovers(cluster)
}

/**
 * Ends what a killed server left: a backend busy with a long query does not notice that its parent has died, and holds
 * the shared memory that a new server must not share. Nothing is lost, the new server recovers from the log.
 */
async function endLeftovers(cluster: string): Promise<void> {
  if (findServer(cluster)) return
  for (const pid of listProcesses(cluster)) {
    sendSignal(pid, 'SIGKILL')
    await goneWithin(pid, 5)
  }
}

async function goneWithin(pid: number, seconds: number): Promise<boolean> {
  for (let waited = 0; waited < seconds * 1000; waited += 10) {
    if (!isAlive(pid)) return true
    await pause(10)
  }
  return false
}

function sendSignal(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal)
  } catch {
    // It has ended by itself.
  }
}
