import assert from 'node:assert/strict'
import { test } from 'node:test'
import { SignJWT, UnsecuredJWT } from 'jose'
import { makeAccount } from '../../test/accounts.ts'
import { openBrowser } from '../../test/browsers.ts'
import { type OwnDesk, onOwnDesk } from '../../test/harness.ts'
import { asOwner } from '../../test/owner.ts'
import { client, type Forgery, openHostileProvider, openProvider } from '../../test/providers.ts'
import { refusedFor } from '../../test/refusals.ts'
import { codeOf, stepAt } from '../platform/crypto/one-time-codes.ts'
import { redirectUri } from './provider.ts'

async function configure(desk: OwnDesk, issuer: string, more: object = {}) {
  Object.assign(desk.tools, { privateProviders: true })
  const admin = await desk.as('administrator')
  return admin.signOn.configure({ enabled: true, issuer, ...client, label: '企业账号登录', ...more })
}

const begin = async (browser: ReturnType<typeof openBrowser>) => {
  const { status, body } = await browser.post('/auth/sign-on', {})
  assert.equal(status, 201, JSON.stringify(body))
  return new URL(body.url)
}

const onProvider = (run: (desk: OwnDesk, provider: Awaited<ReturnType<typeof openProvider>>) => Promise<void>) =>
  onOwnDesk(async (desk) => {
    const provider = await openProvider(redirectUri(desk.tools))
    try {
      await run(desk, provider)
    } finally {
      await provider.stop()
    }
  })

test(
  'a colleague logs in by the provider, is found by the verified e-mail once and by the account ever after',
  onProvider(async (desk, provider) => {
    const account = await makeAccount(desk, 'support')
    const settings = await configure(desk, provider.issuer)
    assert.equal('secret' in settings, false)
    assert.equal((await openBrowser(desk).get('/auth/sign-on')).body.label, '企业账号登录')
    const enter = async (login: string) => {
      const browser = openBrowser(desk)
      const url = await begin(browser)
      for (const part of ['state', 'nonce', 'code_challenge']) assert.ok((url.searchParams.get(part) ?? '').length > 40)
      const answer = await provider.visit(url.href, login)
      return { browser, answer, done: await browser.post('/auth/sign-on/completion', { answer }) }
    }
    provider.people.set('lin', { email: account.email.toUpperCase(), email_verified: true })
    const first = await enter('lin')
    assert.deepEqual([first.done.status, first.done.body.id], [201, account.id])
    assert.equal((await first.browser.get('/me')).status, 200)
    const again = await first.browser.post('/auth/sign-on/completion', { answer: first.answer })
    assert.equal(again.body.reason, 'sign_on.refused', 'an answer works once')
    provider.people.set('lin', { email: 'moved@elsewhere.example', email_verified: false })
    assert.equal((await enter('lin')).done.body.id, account.id)
    provider.people.set('zhao', { email: account.email, email_verified: true })
    assert.equal((await enter('zhao')).done.body.reason, 'sign_on.nobody', 'the e-mail has its account already')
    await (await desk.as('administrator')).staff.suspend({ id: account.id })
    assert.equal((await enter('lin')).done.body.reason, 'sign_on.nobody')
  }),
)

test(
  'an e-mail that is not verified, of a foreign domain, or of nobody here opens nothing, and nobody is made',
  onProvider(async (desk, provider) => {
    const account = await makeAccount(desk, 'support')
    await configure(desk, provider.issuer, { emailDomains: ['company.example'] })
    const people = await asOwner(desk.clone, 'SELECT id FROM staff')
    provider.people.set('unverified', { email: account.email, email_verified: false })
    provider.people.set('foreign', { email: account.email, email_verified: true })
    provider.people.set('nobody', { email: 'nobody@company.example', email_verified: true })
    for (const login of provider.people.keys()) {
      const browser = openBrowser(desk)
      const answer = await provider.visit((await begin(browser)).href, login)
      const { body, cookies } = await browser.post('/auth/sign-on/completion', { answer })
      assert.equal(body.reason, 'sign_on.nobody', login)
      assert.equal(
        cookies.some((cookie) => cookie.startsWith('zhike_session')),
        false,
      )
    }
    assert.equal((await asOwner(desk.clone, 'SELECT id FROM staff')).length, people.length)
    assert.deepEqual(await asOwner(desk.clone, 'SELECT * FROM auth.sessions'), [])
  }),
)

test(
  'an answer belongs to the browser that asked: another one, without its cookie or with its own, gets nothing',
  onProvider(async (desk, provider) => {
    const account = await makeAccount(desk, 'support')
    await configure(desk, provider.issuer)
    provider.people.set('lin', { email: account.email, email_verified: true })
    const attacker = openBrowser(desk)
    const answer = await provider.visit((await begin(attacker)).href, 'lin')
    const victim = openBrowser(desk)
    const complete = (browser: typeof victim) => browser.post('/auth/sign-on/completion', { answer })
    assert.equal((await complete(victim)).body.reason, 'sign_on.refused')
    await begin(victim)
    assert.equal((await complete(victim)).body.reason, 'sign_on.refused')
    assert.equal((await complete(attacker)).status, 201)
  }),
)

test(
  'our own second factor is asked for after the provider as after a password',
  onProvider(async (desk, provider) => {
    const account = await makeAccount(desk, 'support')
    await configure(desk, provider.issuer)
    provider.people.set('lin', { email: account.email, email_verified: true })
    const browser = openBrowser(desk)
    await browser.post('/auth/session', { email: account.email, password: account.password })
    const { secret } = (await browser.post('/auth/second-factor', {})).body
    await browser.post('/auth/second-factor/confirmation', { code: codeOf(secret, stepAt(new Date())) })
    const other = openBrowser(desk)
    const answer = await provider.visit((await begin(other)).href, 'lin')
    const half = await other.post('/auth/sign-on/completion', { answer })
    assert.deepEqual([half.status, half.body.reason], [401, 'session.second_factor_required'])
    assert.equal((await other.get('/me')).status, 401)
    const code = codeOf(secret, stepAt(new Date()) + 1)
    assert.equal((await other.post('/auth/session/code', { code })).status, 201)
  }),
)

test(
  'roles can lose the password, answered like a wrong one; administrators never do',
  onProvider(async (desk, provider) => {
    const admin = await desk.as('administrator')
    const [support, manager] = [await makeAccount(desk, 'support'), await makeAccount(desk, 'manager')]
    await configure(desk, provider.issuer, { noPasswordRoles: ['support'] })
    const logIn = (who: typeof support) =>
      openBrowser(desk).post('/auth/session', { email: who.email, password: who.password })
    assert.equal((await logIn(support)).body.reason, 'session.wrong_credentials')
    assert.equal((await logIn(manager)).status, 201)
    await assert.rejects(
      admin.signOn.configure({ noPasswordRoles: ['administrator' as never] }),
      refusedFor('request.invalid'),
    )
    await admin.signOn.configure({ enabled: false })
    assert.equal((await logIn(support)).status, 201)
    assert.equal((await openBrowser(desk).post('/auth/sign-on', {})).body.reason, 'sign_on.off')
  }),
)

test(
  'an ID token that is not the provider’s for us, now, and for this log-in is not believed',
  onOwnDesk(async (desk) => {
    const hostile = await openHostileProvider()
    try {
      await desk.asSystem(async () => undefined)
      await configure(desk, hostile.issuer)
      const at = Math.floor(Date.now() / 1000)
      const forgeries: Record<string, Forgery> = {
        'without a signature': { make: async (claims) => new UnsecuredJWT(claims).encode() },
        'signed with the public key as a secret': {
          make: (claims, { publicKeyPem }) =>
            new SignJWT(claims).setProtectedHeader({ alg: 'HS256' }).sign(Buffer.from(publicKeyPem)),
        },
        'signed with our secret': {
          make: (claims) =>
            new SignJWT(claims).setProtectedHeader({ alg: 'HS256' }).sign(Buffer.from(client.secret.padEnd(32))),
        },
        'with a signature of another token': {
          make: async (claims, { sign }) => {
            const [head, , signature] = (await sign({ ...claims, sub: 'somebody else' })).split('.')
            return [head, (await sign(claims)).split('.')[1], signature].join('.')
          },
        },
        'for another audience': { claims: { aud: 'another client' } },
        'from another issuer': { claims: { iss: 'https://accounts.example' } },
        'too old': { claims: { iat: at - 4000, exp: at - 3600 } },
        'for another log-in': { claims: { nonce: 'of another log-in' } },
        'that is no token': { make: async () => 'not.a.token' },
      }
      const tryIt = async (forgery: Forgery) => {
        hostile.forgery.now = forgery
        const browser = openBrowser(desk)
        const url = await begin(browser)
        hostile.nonce.now = url.searchParams.get('nonce') ?? ''
        const answer = `code=any&state=${url.searchParams.get('state')}`
        return (await browser.post('/auth/sign-on/completion', { answer })).body.reason
      }
      for (const [name, forgery] of Object.entries(forgeries))
        assert.equal(await tryIt(forgery), 'sign_on.refused', name)
      assert.equal(await tryIt({}), 'sign_on.nobody', 'a good one is believed, and names nobody here')
      const stored = JSON.stringify(await asOwner(desk.clone, 'SELECT s::text FROM auth.sign_on s'))
      assert.equal(stored.includes(client.secret), false)
    } finally {
      await hostile.stop()
    }
  }),
)

test(
  'a provider inside the house is asked only where whoever runs the system allows it',
  onProvider(async (desk, provider) => {
    const admin = await desk.as('administrator')
    const given = { enabled: true, ...client, label: 'x' }
    for (const issuer of [provider.issuer, 'https://169.254.169.254/latest', 'https://[::1]/', 'https://localhost/'])
      await assert.rejects(admin.signOn.configure({ ...given, issuer }), refusedFor('sign_on.private'), issuer)
    Object.assign(desk.tools, { privateProviders: true })
    await assert.rejects(
      admin.signOn.configure({ ...given, issuer: 'http://127.0.0.1:1' }),
      refusedFor('sign_on.unreachable'),
    )
    await assert.rejects(
      admin.signOn.configure({ enabled: true, issuer: provider.issuer }),
      refusedFor('sign_on.incomplete'),
    )
    assert.equal((await admin.signOn.settings({})).enabled, false, 'what was refused changed nothing')
  }),
)
