import type { Endpoint, Output } from '@zhike/contract/endpoint'
import { portal } from '@zhike/contract/portal'
import type { Locale, Reason } from '@zhike/contract/reasons'
import { kindNamed, renderHome, renderNotice, renderProgress, renderRequestForm } from '@zhike/portal/pages'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { AppError } from '../platform/errors.ts'
import { addBuiltFiles, readModules } from './page-files.ts'
import { guard, localeOfVisit, otherLanguageOf, rememberLanguage } from './page-visits.ts'

export interface PortalOptions {
  readonly clock: () => Date
}

/** The customers' pages below `/portal`. What stands on them comes from the API, so there is one door to the data. */
export async function addPortal(app: FastifyInstance, { clock }: PortalOptions) {
  const modules = readModules()
  await addBuiltFiles(app)
  const visitOf = async (request: FastifyRequest) => {
    const locale = localeOfVisit(request)
    // a page that says that nothing goes must not need to know the company
    const company = await ask(portal.company, '/portal/company', locale).catch(() => nobodyKnown)
    return { locale, company, now: clock(), otherLanguage: otherLanguageOf(request), modules }
  }
  const ask = <E extends Endpoint>(_endpoint: E, path: string, locale: Locale) => fetchFrom<E>(app, path, locale)

  await app.register((scope, _, done) => {
    scope.addHook('onRequest', async (request, reply) => {
      guard(reply)
      rememberLanguage(request, reply)
    })
    scope.setErrorHandler(async (error, request, reply) => {
      const { status, trouble } = troubleOf(error)
      if (status === 500) request.log.error({ err: error }, 'bug')
      if (status === 503) reply.header('retry-after', '5')
      return sendPage(reply.status(status), renderNotice(await visitOf(request), trouble))
    })
    for (const address of ['/portal', '/portal/'])
      scope.get(address, async (request, reply) => sendPage(reply, renderHome(await visitOf(request))))
    scope.get('/portal/requests/new', async (request, reply) => {
      const visit = await visitOf(request)
      const { kind } = request.query as { kind?: unknown }
      const { items } = await ask(portal.listCategories, '/portal/categories', visit.locale)
      const types = await ask(portal.listTypes, '/portal/ticket-types', visit.locale)
      return sendPage(reply, renderRequestForm(visit, kindNamed(kind), items, types.items))
    })
    scope.get('/portal/progress/:token', async (request, reply) => {
      const visit = await visitOf(request)
      const { token } = request.params as { token: string }
      const progress = await ask(portal.progress, `/portal/progress/${encodeURIComponent(token)}`, visit.locale)
      reply.header('x-robots-tag', 'noindex, nofollow').header('cache-control', 'no-store')
      return sendPage(reply, renderProgress(visit, token, progress))
    })
    scope.get('/portal/*', async () => {
      throw new AppError('route.not_found')
    })
    done()
  })
}

const nobodyKnown = { name: null, phone: null, email: null }

const sendPage = (reply: FastifyReply, html: string) => reply.type('text/html; charset=utf-8').send(html)

async function fetchFrom<E extends Endpoint>(app: FastifyInstance, path: string, locale: Locale): Promise<Output<E>> {
  const answer = await app.inject({ url: `/api/v1${path}`, headers: { 'accept-language': locale } })
  if (answer.statusCode === 200) return answer.json<Output<E>>()
  throw new AppError(answer.json<{ reason: Reason }>().reason)
}

/** What a customer reads when a page cannot be shown. A token that nobody ever signed is a link that does not open. */
function troubleOf(error: unknown) {
  const reason = error instanceof AppError ? error.reason : undefined
  if (reason === 'progress.invalid_link' || reason === 'request.invalid')
    return { status: 404, trouble: 'invalidLink' } as const
  if (reason === 'route.not_found') return { status: 404, trouble: 'notFound' } as const
  return { status: reason === 'system.unavailable' ? 503 : 500, trouble: 'unavailable' } as const
}
