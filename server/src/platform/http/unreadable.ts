import { STATUS_CODES } from 'node:http'
import type { Socket } from 'node:net'
import type { Locale, Reason } from '@zhike/contract/reasons'
import type { FastifyInstance } from 'fastify'
import { uuidv7 } from '../clock/uuidv7.ts'
import { AppError } from '../errors.ts'
import { problemOf } from './problem.ts'

/** What the parser of HTTP throws, with the bytes that it had read. */
type ParserError = Error & { readonly code?: string; readonly rawPacket?: unknown }

/** Statuses of their own in HTTP; the class of the error stays what the reason says. */
const known: Readonly<Record<string, { readonly reason: Reason; readonly status: number }>> = {
  HPE_HEADER_OVERFLOW: { reason: 'request.headers_too_large', status: 431 },
  ERR_HTTP_REQUEST_TIMEOUT: { reason: 'request.too_slow', status: 408 },
}
const malformed = { reason: 'request.malformed', status: 400 } as const

/**
 * Answers what never became a request (not HTTP, a head too large, one that does not come to its end) as everything else
 * is answered, and ends the connection: nobody knows where the next request would begin.
 */
export function answerUnreadable(this: FastifyInstance, error: ParserError, socket: Socket) {
  if (error.code === 'ECONNRESET' || socket.destroyed) return
  const { reason, status } = known[error.code ?? ''] ?? malformed
  const requestId = uuidv7(new Date())
  this.log.info({ requestId, status, parser: error.code }, 'unreadable')
  const body = JSON.stringify({ ...problemOf(new AppError(reason), requestId, localeIn(error.rawPacket)), status })
  const head = [
    `HTTP/1.1 ${status} ${STATUS_CODES[status]}`,
    'content-type: application/problem+json',
    'x-content-type-options: nosniff',
    `x-request-id: ${requestId}`,
    `content-length: ${Buffer.byteLength(body)}`,
    'connection: close',
  ]
  if (!socket.writable) socket.destroy(error)
  else socket.end(`${head.join('\r\n')}\r\n\r\n${body}`, () => socket.destroy())
}

const localeIn = (bytes: unknown): Locale =>
  Buffer.isBuffer(bytes) && /^accept-language:\s*en\b/im.test(bytes.toString('latin1')) ? 'en' : 'zh-CN'

/** Refuses in our words what Node and Fastify would turn away in theirs: no host, strange expectations, the time of closing. */
export function refuseBeforeRouting(app: FastifyInstance) {
  let closing = false
  app.addHook('preClose', async () => {
    closing = true
  })
  // RFC 9110 lets a server ignore expectations that it does not know
  app.server.on('checkExpectation', (request, response) => app.server.emit('request', request, response))
  app.addHook('onRequest', async (request) => {
    if (closing) throw new AppError('system.unavailable', { retryAfter: 2 })
    const { httpVersion, headers } = request.raw
    if (httpVersion === '1.1' && headers.host === undefined)
      throw new AppError('request.invalid', { fields: { Host: 'RFC 9112' } })
  })
}
