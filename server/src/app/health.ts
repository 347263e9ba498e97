import type { FastifyInstance } from 'fastify'
import type pg from 'pg'
import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'
import { isMigrated } from '../platform/db/migrate.ts'
import { AppError } from '../platform/errors.ts'
import { callerOf } from '../platform/http/caller.ts'

export interface HealthOptions {
  readonly pool: pg.Pool
  readonly metricsToken: string | undefined
  /** False while migrations or seeding run, and once a shutdown has begun. */
  readonly ready: () => boolean
  /** Throws when files can be neither stored nor read. */
  readonly checkFiles: () => Promise<void>
}

/**
 * `/healthz` says the process lives, `/readyz` that it can serve, and whether files can be
 * stored, without which the rest works; `/metrics` is for loopback or the token's holder.
 */
export function addHealth(app: FastifyInstance, options: HealthOptions) {
  const hasFiles = rememberFor(rememberedMs, () =>
    options.checkFiles().then(
      () => true,
      () => false,
    ),
  )
  app.get('/healthz', async () => ({ status: 'ok' }))
  app.get('/readyz', async (_request, reply) => {
    const ready = options.ready() && (await isMigrated(options.pool).catch(() => false))
    const files = (await hasFiles()) ? 'ready' : 'unavailable'
    return reply.status(ready ? 200 : 503).send({ status: ready ? 'ready' : 'not ready', files })
  })
  const registry = metricsOf(app, options.pool)
  gauge(registry, 'zhike_files_available', 'Whether files can be stored and read.', async () =>
    Number(await hasFiles()),
  )
  app.get('/metrics', async (request, reply) => {
    const token = options.metricsToken
    const shown = token !== undefined && request.headers.authorization === `Bearer ${token}`
    if (!shown && !callerOf(request).onThisMachine) throw new AppError('permission.missing')
    return reply.type(registry.contentType).send(await registry.metrics())
  })
}

/** Whoever asks every second does not ask the bucket every second. */
const rememberedMs = 15_000

function rememberFor<T>(ms: number, ask: () => Promise<T>): () => Promise<T> {
  let last: { readonly at: number; readonly answer: Promise<T> } | undefined
  return () => {
    if (last === undefined || performance.now() - last.at > ms) last = { at: performance.now(), answer: ask() }
    return last.answer
  }
}

function metricsOf(app: FastifyInstance, pool: pg.Pool): Registry {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry, prefix: 'zhike_' })
  const durations = new Histogram({
    name: 'zhike_http_request_seconds',
    help: 'Time to answer, by method, route and status.',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10],
    registers: [registry],
  })
  app.addHook('onResponse', async (request, reply) => {
    const labels = { method: request.method, route: request.routeOptions.url ?? 'none', status: reply.statusCode }
    durations.observe(labels, reply.elapsedTime / 1000)
  })
  gauge(registry, 'zhike_database_connections', 'Connections of the pool that are open.', () => pool.totalCount)
  gauge(registry, 'zhike_database_waiting', 'Requests that wait for a connection.', () => pool.waitingCount)
  return registry
}

function gauge(registry: Registry, name: string, help: string, read: () => number | Promise<number>) {
  new Gauge({
    name,
    help,
    registers: [registry],
    async collect() {
      this.set(await read())
    },
  })
}
