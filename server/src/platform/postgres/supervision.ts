import { setTimeout as pause } from 'node:timers/promises'
import { release } from './holder.ts'
import type { Layout } from './layout.ts'
import { findServer } from './lock-file.ts'
import { rotateLog } from './log-file.ts'
import { messages } from './messages.ts'
import { type Raised, type RaisingOptions, raise, raiseAgain } from './raising.ts'
import { endServer, untilEnded } from './server.ts'

const BACK_OFF_MS = [0, 200, 500, 1000, 2000, 5000]
const LONGEST_MS = 10_000
/** A server that lived this long was sound: its fall is counted as a first one. */
const SOUND_MS = 60_000
const ROTATION_MS = 600_000

/** Keeps a raised server up: starts it again whenever it falls. Returns what ends both the keeping and the server. */
export function supervise(layout: Layout, options: RaisingOptions, first: Raised): () => Promise<void> {
  const stopping = new AbortController()
  const { signal } = stopping
  const { port } = first.server
  const { log } = options
  let current = first
  let ended: Promise<void> | undefined
  const rotation = setInterval(() => rotateLog(layout.log), ROTATION_MS).unref()
  const watching = watch().catch((error: unknown) => {
    if (!signal.aborted) log(String(error))
  })
  return () => {
    ended ??= end()
    return ended
  }

  async function watch(): Promise<void> {
    for (let falls = 0; ; falls++) {
      const since = performance.now()
      await untilEnded(current.server.pid, layout.cluster, signal)
      signal.throwIfAborted()
      if (performance.now() - since > SOUND_MS) falls = 0
      log(messages.died())
      current = await rise(falls)
    }
  }

  async function rise(falls: number): Promise<Raised> {
    for (let attempt = falls; ; attempt++) {
      await pause(BACK_OFF_MS[attempt] ?? LONGEST_MS, undefined, { signal, ref: false })
      try {
        const again =
          current.origin === 'borrowed' ? await raise(layout, options, [port]) : await raiseAgain(layout, options, port)
        if (again.server.port === port) return again
        log(messages.moved(again.server.port))
      } catch (error) {
        log(error instanceof Error ? error.message : String(error))
      }
    }
  }

  async function end(): Promise<void> {
    stopping.abort()
    clearInterval(rotation)
    await watching
    if (current.origin === 'borrowed') return
    const server = findServer(layout.cluster)
    if (server) {
      log(messages.stopping())
      await endServer(layout.cluster, server.pid, log)
    }
    release(layout.holder)
  }
}
