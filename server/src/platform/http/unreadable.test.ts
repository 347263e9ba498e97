import assert from 'node:assert/strict'
import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { connect } from 'node:net'
import { test } from 'node:test'
import type { FastifyInstance } from 'fastify'
import { onOwnDesk } from '../../../test/harness.ts'

interface Said {
  readonly status: number
  readonly head: string
  readonly problem: Readonly<Record<string, unknown>>
}

/** Sends bytes as they are and reads until the server hangs up. */
async function say(app: FastifyInstance, bytes: string): Promise<Said> {
  const socket = connect((app.server.address() as AddressInfo).port, '127.0.0.1')
  const parts: Buffer[] = []
  socket.on('data', (part) => parts.push(part))
  socket.write(bytes)
  await once(socket, 'close')
  const [head = '', body = ''] = Buffer.concat(parts).toString().split('\r\n\r\n')
  return { status: Number(head.split(' ')[1]), head, problem: JSON.parse(body) as Said['problem'] }
}

const hostile: readonly [string, string, number, string, string][] = [
  ['something that is not HTTP', 'hello\r\n\r\n', 400, 'invalid', 'request.malformed'],
  ['a method that nobody knows', 'GRAB / HTTP/1.1\r\nhost: desk\r\n\r\n', 400, 'invalid', 'request.malformed'],
  [
    'two lengths for one body',
    'POST /api/v1/tickets HTTP/1.1\r\nhost: desk\r\ncontent-length: 4\r\ntransfer-encoding: chunked\r\n\r\n',
    400,
    'invalid',
    'request.malformed',
  ],
  [
    'a head that does not end',
    `GET /api/v1/me HTTP/1.1\r\nhost: desk\r\naccept-language: en\r\nx-long: ${'a'.repeat(40_000)}\r\n\r\n`,
    431,
    'too_large',
    'request.headers_too_large',
  ],
  [
    'an address that does not end',
    `GET /api/v1/${'a'.repeat(40_000)} HTTP/1.1\r\nhost: desk\r\n\r\n`,
    431,
    'too_large',
    'request.headers_too_large',
  ],
  ['a request to nobody', 'GET /api/v1/me HTTP/1.1\r\nconnection: close\r\n\r\n', 400, 'invalid', 'request.invalid'],
  [
    'an address that cannot be decoded',
    'GET /api/v1/%zz HTTP/1.1\r\nhost: desk\r\nconnection: close\r\n\r\n',
    400,
    'invalid',
    'request.malformed',
  ],
  [
    'a strange expectation',
    'GET /api/v1/me HTTP/1.1\r\nhost: desk\r\nexpect: wonders\r\nconnection: close\r\n\r\n',
    401,
    'unauthenticated',
    'session.required',
  ],
]

test(
  'what cannot be read is refused as a problem with a number',
  onOwnDesk(async ({ app }) => {
    await app.listen({ port: 0, host: '127.0.0.1' })
    for (const [what, bytes, status, code, reason] of hostile) {
      const said = await say(app, bytes)
      assert.equal(said.status, status, what)
      assert.match(said.head, /content-type: application\/problem\+json/i, what)
      assert.deepEqual([said.problem.status, said.problem.code, said.problem.reason], [status, code, reason], what)
      assert.match(String(said.problem.requestId), /^[0-9a-f-]{36}$/, what)
    }
  }),
)

test(
  'the head that is too large is refused in the language that it asks for, as far as it was read',
  onOwnDesk(async ({ app }) => {
    await app.listen({ port: 0, host: '127.0.0.1' })
    const head = `GET / HTTP/1.1\r\nhost: desk\r\naccept-language: en\r\nx-long: ${'a'.repeat(20_000)}\r\n\r\n`
    assert.equal((await say(app, head)).problem.detail, 'The head of the request is too large')
  }),
)

test(
  'a request that does not come to its end is told so',
  onOwnDesk(async ({ app }) => {
    await app.listen({ port: 0, host: '127.0.0.1' })
    // Node looks for late requests every 30 s; this is how it tells
    app.server.once('connection', (socket) =>
      app.server.emit('clientError', Object.assign(new Error('late'), { code: 'ERR_HTTP_REQUEST_TIMEOUT' }), socket),
    )
    const { status, problem } = await say(app, 'GET / HTTP/1.1\r\nhost: de')
    assert.deepEqual([status, problem.reason], [408, 'request.too_slow'])
  }),
)

test(
  'whoever calls while the server closes is asked to come back',
  onOwnDesk(async ({ app }) => {
    await app.listen({ port: 0, host: '127.0.0.1' })
    const socket = connect((app.server.address() as AddressInfo).port, '127.0.0.1')
    const parts: string[] = []
    socket.on('data', (part) => parts.push(String(part)))
    socket.write('GET /api/v1/me HTTP/1.1\r\nhost: desk\r\n')
    await once(socket, 'connect')
    const closed = app.close()
    socket.write('\r\n')
    await Promise.all([closed, once(socket, 'close')])
    assert.match(parts.join(''), /^HTTP\/1.1 503 .*retry-after: 2\r\n.*"reason":"system.unavailable"/is)
  }),
)
