import { createHash } from 'node:crypto'
import type { Locale } from '@zhike/contract/reasons'
import { css } from '@zhike/portal/style'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { localeOf } from '../platform/http/mount.ts'

const languageCookie = 'zhike_language'

/** The language of a page: asked for in its address, chosen before, or the browser's. */
export function localeOfVisit(request: FastifyRequest): Locale {
  return languageAsked(request) ?? knownLanguage(request.cookies[languageCookie]) ?? localeOf(request)
}

/** The same page in the other language. */
export function otherLanguageOf(request: FastifyRequest): string {
  const address = new URL(request.url, 'http://portal.example')
  address.searchParams.set('lang', localeOfVisit(request) === 'en' ? 'zh' : 'en')
  return address.pathname + address.search
}

/** Keeps a language that somebody chose, so that no link has to carry it. */
export function rememberLanguage(request: FastifyRequest, reply: FastifyReply) {
  const asked = languageAsked(request)
  if (asked)
    reply.setCookie(languageCookie, asked, { path: '/portal', maxAge: 31_536_000, sameSite: 'lax', httpOnly: true })
}

const languageAsked = (request: FastifyRequest) => knownLanguage((request.query as { lang?: unknown }).lang)

function knownLanguage(name: unknown): Locale | undefined {
  if (name === 'en') return 'en'
  return name === 'zh' || name === 'zh-CN' ? 'zh-CN' : undefined
}

/** Scripts only from our own files, one style that is known by its hash, and nothing from elsewhere. */
const policy = [
  "default-src 'none'",
  "script-src 'self'",
  `style-src 'sha256-${createHash('sha256').update(css).digest('base64')}'`,
  "img-src 'self' data: blob:",
  "connect-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ')

/** The address of a page may be a secret, so it is told to nobody, and what it shows is asked for each time. */
export function guard(reply: FastifyReply) {
  reply.headers({
    'content-security-policy': policy,
    'referrer-policy': 'no-referrer',
    'x-content-type-options': 'nosniff',
    'cache-control': 'private, no-cache',
    vary: 'accept-language, cookie',
  })
}
