import assert from 'node:assert/strict'
import type { AddressInfo } from 'node:net'
import { test } from 'node:test'
import { api } from '@zhike/contract'
import type { Endpoint, Group } from '@zhike/contract/endpoint'
import type { Problem } from '@zhike/contract/errors'
import { roleCodes, scopes } from '@zhike/contract/permissions'
import { type Account, makeAccount } from '../../test/accounts.ts'
import { openBrowser } from '../../test/browsers.ts'
import { expectations } from '../../test/expectations.ts'
import { fingerprint } from '../../test/fingerprints.ts'
import { type OwnDesk, onOwnDesk } from '../../test/harness.ts'
import type { Person } from '../../test/people.ts'
import { routes } from './modules.ts'

const endpoints = new Map<string, Endpoint>(
  Object.entries<Group>(api).flatMap(([group, members]) =>
    Object.entries(members).map(([name, endpoint]) => [`${group}.${name}`, endpoint] as const),
  ),
)

test('every endpoint of the contract is mounted and has an expectation, and nothing else has', () => {
  const names = [...endpoints.keys()].sort()
  assert.deepEqual(routes.map((route) => route.name).sort(), names)
  assert.deepEqual(Object.keys(expectations).sort(), names)
})

interface Answer {
  readonly status: number
  readonly reason: string | undefined
}

/** Asks for an endpoint with ids of nothing, and mostly an empty body: who is let in is settled before one is read. */
async function ask(desk: OwnDesk, name: string, headers: Record<string, string>): Promise<Answer> {
  const { method, path, answers } = endpoints.get(name) as Endpoint
  const url = `/api/v1${path.replace(/:(\w+)/g, (_, field: string) => fillers[field] ?? nothing)}`
  const body = method === 'POST' || method === 'PATCH' ? { payload: bodies[name] ?? {} } : {}
  if (answers === 'stream') return openStream(desk, url, headers)
  const answer = await desk.app.inject({ method, url, headers, ...body })
  const isProblem = String(answer.headers['content-type']).startsWith('application/problem+json')
  return { status: answer.statusCode, reason: isProblem ? answer.json().reason : undefined }
}

/** A stream stays open, so it is asked for over a socket and hung up on. */
async function openStream(desk: OwnDesk, url: string, headers: Record<string, string>): Promise<Answer> {
  const { port } = desk.app.server.address() as AddressInfo
  const hangUp = new AbortController()
  const answer = await fetch(`http://127.0.0.1:${port}${url}`, { headers, signal: hangUp.signal })
  const reason = answer.ok ? undefined : ((await answer.json()) as Problem).reason
  hangUp.abort()
  return { status: answer.status, reason }
}

const nothing = '00000000-0000-4000-8000-000000000000'
const fillers: Readonly<Record<string, string>> = { code: 'manager', kind: 'customers', token: 'not-a-token' }
/** That a key is no log-in is settled by the operation. */
const bodies: Readonly<Record<string, object>> = {
  'session.changePassword': { current: 'whatever it is', next: 'correct horse battery' },
  'secondFactor.confirm': { code: '123456' },
  'secondFactor.renewBackupCodes': { code: '123456' },
  'secondFactor.remove': { code: '123456' },
}

const isLetIn = ({ status, reason }: Answer) =>
  status < 500 && reason !== 'permission.missing' && reason !== 'session.required'

interface Caller {
  readonly name: string
  readonly headers: Record<string, string>
  /** How this caller has to be answered; undefined lets in. */
  readonly refusal: (name: string) => string | undefined
}

test(
  'every endpoint lets in whom it should, in every role and scope, and changes nothing for anybody else',
  onOwnDesk(async (desk, t) => {
    const callers = [...(await roleCallers(desk)), ...(await barredCallers(desk))]
    await desk.app.listen({ host: '127.0.0.1', port: 0 })
    const before = await fingerprint(desk.clone)
    for (const name of endpoints.keys())
      await t.test(`${name} refuses`, () =>
        askAll(
          callers.filter((caller) => caller.refusal(name) !== undefined),
          async (caller) => {
            const { reason } = await ask(desk, name, caller.headers)
            assert.equal(reason, caller.refusal(name), `${caller.name} was answered ${reason}`)
          },
        ),
      )
    assert.deepEqual(await fingerprint(desk.clone), before, 'a refusal changed the database')
    for (const name of endpoints.keys())
      await t.test(`${name} lets in`, () =>
        askAll(
          callers.filter((caller) => caller.refusal(name) === undefined),
          async (caller) => {
            const answer = await ask(desk, name, caller.headers)
            assert.ok(isLetIn(answer), `${caller.name} was answered ${answer.status} ${answer.reason}`)
          },
        ),
      )
  }),
)

const askAll = (callers: readonly Caller[], check: (caller: Caller) => Promise<void>) =>
  Promise.all(callers.map(check)).then(() => undefined)

const bearer = (person: Person) => ({ authorization: `Bearer ${person.key}` })

/** A key in every role and scope. */
async function roleCallers(desk: OwnDesk): Promise<Caller[]> {
  const pairs = roleCodes.flatMap((role) => scopes.map((scope) => ({ role, scope })))
  const callers: Caller[] = []
  for (const { role, scope } of pairs) {
    const person = await desk.person(role, { scope })
    const refusal = (name: string) => {
      const expected = expectations[name] ?? []
      if (expected === 'logged-in') return 'session.required'
      return typeof expected === 'string' || expected.includes(role) ? undefined : 'permission.missing'
    }
    callers.push({ name: `${role} in scope ${scope}`, headers: bearer(person), refusal })
  }
  return callers
}

/** Nobody, and those who were somebody: they are strangers from their next request on. */
async function barredCallers(desk: OwnDesk): Promise<Caller[]> {
  const admin = await desk.as('administrator')
  const suspended = await desk.person('administrator')
  const account = await makeAccount(desk, 'administrator')
  const session = await cookieOf(desk, account)
  const revoked = await admin.apiKeys.create({ name: '旧', role: 'manager' })
  await admin.apiKeys.revoke({ id: revoked.id })
  await admin.staff.suspend({ id: suspended.id })
  await admin.staff.suspend({ id: account.id })
  const refusal = (name: string) => (expectations[name] === 'public' ? undefined : 'session.required')
  return [
    { name: 'a stranger', headers: {}, refusal },
    { name: 'a made-up key', headers: { authorization: `Bearer zk_${'x'.repeat(43)}` }, refusal },
    { name: 'a revoked key', headers: { authorization: `Bearer ${revoked.key}` }, refusal },
    { name: 'the key of somebody suspended', headers: bearer(suspended), refusal },
    { name: 'the session of somebody suspended', headers: { cookie: session }, refusal },
  ]
}

async function cookieOf(desk: OwnDesk, { email, password }: Account): Promise<string> {
  const browser = openBrowser(desk)
  await browser.post('/auth/session', { email, password })
  const cookie = [...browser.jar].map(([name, value]) => `${name}=${value}`).join('; ')
  assert.equal((await browser.get('/me')).status, 200)
  return cookie
}
