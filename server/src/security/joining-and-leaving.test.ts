import assert from 'node:assert/strict'
import { test } from 'node:test'
import { makeAccount } from '../../test/accounts.ts'
import { openBrowser } from '../../test/browsers.ts'
import { type OwnDesk, onOwnDesk } from '../../test/harness.ts'
import { client, openHostileProvider, openProvider, type RealProvider } from '../../test/providers.ts'
import { refusedFor } from '../../test/refusals.ts'
import { redirectUri } from './provider.ts'

async function configure(desk: OwnDesk, issuer: string, more: object = {}) {
  Object.assign(desk.tools, { privateProviders: true })
  const admin = await desk.as('administrator')
  return admin.signOn.configure({ enabled: true, issuer, ...client, label: '企业账号登录', ...more })
}

const onProvider = (run: (desk: OwnDesk, provider: RealProvider) => Promise<void>) =>
  onOwnDesk(async (desk) => {
    // the provider calls us, so that this server needs an address
    const home = await desk.app.listen({ port: 0, host: '127.0.0.1' })
    const provider = await openProvider(redirectUri(desk.tools), home)
    try {
      await run(desk, provider)
    } finally {
      await provider.stop()
    }
  })

async function enter(desk: OwnDesk, provider: RealProvider, login: string) {
  const browser = openBrowser(desk)
  const { body } = await browser.post('/auth/sign-on', {})
  const answer = await provider.visit(body.url, login)
  return { browser, asked: new URL(body.url), done: await browser.post('/auth/sign-on/completion', { answer }) }
}

const support = { role: 'support', departmentId: null, teamIds: [] as string[] } as const

test(
  'whoever a rule fits is added at the first log-in, in the role and places of the first such rule, once',
  onProvider(async (desk, provider) => {
    const admin = await desk.as('administrator')
    const department = await admin.departments.create({ name: '售后部' })
    const team = await admin.teams.create({ name: '华东组', departmentId: department.id })
    await configure(desk, provider.issuer, {
      joiningRules: [
        { claim: 'groups', value: 'after-sales', role: 'after_sales', departmentId: department.id, teamIds: [team.id] },
        { claim: 'email_domain', value: 'hemu.example', ...support },
      ],
    })
    const who = { email: 'Lin@hemu.example', email_verified: true, name: '林晓' }
    provider.people.set('lin', { ...who, groups: ['all', 'after-sales'] })
    const first = await enter(desk, provider, 'lin')
    assert.match(first.asked.searchParams.get('scope') ?? '', /profile/)
    assert.equal(first.done.status, 201, JSON.stringify(first.done.body))
    assert.deepEqual([first.done.body.name, first.done.body.role], ['林晓', 'after_sales'])
    const { id } = first.done.body
    const member = await admin.staff.get({ id })
    assert.deepEqual(
      [member.email, member.departmentId, member.teams.map((one) => one.id), member.scope],
      ['lin@hemu.example', department.id, [team.id], 'team'],
    )
    provider.people.set('lin', { ...who, groups: [] })
    assert.deepEqual([(await enter(desk, provider, 'lin')).done.body.id], [id], 'rules count once')
    provider.people.set('zhou', { email: 'zhou@hemu.example', email_verified: true })
    const plain = (await enter(desk, provider, 'zhou')).done.body
    assert.deepEqual([plain.name, plain.role], ['zhou', 'support'])
    await desk.settle()
    assert.equal((await admin.audit.list({ type: 'staff.created' })).items.length, 2)
  }),
)

test(
  'without a rule that fits nobody is added: not by an e-mail that is not verified, of a foreign domain, or somebody’s who was suspended',
  onProvider(async (desk, provider) => {
    const admin = await desk.as('administrator')
    const account = await makeAccount(desk, 'support')
    await admin.staff.suspend({ id: account.id })
    // each set-up below makes an administrator
    const count = async () =>
      (await admin.staff.list({ limit: 200 })).items.filter(({ role }) => role === 'support').length
    const before = await count()
    const refused = async (login: string, person: { email: string; email_verified: boolean; groups?: string[] }) => {
      provider.people.set(login, person)
      const { body } = (await enter(desk, provider, login)).done
      assert.equal(body.reason, 'sign_on.nobody', login)
    }
    await configure(desk, provider.issuer)
    await refused('no-rule', { email: 'a@hemu.example', email_verified: true })
    const everybody = { claim: 'groups', value: 'all', ...support }
    await configure(desk, provider.issuer, { joiningRules: [everybody] })
    await refused('unverified', { email: 'b@hemu.example', email_verified: false, groups: ['all'] })
    await refused('other-group', { email: 'c@hemu.example', email_verified: true, groups: ['almost-all'] })
    await refused('suspended', { email: account.email, email_verified: true, groups: ['all'] })
    await configure(desk, provider.issuer, { emailDomains: ['hemu.example'] })
    await refused('foreign', { email: 'd@elsewhere.example', email_verified: true, groups: ['all'] })
    const gone = { ...everybody, departmentId: '01900000-0000-7000-8000-000000000000' }
    await configure(desk, provider.issuer, { joiningRules: [gone] })
    await refused('no-place', { email: 'e@hemu.example', email_verified: true, groups: ['all'] })
    await assert.rejects(
      configure(desk, provider.issuer, { joiningRules: [{ ...everybody, role: 'administrator' }] }),
      refusedFor('request.invalid'),
    )
    assert.equal(await count(), before)
  }),
)

test(
  'somebody who comes twice at once is added once',
  onProvider(async (desk, provider) => {
    await configure(desk, provider.issuer, {
      joiningRules: [{ claim: 'email_domain', value: 'hemu.example', ...support }],
    })
    provider.people.set('lin', { email: 'lin@hemu.example', email_verified: true })
    const begun = []
    for (let n = 0; n < 3; n++) {
      const browser = openBrowser(desk)
      const { body } = await browser.post('/auth/sign-on', {})
      begun.push({ browser, answer: await provider.visit(body.url, 'lin') })
    }
    const done = await Promise.all(
      begun.map(({ browser, answer }) => browser.post('/auth/sign-on/completion', { answer })),
    )
    assert.ok(done.some(({ status }) => status === 201))
    const { items } = await (await desk.as('administrator')).staff.list({ search: 'lin@hemu.example' })
    assert.equal(items.length, 1)
  }),
)

test(
  'logging out here leads whoever came by the provider to its log-out, and nobody else',
  onProvider(async (desk, provider) => {
    const account = await makeAccount(desk, 'support')
    const other = await makeAccount(desk, 'support')
    provider.people.set('lin', { email: account.email, email_verified: true })
    const leave = async (browser: ReturnType<typeof openBrowser>) => {
      const { status, body } = await browser.post('/auth/sign-on/log-out', {})
      assert.equal(status, 201)
      assert.equal((await browser.get('/me')).status, 401, 'the session has ended')
      return body.url as string | null
    }
    await configure(desk, provider.issuer)
    assert.equal(await leave((await enter(desk, provider, 'lin')).browser), null, 'off by default')
    await configure(desk, provider.issuer, { leaveProvider: true })
    const byPassword = openBrowser(desk)
    await byPassword.post('/auth/session', { email: other.email, password: other.password })
    assert.equal(await leave(byPassword), null)
    const url = (await leave((await enter(desk, provider, 'lin')).browser)) ?? assert.fail('nowhere to go')
    assert.equal(await provider.logOut(url), 'http://desk.example/login')
    const late = (await enter(desk, provider, 'lin')).browser
    await provider.stop()
    assert.equal(await leave(late), null, 'a provider that is away keeps nobody here')
  }),
)

test(
  'a log-out at the provider ends every session of that colleague here, and of nobody else',
  onProvider(async (desk, provider) => {
    const [lin, zhou] = [await makeAccount(desk, 'support'), await makeAccount(desk, 'support')]
    await configure(desk, provider.issuer, { leaveProvider: true })
    provider.people.set('zhou', { email: zhou.email, email_verified: true })
    const others = (await enter(desk, provider, 'zhou')).browser
    provider.people.set('lin', { email: lin.email, email_verified: true })
    const elsewhere = (await enter(desk, provider, 'lin')).browser
    const here = (await enter(desk, provider, 'lin')).browser
    const { body } = await here.post('/auth/sign-on/log-out', {})
    assert.equal((await elsewhere.get('/me')).status, 200)
    await provider.logOut(body.url)
    assert.equal((await elsewhere.get('/me')).status, 401)
    assert.equal((await others.get('/me')).status, 200)
    await desk.settle()
    const ended = await (await desk.as('administrator')).audit.list({ type: 'session.ended' })
    assert.equal(ended.items.length, 2)
  }),
)

test(
  'a notice of a log-out that is not the provider’s, for us and of now ends nothing',
  onOwnDesk(async (desk) => {
    const hostile = await openHostileProvider()
    try {
      await configure(desk, hostile.issuer)
      const now = Math.floor(Date.now() / 1000)
      const good = {
        iss: hostile.issuer,
        aud: client.clientId,
        sub: 'stranger',
        iat: now,
        exp: now + 60,
        jti: 'one',
        events: { 'http://schemas.openid.net/event/backchannel-logout': {} },
      }
      const tell = (token: string) =>
        desk.app.inject({
          method: 'POST',
          url: '/api/v1/auth/sign-on/back-channel',
          headers: { 'content-type': 'application/x-www-form-urlencoded' },
          payload: new URLSearchParams({ logout_token: token }).toString(),
        })
      const { events: _, ...noEvents } = good
      const { sub: __, ...noSubject } = good
      const wrong: Record<string, object> = {
        'another issuer': { ...good, iss: 'https://elsewhere.example' },
        'another audience': { ...good, aud: 'another client' },
        'long ago': { ...good, iat: now - 3600, exp: now + 60 },
        over: { ...good, iat: now - 200, exp: now - 100 },
        'an ID token': { ...noEvents, nonce: 'x' },
        'with a nonce': { ...good, nonce: 'x' },
        'of nobody': noSubject,
      }
      for (const [name, claims] of Object.entries(wrong)) {
        const answer = await tell(await hostile.sign({ ...claims }))
        assert.deepEqual([answer.statusCode, answer.json().reason], [400, 'sign_on.bad_token'], name)
      }
      assert.equal((await tell('x.y.z')).statusCode, 400)
      const [head, body] = (await hostile.sign(good)).split('.')
      assert.equal((await tell(`${head}.${body}.AAAA`)).statusCode, 400)
      assert.equal((await tell(await hostile.sign(good))).statusCode, 200, 'of somebody who is not here')
      const form = await desk.app.inject({
        method: 'POST',
        url: '/api/v1/auth/session',
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
        payload: 'email=a&password=b',
      })
      assert.deepEqual([form.statusCode, form.json().reason], [400, 'request.malformed'])
    } finally {
      await hostile.stop()
    }
  }),
)
