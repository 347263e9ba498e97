import { isUtf8 } from 'node:buffer'
import compress from '@fastify/compress'
import cookie from '@fastify/cookie'
import helmet from '@fastify/helmet'
import multipart from '@fastify/multipart'
import rateLimit from '@fastify/rate-limit'
import Fastify, { type FastifyInstance, type FastifyServerOptions, LogController } from 'fastify'
import { uuidv7 } from '../platform/clock/uuidv7.ts'
import { AppError } from '../platform/errors.ts'
import { localeOf, type MountOptions, mount } from '../platform/http/mount.ts'
import { answerProblem } from '../platform/http/problem.ts'
import { answerUnreadable, refuseBeforeRouting } from '../platform/http/unreadable.ts'
import { routes } from './modules.ts'

export interface ServerOptions extends MountOptions {
  readonly logger: FastifyServerOptions['logger']
  /** False for calls that never come from outside, as in seeding and tests. */
  readonly rateLimits?: boolean
}

/** The HTTP server with every route of the contract; pages and health are added by the process that listens. */
export async function buildServer(options: ServerOptions): Promise<FastifyInstance> {
  const app = Fastify({
    logger: options.logger ?? false,
    bodyLimit: 1_000_000,
    genReqId: () => uuidv7(new Date()),
    requestIdHeader: false,
    // a proxy on the same machine says who is asking; anybody else's word for it does not count
    trustProxy: 'loopback',
    logController: new LogController({ disableRequestLogging: true }),
    routerOptions: { maxParamLength: 4096 },
    // the longest import by a slow line; whoever sends a byte a minute is not waited for
    requestTimeout: 15 * 60_000,
    http: { requireHostHeader: false },
    return503OnClosing: false,
    clientErrorHandler: answerUnreadable,
    frameworkErrors: (error, request, reply) => answerProblem(error, request, reply, localeOf(request)),
  })
  app.setErrorHandler((error, request, reply) => answerProblem(error, request, reply, localeOf(request)))
  app.setNotFoundHandler((request, reply) =>
    answerProblem(new AppError('route.not_found'), request, reply, localeOf(request)),
  )
  refuseBeforeRouting(app)
  await app.register(helmet, { contentSecurityPolicy: { directives: policy }, strictTransportSecurity: false })
  await app.register(cookie)
  await app.register(multipart)
  refuseBrokenText(app)
  readProviderForms(app)
  if (options.rateLimits !== false) await app.register(rateLimit, { global: false })
  await app.register(compress, { threshold: 2048, encodings: ['br', 'gzip'] })
  logRequests(app)
  app.register((scope, _, done) => {
    mount(scope, routes, options)
    done()
  })
  return app
}

/** JSON is UTF-8: other bytes would be stored as � without a word, so the request is refused. */
function refuseBrokenText(app: FastifyInstance) {
  const parse = app.getDefaultJsonParser('error', 'error')
  app.removeContentTypeParser('application/json')
  app.addContentTypeParser<Buffer>('application/json', { parseAs: 'buffer' }, (request, body, done) =>
    isUtf8(body) ? parse(request, body.toString(), done) : done(new AppError('request.malformed')),
  )
}

/** The one thing that comes as a form: what a provider of log-ins tells us by itself, as its standard wants it. */
function readProviderForms(app: FastifyInstance) {
  app.addContentTypeParser('application/x-www-form-urlencoded', { parseAs: 'string' }, (request, body, done) =>
    request.routeOptions.url?.endsWith('/auth/sign-on/back-channel')
      ? done(null, Object.fromEntries(new URLSearchParams(String(body))))
      : done(new AppError('request.malformed')),
  )
}

/** Nothing from elsewhere is ever loaded: no fonts, no scripts, no frames. */
const policy = {
  defaultSrc: ["'self'"],
  // Ant Design writes its styles at run time
  styleSrc: ["'self'", "'unsafe-inline'"],
  imgSrc: ["'self'", 'data:', 'blob:'],
  frameAncestors: ["'none'"],
  upgradeInsecureRequests: null,
}

/** One line per request, naming the route and never the address: a signed link in a path is a secret. */
function logRequests(app: FastifyInstance) {
  app.addHook('onRequest', async (request, reply) => {
    reply.header('x-request-id', request.id)
  })
  app.addHook('onResponse', async (request, reply) => {
    request.log.info({
      method: request.method,
      route: request.routeOptions.url ?? 'none',
      status: reply.statusCode,
      ms: Math.round(reply.elapsedTime),
      actor: request.actor?.id ?? undefined,
    })
  })
}
