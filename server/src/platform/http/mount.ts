import type { Locale } from '@zhike/contract/reasons'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { type Actor, isDeskActor, publicActor } from '../actor.ts'
import type { Answering, Ctx, Tools } from '../ctx.ts'
import { kyselyOf } from '../db/client-dialect.ts'
import type { Db } from '../db/database.ts'
import { untilNotDeadlocked } from '../db/deadlocks.ts'
import type { Store } from '../db/store.ts'
import { AppError, KeptRefusal } from '../errors.ts'
import type { StreamAnswer } from '../live/live.ts'
import { sendFile, sendStream } from './answers.ts'
import { callerOf } from './caller.ts'
import type { FileAnswer, Outside, Route } from './handlers.ts'
import { type KeptAnswer, nobody, once, requestHash } from './idempotency.ts'
import { parseInput } from './input.ts'
import { metered } from './metering.ts'
import { receiveForm } from './multipart.ts'
import { recordRefusal } from './refusals.ts'
import { refuseCrossSite } from './same-site.ts'

/** What the http layer needs from outside; `identify` is made by `app` from sessions and keys. */
export interface MountOptions {
  readonly store: Store
  readonly tools: Tools
  readonly clock: (request: FastifyRequest) => Date
  /** Who is asking, or undefined for nobody. A log-in that is over and a missing one are the same. */
  readonly identify: (request: FastifyRequest) => Promise<Actor | undefined>
  /** Called after each commit, so that events leave the outbox at once. */
  readonly wake: () => void
}

declare module 'fastify' {
  interface FastifyRequest {
    actor: Actor
  }
}

/** Mounts every route: who asks and what they may is settled before a byte of the body is read. */
export function mount(app: FastifyInstance, routes: readonly Route[], options: MountOptions) {
  app.decorateRequest('actor', null as unknown as Actor)
  for (const route of routes) {
    const { method, path, permission, files } = route.endpoint
    app.route({
      method,
      url: `/api/v1${path}`,
      // a stream has no head: it would stay open and say nothing
      exposeHeadRoute: route.endpoint.answers !== 'stream',
      ...(files ? { bodyLimit: files.max * files.maxBytes + 1_000_000 } : {}),
      config: { rateLimit: permission === 'public' && method !== 'GET' ? { max: 60, timeWindow: '1 minute' } : false },
      onRequest: async (request) => {
        refuseCrossSite(request, options.tools.publicUrl)
        request.actor = await admit(route, request, options)
      },
      handler: (request, reply) => answer(route, request, reply, options),
    })
  }
}

async function admit(route: Route, request: FastifyRequest, options: MountOptions): Promise<Actor> {
  const { permission } = route.endpoint
  const actor = await options.identify(request)
  if (permission === 'public') return actor ?? { ...publicActor, reach: [nobody] }
  if (!actor) throw new AppError('session.required')
  refuseUnready(actor, route)
  if (permission === 'signed-in' || actor.permissions.has(permission)) return actor
  await options.store.transaction(actor, (db) => recordRefusal(ctxOf(request, actor, db, options), route.name))
  throw new AppError('permission.missing')
}

/** Whoever listens to a stream now; nobody when the log-in is over, or something has become due. */
async function stillAdmitted(route: Route, request: FastifyRequest, options: MountOptions) {
  const actor = await options.identify(request)
  return actor && isDeskActor(actor) && actor.due !== null && !route.endpoint.unready ? undefined : actor
}

/** Who owes something first gets nowhere else. */
function refuseUnready(actor: Actor, { endpoint }: Route) {
  const due = isDeskActor(actor) && !endpoint.unready ? actor.due : null
  if (due !== null) throw new AppError(`session.${due}_due`)
}

function ctxOf(request: FastifyRequest, actor: Actor, db: Db, options: MountOptions): Ctx {
  return {
    actor,
    now: options.clock(request),
    requestId: request.id,
    locale: localeOf(request),
    db,
    tools: options.tools,
    uploads: [],
    beyond: [],
    caller: callerOf(request),
    answer: {},
  }
}

async function answer(route: Route, request: FastifyRequest, reply: FastifyReply, options: MountOptions) {
  const { endpoint } = route
  const form = await metered(request, endpoint.files, options, () =>
    receiveForm(request, endpoint.files, options.tools.files),
  )
  const params = request.params as Record<string, unknown>
  const query = request.query as Record<string, unknown>
  const input = parseInput(endpoint, { params, query, body: form.fields }, localeOf(request))
  const asked = await route.ask?.(outsideOf(request, options), input)
  const key = idempotencyKey(request, route)
  const ifMatch = versionOf(request)
  const act = async (db: Db) => {
    const extras: Answering = {}
    const ctx: Ctx = {
      ...ctxOf(request, request.actor, db, options),
      ...(ifMatch === undefined ? {} : { ifMatch }),
      uploads: form.uploads,
      answer: extras,
      ...(asked === undefined ? {} : { asked }),
    }
    const work = () => run(route, ctx, input)
    const kept =
      key === undefined ? await work() : await once(ctx, key, requestHash(route.name, input, form.uploads), work)
    return { kept, extras }
  }
  const { kept, extras } = await untilNotDeadlocked(() => options.store.transaction(request.actor, act))
  options.wake()
  if (extras.cookies) reply.header('set-cookie', [...extras.cookies])
  if (kept.refusal !== undefined) throw new AppError(kept.refusal, kept.body as AppError['details'])
  if (endpoint.answers === 'file') return sendFile(reply, kept.body as FileAnswer, options.tools.files)
  if (endpoint.answers === 'stream')
    return sendStream(request, reply, kept.body as StreamAnswer, () => stillAdmitted(route, request, options))
  return sendJson(reply, kept.status, kept.body)
}

const outsideOf = (request: FastifyRequest, { tools, store }: MountOptions): Outside => ({
  tools,
  caller: callerOf(request),
  // a bare connection is in the role of log-ins
  inLogIn: (read) => store.withClient((client) => read(kyselyOf(client))),
})

/** A log-in is never answered from memory: it has to set a cookie. */
function idempotencyKey(request: FastifyRequest, { endpoint }: Route): string | undefined {
  const key = request.headers['idempotency-key']
  if (endpoint.method !== 'POST' || endpoint.path.startsWith('/auth/') || typeof key !== 'string') return undefined
  if (key === '' || key.length > 255) throw new AppError('request.invalid', { fields: { 'Idempotency-Key': '1–255' } })
  return key
}

async function run(route: Route, ctx: Ctx, input: unknown): Promise<KeptAnswer> {
  const { answers, method, output } = route.endpoint
  try {
    const result = await route.run(ctx, input)
    // Parsing the answer is the last lock: a column that the contract does not name never leaves.
    const body = answers === undefined ? output.parse(result) : result
    return { status: ctx.answer.status ?? statusOf(method), body }
  } catch (error) {
    if (error instanceof KeptRefusal) return { status: error.status, body: error.details, refusal: error.reason }
    throw error
  }
}

const statusOf = (method: string) => (method === 'POST' ? 201 : method === 'DELETE' ? 204 : 200)

function sendJson(reply: FastifyReply, status: number, body: unknown) {
  if (status === 204) return reply.status(204).send()
  if (typeof body === 'object' && body !== null && 'version' in body) reply.header('etag', `"${String(body.version)}"`)
  return reply.status(status).send(body)
}

function versionOf(request: FastifyRequest): number | undefined {
  const header = request.headers['if-match']
  if (header === undefined || header === '*') return undefined
  const version = /^(?:W\/)?"(\d{1,9})"$/.exec(header)?.[1]
  if (version === undefined) throw new AppError('request.invalid', { fields: { 'If-Match': '"1"' } })
  return Number(version)
}

/** Chinese unless English is asked for first. */
export function localeOf(request: FastifyRequest): Locale {
  return /^en\b/i.test(request.headers['accept-language']?.trim() ?? '') ? 'en' : 'zh-CN'
}
