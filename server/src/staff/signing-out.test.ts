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
      (await desk.as('manager')).staff.sessions({ id: account.id }),
      refusedFor('permission.missing'),
    )
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
