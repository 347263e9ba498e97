import { sealedPlaces } from '../../app/sealed-places.ts'
import { readKeyFile } from '../crypto/key-file.ts'
import { createPool, poolStore } from '../db/store.ts'
import { localStore } from '../files/store.ts'
import { systemWork } from '../jobs/system-work.ts'
import { createHub } from '../live/hub.ts'
import { rotate } from './rotating.ts'

/** Where the process that a test kills finds database, keys and files. */
export interface Orders {
  readonly appUrl: string
  readonly keyFile: string
  readonly files: string
}

const { appUrl, keyFile, files } = JSON.parse(process.argv[2] ?? '{}') as Orders
const pool = createPool(appUrl, 4, () => undefined)
const store = poolStore(pool)
const keys = readKeyFile(keyFile)
const live = createHub({ store, onError: () => undefined })
const tools = { keys, files: localStore(files, keys), live, publicUrl: 'http://desk.example' }
process.stdout.write('begun\n')
await rotate(systemWork({ store, tools, now: new Date(), signal: new AbortController().signal }), sealedPlaces)
await live.stop()
await pool.end()
