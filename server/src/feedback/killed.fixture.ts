import { tmpdir } from 'node:os'
import { openStage } from '../app/stage.ts'
import { newKeyRing, parseKeyRing } from '../platform/crypto/key-ring.ts'
import { createPool, poolStore } from '../platform/db/store.ts'
import { localStore } from '../platform/files/store.ts'
import { createHub } from '../platform/live/hub.ts'

/** What the test tells this process, which it then kills: whom to thank, in whose name. */
export interface Orders {
  readonly appUrl: string
  readonly key: string
  readonly ticketIds: readonly string[]
  readonly now: Date
}

const { appUrl, key, ticketIds, now } = JSON.parse(process.argv[2] ?? '') as Orders
const store = poolStore(createPool(appUrl, 4, () => undefined))
const keys = parseKeyRing(newKeyRing())
const live = createHub({ store, onError: () => undefined })
const tools = { keys, files: localStore(tmpdir(), keys), live, publicUrl: 'http://desk.example' }
const { client } = await openStage(store, tools, new Date(now))
for (const ticketId of ticketIds) await client(key).feedback.thank({ ticketId })
