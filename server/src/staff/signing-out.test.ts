import assert from 'node:assert/strict'
import type { AddressInfo } from 'node:net'
import { test } from 'node:test'
import { makeAccount } from '../../test/accounts.ts'
import { openBrowser } from '../../test/browsers.ts'
import { onDesk, onOwnDesk } from '../../test/harness.ts'
import { refusedFor } from '../../test/refusals.ts'

test(
  'administrators see where colleagues are logged in and end it, one session or all',
  onOwnDesk(async (desk) => {
    const admin = await desk.as('administrator')
    const account = await makeAccount(desk, 'support')
    const [first, second, third] = [openBrowser(desk), openBrowser(desk), openBrowser(desk)]
    for (const browser of [first, second, third])
      await browser.post('/auth/session', { email: account.email, password: account.password })
    const { items } = await admin.staff.sessions({ id: account.id })
    assert.equal(items.length, 3)
    assert.equal(items[0]?.address, '127.0.0.1')
    assert.ok(items.every((session) => session.usedAt >= session.createdAt))
    const mine = (await first.get('/me/sessions')).body.items.find((one: { current: boolean }) => one.current)
    const stranger = await makeAccount(desk, 'support')
    await assert.rejects(
      admin.staff.endSession({ id: stranger.id, sessionId: mine.id }),
      refusedFor('record.not_found'),
    )
    await admin.staff.endSession({ id: account.id, sessionId: mine.id })
    assert.deepEqual([(await first.get('/me')).status, (await second.get('/me')).status], [401, 200])
    await admin.staff.endSessions({ id: account.id })
    assert.deepEqual([(await second.get('/me')).status, (await third.get('/me')).status], [401, 401])
    await assert.rejects(
      (await desk.as('support')).staff.sessions({ id: account.id }),
      refusedFor('permission.missing'),
    )
  }),
)

test(
  'managers see and end the log-ins of the people in their scope; others, and who keeps accounts, are not there for them',
  onOwnDesk(async (desk) => {
    const here = await desk.person('support', { department: '客服部', team: '一组' })
    const beside = await desk.person('support', { department: '客服部', team: '二组' })
    const there = await desk.person('support', { department: '售后部' })
    const keeper = await desk.person('administrator', { department: '客服部', team: '一组' })
    const lead = async (scope: 'team' | 'department' | 'all' | 'own') =>
      desk.as('manager', { scope, department: '客服部', team: '一组' })
    const seen = async (scope: Parameters<typeof lead>[0]) => {
      const { staff } = await lead(scope)
      const all = [here, beside, there, keeper].map(({ id }) => staff.sessions({ id }))
      return (await Promise.allSettled(all)).map(({ status }) => status === 'fulfilled')
    }
    assert.deepEqual(await seen('all'), [true, true, true, false])
    assert.deepEqual(await seen('department'), [true, true, false, false])
    assert.deepEqual(await seen('team'), [true, false, false, false])
    assert.deepEqual(await seen('own'), [false, false, false, false])
    const { staff } = await lead('department')
    await assert.rejects(staff.endSessions({ id: there.id }), refusedFor('record.not_found'))
    await assert.rejects(staff.endSession({ id: keeper.id, sessionId: keeper.id }), refusedFor('record.not_found'))
    await assert.rejects(staff.resetSecondFactor({ id: here.id }), refusedFor('permission.missing'))
    const account = await makeAccount(desk, 'support')
    const browser = openBrowser(desk)
    await browser.post('/auth/session', { email: account.email, password: account.password })
    await (await lead('all')).staff.endSessions({ id: account.id })
    assert.equal((await browser.get('/me')).status, 401)
  }),
)

test(
  'an open stream ends within five seconds of its session, and when something becomes due',
  onOwnDesk(async (desk) => {
    const admin = await desk.as('administrator')
    await desk.app.listen({ host: '127.0.0.1', port: 0 })
    const { port } = desk.app.server.address() as AddressInfo
    const listen = async (role: 'support' | 'manager') => {
      const account = await makeAccount(desk, role)
      const browser = openBrowser(desk)
      await browser.post('/auth/session', { email: account.email, password: account.password })
      const cookie = `zhike_session=${browser.jar.get('zhike_session')}`
      const stream = await fetch(`http://127.0.0.1:${port}/api/v1/live`, {
        headers: { cookie, accept: 'text/event-stream' },
      })
      assert.equal(stream.status, 200)
      return { id: account.id, over: stream.text() }
    }
    const [ended, owing] = [await listen('support'), await listen('manager')]
    const start = Date.now()
    await admin.staff.endSessions({ id: ended.id })
    await admin.logInRules.update({ secondFactorRoles: ['manager'] })
    await Promise.all([ended.over, owing.over])
    assert.ok(Date.now() - start < 5_000, `${Date.now() - start} ms`)
  }),
)

test(
  'keys that act for a person end with a new role, scope or password',
  onDesk(async (desk) => {
    const admin = await desk.as('administrator')
    const changes = [{ role: 'analyst' }, { scope: 'own' }, 'password'] as const
    for (const change of changes) {
      const person = await desk.person('support')
      const key = desk.client(person)
      await admin.staff.update({ id: person.id, name: 'Renamed' })
      await key.session.me({})
      if (change === 'password') await admin.staff.resetPassword({ id: person.id })
      else await admin.staff.update({ id: person.id, ...change })
      await assert.rejects(key.session.me({}), refusedFor('session.required'))
    }
  }),
)
