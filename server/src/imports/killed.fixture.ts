import { parseKeyRing } from '../platform/crypto/key-ring.ts'
import { createPool, poolStore } from '../platform/db/store.ts'
import { localStore } from '../platform/files/store.ts'
import { systemWork } from '../platform/jobs/system-work.ts'
import { createHub } from '../platform/live/hub.ts'
import { importFile } from './imports.ts'
import { runImport } from './running.ts'
import { runUndoing } from './undo-running.ts'

/** What the test tells this process, which it then kills. */
export interface Orders {
  readonly appUrl: string
  readonly keys: string
  readonly files: string
  /** A file to begin with, or an import to go on with. */
  readonly path?: string
  readonly id?: string
  /** An import to undo. */
  readonly undo?: string
}

const { appUrl, keys: keyText, files, path, id, undo } = JSON.parse(process.argv[2] ?? '') as Orders
const pool = createPool(appUrl, 4, () => undefined)
const store = poolStore(pool)
const keys = parseKeyRing(keyText)
const live = createHub({ store, onError: () => undefined })
const background = systemWork({
  store,
  tools: { keys, files: localStore(files, keys), live, publicUrl: 'http://desk.example' },
  now: new Date('2026-03-16T02:00:00Z'),
  signal: new AbortController().signal,
})
process.stdout.write('ready\n')
if (path !== undefined) await importFile(background, { path, kind: 'customers', onDuplicate: 'skip', locale: 'en' })
if (id !== undefined) await runImport(background, id)
if (undo !== undefined) await runUndoing(background, undo)
await live.stop()
await pool.end()
