import { join } from 'node:path'
import type pg from 'pg'
import { blindIndex } from '../platform/crypto/blind-index.ts'
import { readKeyFile } from '../platform/crypto/key-file.ts'
import { type KeyRing, parseKeyRing } from '../platform/crypto/key-ring.ts'
import type { Tools } from '../platform/ctx.ts'
import { appUrl } from '../platform/db/app-role.ts'
import { migrate } from '../platform/db/migrate.ts'
import { createPool, poolStore, type Store } from '../platform/db/store.ts'
import { sealedStore } from '../platform/files/store.ts'
import { createHub } from '../platform/live/hub.ts'
import { startPostgres } from '../platform/postgres/postgres.ts'
import type { Config } from './config.ts'
import { makeFolder } from './data-folder.ts'
import { type Shelves, shelvesOf } from './shelves.ts'

/** What every process of an installation stands on. */
export interface House {
  readonly config: Config
  /** The owner's address: migrations and seeding only. */
  readonly ownerUrl: string
  readonly pool: pg.Pool
  readonly store: Store
  readonly tools: Tools
  /** Where files lie, sealed. */
  readonly shelves: Shelves
  /** Brings the database to the newest schema. */
  migrate(): Promise<void>
  /** Ends what was opened here: connections, then the embedded PostgreSQL if this process keeps it. */
  close(): Promise<void>
}

/** Connections of one process: the http layer holds one for a request's few milliseconds. */
const poolSize = 20

/** Opens keys, database and files. `say` takes lines for people. */
export async function openHouse(config: Config, say: (line: string) => void): Promise<House> {
  makeFolder(config.dataDir)
  const keys = config.keys === undefined ? readKeyFile(join(config.dataDir, 'keys')) : parseKeyRing(config.keys)
  const postgres =
    config.databaseUrl === undefined ? await startPostgres({ dataDir: config.dataDir, log: say }) : undefined
  const ownerUrl = config.databaseUrl ?? postgres?.url ?? ''
  const appPassword = passwordOf(keys)
  const report = (error: unknown) => say(`PostgreSQL: ${error instanceof Error ? error.message : String(error)}`)
  const pool = createPool(appUrl(ownerUrl, appPassword), poolSize, report)
  const store = poolStore(pool)
  const shelves = shelvesOf(config, keys)
  const tools: Tools = {
    keys,
    files: sealedStore(shelves.inUse, keys),
    live: createHub({ store, onError: report }),
    publicUrl: config.publicUrl,
    privateProviders: config.privateProviders,
  }
  return {
    config,
    ownerUrl,
    pool,
    store,
    tools,
    shelves,
    migrate: () => migrate({ ownerUrl, appPassword, log: say }),
    close: async () => {
      await tools.live.stop()
      await pool.end()
      await postgres?.stop()
    },
  }
}

/** The password of the application's role follows from the key ring, so all processes agree without passing it on. */
const passwordOf = (keys: KeyRing) => blindIndex(keys, 'database_role', 'zhike_app').toString('hex')
