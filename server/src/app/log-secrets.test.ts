import assert from 'node:assert/strict'
import { Writable } from 'node:stream'
import { test } from 'node:test'
import { makeAccount } from '../../test/accounts.ts'
import { openBrowser } from '../../test/browsers.ts'
import { type OwnDesk, onOwnDesk } from '../../test/harness.ts'
import { readConfig } from './config.ts'
import { identify } from './identify.ts'
import { loggerOf } from './logger.ts'
import { buildServer } from './server.ts'

/** The desk's server again, logging everything that it can say into `lines`. */
async function logging(desk: OwnDesk, lines: string[]) {
  const stream = new Writable({
    write: (chunk, _encoding, done) => {
      lines.push(String(chunk))
      done()
    },
  })
  const config = readConfig({}, { LOG_LEVEL: 'debug' })
  return buildServer({
    store: desk.store,
    tools: desk.tools,
    logger: { ...(loggerOf(config) as object), stream },
    rateLimits: false,
    clock: () => desk.now,
    identify: (request) => identify(desk.store, request),
    wake: () => undefined,
  })
}

test(
  'no password, session, key or e-mail ever stands in a log line',
  onOwnDesk(async (desk) => {
    const lines: string[] = []
    const app = await logging(desk, lines)
    const account = await makeAccount(desk, 'administrator')
    const person = await desk.person('administrator')
    const browser = openBrowser({ app })
    await browser.post('/auth/session', { email: account.email, password: 'canary-wrong-password' })
    await browser.post('/auth/session', { email: account.email, password: account.password })
    const session = browser.jar.get('zhike_session') ?? 'none'
    await browser.post('/me/password', { current: account.password, next: 'canary-new-password' })
    const hired = await browser.post('/staff', { name: '新人', email: 'canary@example.com', role: 'support' })
    const made = await browser.post('/api-keys', { name: '商城', role: 'manager' })
    await app.inject({ url: '/api/v1/me', headers: { authorization: `Bearer ${person.key}` } })
    await app.inject({
      url: '/api/v1/me?key=canary-in-query',
      headers: { authorization: 'Bearer canary-bearer-12345' },
    })
    await browser.post('/auth/session', { email: 'canary\u0000@example.com', password: 'canary-password' })
    assert.equal((await browser.get('/me')).status, 200)
    const secrets = [
      account.password,
      account.email,
      session.split('.')[0] ?? session,
      browser.jar.get('zhike_session')?.split('.')[0] ?? session,
      hired.body.oneTimePassword,
      made.body.key,
      person.key,
      'canary',
    ]
    await app.close()
    const log = lines.join('')
    assert.ok(lines.length >= 9, 'the requests were logged')
    for (const secret of secrets) assert.equal(log.includes(secret), false, `the log holds ${secret}`)
  }),
)

test(
  'a bug is logged without the values of the statement that broke',
  onOwnDesk(async (desk) => {
    const lines: string[] = []
    const app = await logging(desk, lines)
    app.log.error({ err: new Error('Key (email)=(canary@example.com) already exists') }, 'bug')
    app.log.error({ err: new Error('invalid input syntax for type uuid: "canary"') }, 'bug')
    await app.close()
    assert.match(lines.join(''), /Key \(email\)=/)
    assert.equal(lines.join('').includes('canary'), false)
  }),
)
