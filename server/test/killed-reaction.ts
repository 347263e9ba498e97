import { tmpdir } from 'node:os'
import { reactions } from '../src/app/modules.ts'
import { newKeyRing, parseKeyRing } from '../src/platform/crypto/key-ring.ts'
import { createPool, poolStore, type Store } from '../src/platform/db/store.ts'
import { localStore } from '../src/platform/files/store.ts'
import type { HappenedEvent } from '../src/platform/jobs/background.ts'
import { systemWork } from '../src/platform/jobs/system-work.ts'
import { createHub } from '../src/platform/live/hub.ts'

/** What a test tells this process, which it then kills. */
export interface Orders {
  readonly appUrl: string
  readonly reaction: string
  readonly event: HappenedEvent
  readonly now: Date
  /** After so many transactions the process stops itself, until it is told to go on. */
  readonly stopsAfter?: number
}

const { appUrl, reaction, event, now, stopsAfter } = JSON.parse(process.argv[2] ?? '') as Orders
const pool = createPool(appUrl, 4, () => undefined)
const stored = poolStore(pool)
let done = 0
const store: Store = {
  ...stored,
  transaction: async (actor, work) => {
    const result = await stored.transaction(actor, work)
    done++
    if (done === stopsAfter) {
      process.stdout.write('stopped')
      process.kill(process.pid, 'SIGSTOP')
    }
    return result
  },
}
const keys = parseKeyRing(newKeyRing())
const live = createHub({ store, onError: () => undefined })
const background = systemWork({
  store,
  tools: { keys, files: localStore(tmpdir(), keys), live, publicUrl: 'http://desk.example' },
  now: new Date(now),
  signal: new AbortController().signal,
})
await reactions.find(({ name }) => name === reaction)?.run(background, { ...event, at: new Date(event.at) })
await live.stop()
await pool.end()
