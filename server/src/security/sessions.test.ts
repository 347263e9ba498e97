import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Account, makeAccount } from '../../test/accounts.ts'
import { openBrowser } from '../../test/browsers.ts'
import { type OwnDesk, onDesk, onOwnDesk } from '../../test/harness.ts'
import { asOwner } from '../../test/owner.ts'
import { refusedFor } from '../../test/refusals.ts'
import { systemWork } from '../platform/jobs/system-work.ts'
import { logInLibrary } from './log-in-library.ts'
import { securitySchedules } from './security.jobs.ts'

async function loggedIn(desk: OwnDesk, { email, password }: Account) {
  const browser = openBrowser(desk)
  assert.equal((await browser.post('/auth/session', { email, password })).status, 201)
  return browser
}

const status = async (browser: ReturnType<typeof openBrowser>) => (await browser.get('/me')).status

test(
  'a session ends 12 hours after log-in, however busy',
  onOwnDesk(async (desk) => {
    const browser = await loggedIn(desk, await makeAccount(desk, 'support'))
    const [row] = await asOwner(desk.clone, 'SELECT expires_at - created_at AS life FROM auth.sessions')
    assert.ok(Math.abs(Number(row?.life.hours) * 60 + Number(row?.life.minutes ?? 0) - 720) <= 1)
    await asOwner(desk.clone, 'UPDATE auth.sessions SET expires_at = now()')
    assert.equal(await status(browser), 401)
  }),
)

test(
  'a session ends after 30 minutes in which nobody did anything, and a page by itself is nobody',
  onOwnDesk(async (desk) => {
    const browser = await loggedIn(desk, await makeAccount(desk, 'support'))
    const idle = async (minutes: number) =>
      asOwner(desk.clone, `UPDATE auth.sessions SET active_at = now() - interval '${minutes} min'`)
    const idleMinutes = async () =>
      Number(
        (await asOwner(desk.clone, 'SELECT extract(epoch FROM now() - active_at) / 60 AS m FROM auth.sessions'))[0]?.m,
      )
    await idle(29)
    for (const headers of [{ 'x-background': '1' }, { accept: 'text/event-stream' }]) {
      assert.equal((await browser.get('/me', headers)).status, 200)
      assert.ok((await idleMinutes()) > 28)
    }
    assert.equal(await status(browser), 200)
    assert.ok((await idleMinutes()) < 1)
    await idle(0.5)
    assert.equal(await status(browser), 200)
    assert.ok((await idleMinutes()) >= 0.5, 'within a minute nothing is written')
    await idle(31)
    assert.equal(await status(browser), 401)
  }),
)

test(
  'role, scope, suspension and a new password reach an open session with its next request',
  onOwnDesk(async (desk) => {
    const admin = await desk.as('administrator')
    const account = await makeAccount(desk, 'support')
    const browser = await loggedIn(desk, account)
    await admin.staff.update({ id: account.id, scope: 'own' })
    assert.equal((await browser.get('/me')).body.scope, 'own')
    await admin.staff.update({ id: account.id, role: 'analyst' })
    assert.equal(await status(browser), 401)
    const me = (await (await loggedIn(desk, account)).get('/me')).body
    assert.deepEqual([me.role, me.scope, me.permissions.includes('tickets.reply')], ['analyst', 'all', false])
    const open = await loggedIn(desk, account)
    const { oneTimePassword } = await admin.staff.resetPassword({ id: account.id })
    assert.equal(await status(open), 401)
    const again = await loggedIn(desk, { ...account, password: oneTimePassword })
    await admin.staff.suspend({ id: account.id })
    assert.equal(await status(again), 401)
    const refused = await again.post('/auth/session', { email: account.email, password: oneTimePassword })
    assert.equal(refused.body.reason, 'session.wrong_credentials')
    assert.deepEqual(await asOwner(desk.clone, 'SELECT * FROM auth.sessions'), [])
  }),
)

test(
  'a changed password ends all other sessions, and only the new one opens',
  onOwnDesk(async (desk) => {
    const account = await makeAccount(desk, 'support')
    const here = await loggedIn(desk, account)
    const there = await loggedIn(desk, account)
    const before = here.jar.get('zhike_session')
    const next = '春眠不觉晓处处闻啼鸟吗'
    const change = (current: string, to: string) => here.post('/me/password', { current, next: to })
    assert.equal((await change(account.password, 'password2024')).body.reason, 'password.too_weak')
    assert.equal((await change('not my password', `${next}!`)).body.reason, 'session.wrong_credentials')
    assert.deepEqual([await status(here), await status(there)], [200, 200])
    const changed = await change(account.password, `${next}!`)
    assert.deepEqual([changed.status, changed.body.id], [200, account.id])
    assert.notEqual(here.jar.get('zhike_session'), before)
    assert.deepEqual([await status(here), await status(there)], [200, 401])
    const old = await there.post('/auth/session', { email: account.email, password: account.password })
    assert.equal(old.status, 401)
    await loggedIn(desk, { ...account, password: `${next}!` })
  }),
)

test(
  'guesses of the current password lock the account like failed log-ins',
  onOwnDesk(async (desk) => {
    const account = await makeAccount(desk, 'support')
    const browser = await loggedIn(desk, account)
    const guess = () => browser.post('/me/password', { current: 'guess guess', next: 'correct horse staple' })
    for (let i = 0; i < 5; i++) assert.equal((await guess()).status, 401)
    assert.equal((await guess()).body.reason, 'session.locked')
  }),
)

test(
  'a refused change that is repeated with its Idempotency-Key is refused again and counted once',
  onOwnDesk(async (desk) => {
    const browser = await loggedIn(desk, await makeAccount(desk, 'support'))
    const guess = { current: 'guess guess', next: 'correct horse staple' }
    for (let i = 0; i < 6; i++) {
      const { body } = await browser.post('/me/password', guess, { 'idempotency-key': 'once' })
      assert.equal(body.reason, 'session.wrong_credentials')
    }
    assert.equal((await asOwner(desk.clone, 'SELECT * FROM auth.attempts WHERE failures = 1')).length, 2)
  }),
)

test(
  'everybody sees and ends their own sessions and nobody else’s',
  onOwnDesk(async (desk) => {
    const account = await makeAccount(desk, 'support')
    const here = await loggedIn(desk, account)
    const there = await loggedIn(desk, account)
    const stranger = await loggedIn(desk, await makeAccount(desk, 'manager'))
    const { items } = (await here.get('/me/sessions')).body
    assert.deepEqual(
      items.map((item: { current: boolean }) => item.current),
      [false, true],
    )
    assert.equal((await stranger.delete(`/me/sessions/${items[0].id}`)).status, 404)
    assert.equal(await status(there), 200)
    assert.equal((await here.delete(`/me/sessions/${items[0].id}`)).status, 204)
    assert.deepEqual([await status(here), await status(there)], [200, 401])
  }),
)

test(
  'a key does not reach the log-ins of the person that it acts for',
  onDesk(async (desk) => {
    const key = await desk.as('support')
    assert.equal((await key.session.me({})).kind, 'key')
    await assert.rejects(key.session.list({}), refusedFor('session.required'))
    await assert.rejects(key.session.logOut({}), refusedFor('session.required'))
    await assert.rejects(
      key.session.changePassword({ current: 'whatever it is', next: 'correct horse staple' }),
      refusedFor('session.required'),
    )
  }),
)

test(
  'on https the cookie is for https alone',
  onDesk(async (desk) => {
    const tools = { ...desk.tools, publicUrl: 'https://desk.example' }
    const caller = { at: desk.now, address: '127.0.0.1', agent: null, cookie: '', onThisMachine: true }
    const { sessionToken } = await desk.asSystem(
      async (ctx) => (await logInLibrary({ db: ctx.db, tools }, caller).$context).authCookies,
    )
    assert.equal(sessionToken.name, '__Secure-zhike_session')
    assert.equal(sessionToken.attributes.secure, true)
  }),
)

test(
  'what is over is swept away, and what is not stays',
  onOwnDesk(async (desk) => {
    const account = await makeAccount(desk, 'support')
    await loggedIn(desk, account)
    await asOwner(desk.clone, 'UPDATE auth.sessions SET expires_at = now()')
    const browser = await loggedIn(desk, account)
    const [sweep] = securitySchedules
    const { store, tools, now } = desk
    await sweep?.run(systemWork({ store, tools, now, signal: new AbortController().signal }))
    assert.equal((await asOwner(desk.clone, 'SELECT * FROM auth.sessions')).length, 1)
    assert.equal(await status(browser), 200)
  }),
)
