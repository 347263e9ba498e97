import { api } from '@zhike/contract'
import { type Client, createClient } from '@zhike/contract/client'
import type { Input } from '@zhike/contract/endpoint'
import type { staff } from '@zhike/contract/staff'
import type { FastifyInstance } from 'fastify'
import { systemActor } from '../platform/actor.ts'
import { uuidv7 } from '../platform/clock/uuidv7.ts'
import type { Ctx, Tools } from '../platform/ctx.ts'
import type { Store } from '../platform/db/store.ts'
import { settle } from '../platform/jobs/settle.ts'
import { systemWork } from '../platform/jobs/system-work.ts'
import { createApiKey } from '../security/security.ts'
import { createDemoStaff } from '../staff/staff.ts'
import { identify } from './identify.ts'
import { reactions, schedules } from './modules.ts'
import { buildServer } from './server.ts'

/** A server without a socket, with a clock of its own: what seeding and tests play on. */
export interface Stage {
  readonly app: FastifyInstance
  readonly store: Store
  readonly tools: Tools
  /** What the server takes for now. */
  now: Date
  /** The client of a key; without one, of a stranger. */
  client(key?: string): Client<typeof api>
  /** Runs one operation as the system, in a transaction of its own. */
  asSystem<T>(operation: (ctx: Ctx) => Promise<T>): Promise<T>
  /** Hires somebody of the demo company: who may log in from this machine, and a key to play this person with. */
  addDemoStaff(facts: Input<typeof staff.create>): Promise<{ id: string; password: string; key: string }>
  /** Drains the outbox and runs what reacts, at `now`. */
  settle(): Promise<void>
  /** Runs a piece of clock-driven work, by its name, at `now`. */
  strike(name: string): Promise<void>
}

export async function openStage(store: Store, tools: Tools, now: Date): Promise<Stage> {
  const app = await buildServer({
    store,
    tools,
    logger: false,
    rateLimits: false,
    clock: () => stage.now,
    identify: (request) => identify(store, request),
    wake: () => undefined,
  })
  const stage: Stage = {
    app,
    store,
    tools,
    now,
    client: (key) => createClient(api, injecting(app, key)),
    asSystem: (operation) => store.transaction(systemActor, (db) => operation(systemCtx(db, tools, stage.now))),
    addDemoStaff: (facts) => stage.asSystem((ctx) => hire(ctx, facts)),
    settle: () => settle({ store, tools, reactions, now: stage.now }),
    strike: (name) => strike(stage, name),
  }
  return stage
}

async function strike({ store, tools, now }: Stage, name: string): Promise<void> {
  const found = schedules.find((schedule) => schedule.name === name)
  if (!found) throw new Error(`nothing is done by the clock under the name ${name}`)
  await found.run(systemWork({ store, tools, now, signal: new AbortController().signal }))
}

async function hire(ctx: Ctx, facts: Input<typeof staff.create>) {
  const { id, name, role, scope, oneTimePassword } = await createDemoStaff(ctx, facts)
  const { key } = await createApiKey(ctx, { name, role, scope, staffId: id })
  return { id, password: oneTimePassword, key }
}

/** What an operation acts with when the system itself calls it. */
export const systemCtx = (db: Ctx['db'], tools: Tools, now: Date): Ctx => ({
  actor: systemActor,
  now,
  requestId: uuidv7(now),
  locale: 'zh-CN',
  db,
  tools,
  uploads: [],
  beyond: [],
  answer: {},
})

/** A `fetch` that goes straight into the server. */
function injecting(app: FastifyInstance, key: string | undefined): typeof fetch {
  return async (url, init = {}) => {
    const request = new Request(new URL(String(url), 'http://desk.example'), init)
    const authorization = key === undefined ? {} : { authorization: `Bearer ${key}` }
    const answer = await app.inject({
      method: request.method as 'GET',
      url: String(url),
      headers: { ...Object.fromEntries(request.headers), ...authorization },
      ...(init.body ? { payload: Buffer.from(await request.arrayBuffer()) } : {}),
    })
    const headers = Object.entries(answer.headers).map(([name, value]) => [name, String(value)] as [string, string])
    const body = answer.statusCode === 204 ? null : new Uint8Array(answer.rawPayload)
    return new Response(body, { status: answer.statusCode, headers })
  }
}
