import { tmpdir } from 'node:os'
import { provideBulkWork } from '../bulk-edits/bulk-edits.ts'
import { runBulkEdit } from '../bulk-edits/running.ts'
import { newKeyRing, parseKeyRing } from '../platform/crypto/key-ring.ts'
import { createPool, poolStore } from '../platform/db/store.ts'
import { localStore } from '../platform/files/store.ts'
import { systemWork } from '../platform/jobs/system-work.ts'
import { createHub } from '../platform/live/hub.ts'
import { customerBulkWork } from './customers.ts'

/** What the test tells this process, which it then kills. */
export interface Orders {
  readonly appUrl: string
  readonly id: string
}

const { appUrl, id } = JSON.parse(process.argv[2] ?? '') as Orders
const pool = createPool(appUrl, 4, () => undefined)
const store = poolStore(pool)
const keys = parseKeyRing(newKeyRing())
const live = createHub({ store, onError: () => undefined })
const background = systemWork({
  store,
  tools: { keys, files: localStore(tmpdir(), keys), live, publicUrl: 'http://desk.example' },
  now: new Date('2026-03-16T02:00:00Z'),
  signal: new AbortController().signal,
})
provideBulkWork(customerBulkWork)
process.stdout.write('ready\n')
await runBulkEdit(background, id)
await live.stop()
await pool.end()
