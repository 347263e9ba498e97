import type { FastifyInstance } from 'fastify'
import { addReference } from '../platform/http/reference.ts'
import { type Background, createBackground } from './background.ts'
import { createClock } from './clock.ts'
import type { Config } from './config.ts'
import { addConsole } from './console-files.ts'
import { addHealth } from './health.ts'
import { type House, openHouse } from './house.ts'
import { identify } from './identify.ts'
import { loggerOf } from './logger.ts'
import { routes } from './modules.ts'
import { addPortal } from './pages.ts'
import { buildServer } from './server.ts'
import { greetFiles } from './shelves.ts'

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

/** Starts web, worker or both on one database. `say` takes lines for people. What fails takes down what was up. */
export async function run(config: Config, parts: Parts, say: (line: string) => void): Promise<Running> {
  const house = await openHouse(config, say)
  try {
    return await runIn(house, parts, say)
  } catch (error) {
    await house.close()
    throw error
  }
}

async function runIn(house: House, parts: Parts, say: (line: string) => void): Promise<Running> {
  const { config } = house
  let ready = false
  await greetFiles(house.shelves, say)
  if (parts.worker) await house.migrate()
  const clock = createClock(config)
  const background = createBackground(house, clock, (error) => say(`后台 · background: ${messageOf(error)}`))
  const web = parts.web ? await openWeb(house, { background, clock, ready: () => ready }) : undefined
  const address = await web?.listen({ port: config.port, host: config.host })
  return {
    house,
    address,
    begin: async () => {
      await background.start(parts.worker)
      ready = true
    },
    stop: async () => {
      ready = false
      await web?.close()
      await background.stop()
      await house.close()
    },
  }
}

interface WebOptions {
  readonly background: Background
  readonly clock: () => Date
  readonly ready: () => boolean
}

async function openWeb(house: House, { background, clock, ready }: WebOptions): Promise<FastifyInstance> {
  const { config, store, tools, pool } = house
  const { shelves } = house
  const app = await buildServer({
    store,
    tools,
    logger: loggerOf(config),
    clock,
    identify: (request) => identify(store, request),
    wake: background.wake,
  })
  // streams never end by themselves, and a close waits for open answers
  app.addHook('preClose', () => tools.live.stop())
  addHealth(app, { pool, metricsToken: config.metricsToken, ready, checkFiles: shelves.check })
  addReference(app, routes, config.publicUrl)
  await addConsole(app)
  await addPortal(app, { clock })
  return app
}

const messageOf = (error: unknown) => (error instanceof Error ? error.message : String(error))
