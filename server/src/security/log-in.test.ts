import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Account, makeAccount } from '../../test/accounts.ts'
import { openBrowser } from '../../test/browsers.ts'
import { type OwnDesk, onOwnDesk } from '../../test/harness.ts'
import { asOwner } from '../../test/owner.ts'

const logInFrom = (desk: OwnDesk, remoteAddress: string, email: string, password: string) =>
  openBrowser(desk, { remoteAddress }).post('/auth/session', { email, password })

const types = async (desk: OwnDesk) =>
  (
    await asOwner<{ type: string }>(
      desk.clone,
      "SELECT type FROM company_events WHERE type LIKE 'session.%' ORDER BY id",
    )
  ).map((event) => event.type)

test(
  'a log-in gives a session, whose token only the browser knows',
  onOwnDesk(async (desk) => {
    const account = await makeAccount(desk, 'support')
    const browser = openBrowser(desk)
    const answer = await browser.post('/auth/session', {
      email: ` ${account.email.toUpperCase()}`,
      password: account.password,
    })
    assert.deepEqual([answer.status, answer.body.id], [201, account.id])
    const [cookie = ''] = answer.cookies
    assert.match(cookie, /^zhike_session=/)
    for (const attribute of ['HttpOnly', 'SameSite=Lax', 'Path=/']) assert.ok(cookie.includes(attribute), attribute)
    assert.equal(/domain|example/i.test(cookie), false)
    assert.equal((await browser.get('/me')).body.email, account.email)
    const rows = await asOwner(desk.clone, 'SELECT * FROM auth.sessions')
    const token = /^zhike_session=([A-Za-z0-9]+)\./.exec(cookie)?.[1] ?? 'none'
    assert.equal(rows.length, 1)
    assert.equal(JSON.stringify(rows).includes(token), false)
    assert.equal(rows[0]?.ip_address, '127.0.0.1')
    assert.equal((await browser.delete('/auth/session')).status, 204)
    assert.equal((await browser.get('/me')).status, 401)
    assert.deepEqual(await types(desk), ['session.started', 'session.ended'])
  }),
)

test(
  'a wrong password and an unknown e-mail get the same answer for the same work',
  onOwnDesk(async (desk) => {
    const account = await makeAccount(desk, 'support')
    let address = 0
    const time = async (email: string) => {
      const start = performance.now()
      const { status, body } = await logInFrom(desk, `10.0.0.${++address}`, email, 'not the right password')
      return { answer: [status, { ...body, requestId: '' }], ms: performance.now() - start }
    }
    await time('warm.up@example.com')
    const known = [await time(account.email), await time(account.email), await time(account.email)]
    const unknown = [await time('a@example.com'), await time('b@example.com'), await time('c@example.com')]
    for (const one of [...known, ...unknown]) assert.deepEqual(one.answer, known[0]?.answer)
    const fastest = (runs: { ms: number }[]) => Math.min(...runs.map((run) => run.ms))
    // without a password to check, the answer would come ten times as fast
    assert.ok(fastest(unknown) > fastest(known) / 3, `${fastest(unknown)} ms against ${fastest(known)} ms`)
  }),
)

test(
  'five failures lock an account for 15 minutes, whoever asks and from wherever',
  onOwnDesk(async (desk) => {
    const account = await makeAccount(desk, 'support')
    for (const email of [account.email, 'nobody@example.com']) {
      for (let i = 1; i <= 5; i++) {
        assert.equal((await logInFrom(desk, `10.1.0.${i}`, email, 'wrong wrong wrong')).status, 401)
      }
      const locked = await logInFrom(desk, '10.2.0.1', email, account.password)
      assert.deepEqual([locked.status, locked.body.reason], [429, 'session.locked'])
      assert.equal(locked.headers['retry-after'], '900')
      await asOwner(desk.clone, 'DELETE FROM auth.attempts WHERE locked_until IS NULL')
    }
    await asOwner(desk.clone, "UPDATE auth.attempts SET since = since - interval '16 min', locked_until = now()")
    assert.equal((await logInFrom(desk, '10.2.0.1', account.email, account.password)).status, 201)
    assert.equal((await types(desk)).filter((type) => type === 'session.locked').length, 2)
  }),
)

test(
  'an address is locked when twenty accounts have failed from it, and a success in between does not open it',
  onOwnDesk(async (desk) => {
    const account = await makeAccount(desk, 'support')
    const late = await makeAccount(desk, 'support')
    for (let i = 1; i <= 19; i++) await logInFrom(desk, '10.3.0.1', `victim${i}@example.com`, 'wrong wrong wrong')
    assert.equal((await logInFrom(desk, '10.3.0.1', account.email, account.password)).status, 201)
    await logInFrom(desk, '10.3.0.1', 'victim20@example.com', 'wrong wrong wrong')
    const { body } = await logInFrom(desk, '10.3.0.1', account.email, account.password)
    assert.equal(body.reason, 'session.locked')
    assert.equal((await logInFrom(desk, '10.3.0.1', 'nobody@example.com', 'whatever')).body.reason, 'session.locked')
    assert.equal((await logInFrom(desk, '10.3.0.2', late.email, late.password)).status, 201)
  }),
)

test(
  'colleagues who mistype do not lock their office: one account counts once, however often it fails',
  onOwnDesk(async (desk) => {
    const account = await makeAccount(desk, 'support')
    for (let person = 1; person <= 4; person++)
      for (let i = 0; i < 5; i++) await logInFrom(desk, '10.7.0.1', `colleague${person}@example.com`, 'mistyped again')
    assert.equal((await logInFrom(desk, '10.7.0.1', account.email, account.password)).status, 201)
  }),
)

test(
  'strangers lock neither an account nor an address for the browser in which its owner has logged in before',
  onOwnDesk(async (desk) => {
    const { email, password } = await makeAccount(desk, 'support')
    const own = openBrowser(desk, { remoteAddress: '10.8.0.1' })
    assert.equal((await own.post('/auth/session', { email, password })).status, 201)
    for (let i = 1; i <= 20; i++) await logInFrom(desk, '10.8.0.1', `victim${i}@example.com`, 'wrong wrong wrong')
    for (let i = 1; i <= 5; i++) await logInFrom(desk, `10.9.0.${i}`, email, 'wrong wrong wrong')
    for (const address of ['10.8.0.1', '10.9.1.1'])
      assert.equal((await logInFrom(desk, address, email, password)).body.reason, 'session.locked')
    assert.equal((await own.post('/auth/session', { email, password })).status, 201)
  }),
)

test(
  'five failures in a known browser lock it, and the account everywhere else',
  onOwnDesk(async (desk) => {
    const { email, password } = await makeAccount(desk, 'support')
    const other = await makeAccount(desk, 'support')
    const own = openBrowser(desk)
    const logIn = (given: string) => own.post('/auth/session', { email, password: given })
    await logIn(password)
    for (let i = 0; i < 5; i++) assert.equal((await logIn('wrong wrong wrong')).status, 401)
    assert.equal((await logIn(password)).body.reason, 'session.locked')
    assert.equal((await logInFrom(desk, '10.10.0.1', email, password)).body.reason, 'session.locked')
    const cookie = `zhike_device=${own.jar.get('zhike_device')}`
    const asOther = openBrowser(desk, { headers: { cookie } })
    for (let i = 0; i < 5; i++) await asOther.post('/auth/session', { email: other.email, password: 'wrong wrong' })
    const { body } = await logInFrom(desk, '10.10.0.2', other.email, other.password)
    assert.equal(body.reason, 'session.locked', 'the browser of one account is no known browser of another')
  }),
)

test(
  'many guesses at once are counted like many in a row',
  onOwnDesk(async (desk) => {
    const account = await makeAccount(desk, 'support')
    const guesses = Array.from({ length: 24 }, (_, i) =>
      logInFrom(desk, `10.4.0.${i}`, account.email, `wrong guess ${i}`),
    )
    const reasons = (await Promise.all(guesses)).map((answer) => answer.body.reason as string)
    assert.equal(reasons.filter((reason) => reason === 'session.wrong_credentials').length, 5, reasons.join(' '))
    const turnedAway = reasons.filter((reason) => reason === 'session.locked' || reason === 'request.too_many')
    assert.equal(turnedAway.length, 19, reasons.join(' '))
    assert.equal((await types(desk)).filter((type) => type === 'session.failed').length, 5)
  }),
)

test(
  'a failed log-in is audited without what was typed',
  onOwnDesk(async (desk) => {
    await logInFrom(desk, '10.5.0.1', 'canary-email@example.com', 'canary password')
    await logInFrom(desk, '10.5.0.1', 'canary password', 'canary password')
    const rows = await asOwner(desk.clone, 'SELECT * FROM company_events')
    assert.equal(rows.length, 2)
    assert.deepEqual(rows[0]?.data, { known: false, address: '10.5.0.1', why: 'failed' })
    const everything = JSON.stringify([rows, await asOwner(desk.clone, 'SELECT * FROM auth.attempts')])
    assert.equal(everything.includes('canary'), false)
  }),
)

test(
  'a password above 1 kB is refused before anything is computed',
  onOwnDesk(async (desk) => {
    const account = await makeAccount(desk, 'support')
    for (const password of ['x'.repeat(1025), '密'.repeat(342)]) {
      const answer = await logInFrom(desk, '10.6.0.1', account.email, password)
      assert.deepEqual([answer.status, Object.keys(answer.body.fields)], [400, ['password']])
    }
    assert.deepEqual(await asOwner(desk.clone, 'SELECT * FROM auth.attempts'), [])
  }),
)

test(
  'a log-in takes no other field, no text that the database cannot hold, and no call from another site',
  onOwnDesk(async (desk) => {
    const { email, password } = await makeAccount(desk, 'support')
    const browser = openBrowser(desk)
    const role = await browser.post('/auth/session', { email, password, role: 'administrator' })
    assert.deepEqual([role.status, Object.keys(role.body.fields)], [400, ['role']])
    assert.equal((await browser.post('/auth/session', { email: 'a\u0000b@example.com', password })).status, 400)
    for (const headers of [{ origin: 'https://evil.example' }, { 'sec-fetch-site': 'cross-site' }]) {
      const crossed = await browser.post('/auth/session', { email, password }, headers)
      assert.equal(crossed.body.reason, 'request.cross_site')
    }
    assert.deepEqual(await asOwner(desk.clone, 'SELECT * FROM auth.sessions'), [])
  }),
)

test(
  'a browser gets a new session at each log-in, never one that it brings',
  onOwnDesk(async (desk) => {
    const account = await makeAccount(desk, 'support')
    const browser = openBrowser(desk)
    const logIn = async () => {
      await browser.post('/auth/session', { email: account.email, password: account.password })
      return browser.jar.get('zhike_session')
    }
    browser.jar.set('zhike_session', 'PlantedPlantedPlantedPlanted1234.signature')
    const first = await logIn()
    const second = await logIn()
    assert.ok(first && second && first !== second && !first.startsWith('Planted'))
    const other = openBrowser(desk)
    other.jar.set('zhike_session', first)
    assert.equal((await other.get('/me')).status, 401)
    assert.equal((await browser.get('/me')).status, 200)
  }),
)

test(
  'a demo account opens on this machine alone',
  onOwnDesk(async (desk) => {
    const { email, password }: Account = await makeAccount(desk, 'manager', { demo: true })
    const from = (options: Parameters<typeof openBrowser>[1]) =>
      openBrowser(desk, options).post('/auth/session', { email, password })
    const elsewhere = [
      { remoteAddress: '192.168.1.5' },
      { headers: { 'x-forwarded-for': '127.0.0.1' } },
      { headers: { forwarded: 'for=127.0.0.1' } },
      { headers: { 'x-real-ip': '127.0.0.1' } },
      { remoteAddress: '10.0.0.1', headers: { 'x-forwarded-for': '127.0.0.1' } },
    ]
    for (const options of elsewhere) {
      const answer = await from(options)
      assert.deepEqual([answer.status, answer.body.reason], [403, 'session.demo_only_local'])
      assert.deepEqual(answer.cookies, [])
    }
    assert.deepEqual(await asOwner(desk.clone, 'SELECT * FROM auth.sessions'), [])
    const wrong = openBrowser(desk, { remoteAddress: '192.168.1.5' })
    const answer = await wrong.post('/auth/session', { email, password: 'wrong wrong wrong' })
    assert.equal(answer.body.reason, 'session.wrong_credentials')
    for (const remoteAddress of ['127.0.0.1', '::1', '::ffff:127.0.0.1']) {
      assert.equal((await from({ remoteAddress })).status, 201)
    }
  }),
)
