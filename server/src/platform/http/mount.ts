import type { Locale } from '@zhike/contract/reasons'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { type Actor, publicActor } from '../actor.ts'
import type { Ctx, Tools } from '../ctx.ts'
import type { Store } from '../db/store.ts'
import { AppError } from '../errors.ts'
import type { StreamAnswer } from '../live/live.ts'
import { sendFile, sendStream } from './answers.ts'
import type { FileAnswer, Route } from './handlers.ts'
import { nobody, once, requestHash } from './idempotency.ts'
import { parseInput } from './input.ts'
import { receiveForm } from './multipart.ts'
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
      ...(files ? { bodyLimit: files.max * files.maxBytes + 1_000_000 } : {}),
      config: { rateLimit: permission === 'public' && method !== 'GET' ? { max: 60, timeWindow: '1 minute' } : false },
      onRequest: async (request) => {
        refuseCrossSite(request, options.tools.publicUrl)
        request.actor = await admit(route, await options.identify(request))
      },
      handler: (request, reply) => answer(route, request, reply, options),
    })
  }
}

function admit(route: Route, actor: Actor | undefined): Actor {
  const { permission } = route.endpoint
  if (permission === 'public') return actor ?? { ...publicActor, reach: [nobody] }
  if (!actor) throw new AppError('session.required')
  if (permission !== 'signed-in' && !actor.permissions.has(permission)) throw new AppError('permission.missing')
  return actor
}

async function answer(route: Route, request: FastifyRequest, reply: FastifyReply, options: MountOptions) {
  const { endpoint } = route
  const locale = localeOf(request)
  const form = await receiveForm(request, endpoint.files, options.tools.files)
  const params = request.params as Record<string, unknown>
  const input = parseInput(
    endpoint,
    { params, query: request.query as Record<string, unknown>, body: form.fields },
    locale,
  )
  const ifMatch = versionOf(request)
  const status: { status?: number } = {}
  const kept = await options.store.transaction(request.actor, async (db) => {
    const ctx: Ctx = {
      actor: request.actor,
      now: options.clock(request),
      requestId: request.id,
      locale,
      db,
      tools: options.tools,
      ...(ifMatch === undefined ? {} : { ifMatch }),
      uploads: form.uploads,
      beyond: [],
      answer: status,
    }
    const work = async () => ({
      body: await run(route, ctx, input),
      status: status.status ?? statusOf(endpoint.method),
    })
    const key = request.headers['idempotency-key']
    if (endpoint.method !== 'POST' || typeof key !== 'string') return work()
    if (key === '' || key.length > 255)
      throw new AppError('request.invalid', { fields: { 'Idempotency-Key': '1–255' } })
    return once(ctx, key, requestHash(route.name, input, form.uploads), work)
  })
  options.wake()
  if (endpoint.answers === 'file') return sendFile(reply, kept.body as FileAnswer, options.tools.files)
  if (endpoint.answers === 'stream') return sendStream(request, reply, kept.body as StreamAnswer)
  return sendJson(reply, kept.status, kept.body)
}

async function run(route: Route, ctx: Ctx, input: unknown): Promise<unknown> {
  const result = await route.run(ctx, input)
  // Parsing the answer is the last lock: a column that the contract does not name never leaves.
  return route.endpoint.answers === undefined ? route.endpoint.output.parse(result) : result
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
