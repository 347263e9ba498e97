import type { FastifyInstance } from 'fastify'
import { addReference } from '../platform/http/reference.ts'
import type { Config } from './config.ts'
import { addConsole } from './console-files.ts'
import { addHealth } from './health.ts'
import { type House, openHouse } from './house.ts'
import { identify } from './identify.ts'
import { loggerOf } from './logger.ts'
import { routes } from './modules.ts'
import { addPortal } from './pages.ts'
import { buildServer } from './server.ts'
import { createWorker, type Worker } from './worker.ts'

/** Which halves of the system a process runs. */
export interface Parts {
  readonly web: boolean
  readonly worker: boolean
}

/** A process of the installation, up and running. */
export interface Running {
  readonly house: House
  /** Where it listens; undefined for a worker alone. */
  readonly address: string | undefined
  /** Starts what runs in the background and lets `/readyz` turn green; what must come before, such as seeding, is done. */
  begin(): Promise<void>
  /** Stops in order: no new requests, jobs to a safe point, events drained, connections closed, database down. */
  stop(): Promise<void>
}

/** Starts web, worker or both on one database. `say` takes lines for people. */
export async function run(config: Config, parts: Parts, say: (line: string) => void): Promise<Running> {
  const house = await openHouse(config, say)
  let ready = false
  if (parts.worker) await house.migrate()
  const worker = createWorker(house)
  const web = parts.web ? await openWeb(house, worker, () => ready) : undefined
  const address = await web?.listen({ port: config.port, host: config.host })
  return {
    house,
    address,
    begin: async () => {
      await worker.start(parts)
      ready = true
    },
    stop: async () => {
      ready = false
      await web?.close()
      await worker.stop()
      await house.close()
    },
  }
}

async function openWeb(house: House, worker: Worker, ready: () => boolean): Promise<FastifyInstance> {
  const { config, store, tools, pool } = house
  const app = await buildServer({
    store,
    tools,
    logger: loggerOf(config),
    clock: () => worker.now(),
    identify: (request) => identify(store, request),
    wake: () => worker.wake(),
  })
  addHealth(app, { pool, metricsToken: config.metricsToken, ready })
  addReference(app, routes, config.publicUrl)
  await addConsole(app)
  await addPortal(app, { clock: () => worker.now() })
  return app
}
