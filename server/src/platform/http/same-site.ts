import type { FastifyRequest } from 'fastify'
import { fail } from '../errors.ts'

const safe = new Set(['GET', 'HEAD', 'OPTIONS'])

/**
 * Refuses a changing request that a browser sends from another site (CSRF). Browsers always tell by Sec-Fetch-Site or
 * Origin; programs with a key send neither and carry no cookie.
 */
export function refuseCrossSite(request: FastifyRequest, publicUrl: string) {
  if (safe.has(request.method)) return
  const site = request.headers['sec-fetch-site']
  if (typeof site === 'string') {
    if (site !== 'same-origin' && site !== 'none') fail('request.cross_site')
    return
  }
  const origin = request.headers.origin
  if (origin === undefined) return
  const host = URL.canParse(origin) ? new URL(origin).host : ''
  if (host !== request.headers.host && host !== new URL(publicUrl).host) fail('request.cross_site')
}
