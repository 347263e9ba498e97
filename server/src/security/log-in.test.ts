import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openBrowser } from '../../test/browsers.ts'
import { onOwnDesk } from '../../test/harness.ts'

test(
  'a log-in gives a session, whose token only the browser knows',
  onOwnDesk(async (desk) => {
    const admin = await desk.as('administrator')
    const made = await admin.staff.create({ name: '王芳', email: 'wang.fang@example.com', role: 'support' })
    const browser = openBrowser(desk)
    const answer = await browser.post('/auth/session', {
      email: 'Wang.Fang@example.com',
      password: made.oneTimePassword,
    })
    assert.equal(answer.status, 201)
    assert.equal(answer.body.id, made.id)
    const [cookie = ''] = answer.cookies
    assert.match(cookie, /^zhike_session=/)
    for (const attribute of ['HttpOnly', 'SameSite=Lax', 'Path=/']) assert.ok(cookie.includes(attribute), attribute)
    assert.equal((await browser.get('/me')).body.name, '王芳')
    const { rows } = await desk.pool.query('SELECT * FROM auth.sessions')
    assert.equal(rows.length, 1)
    const token = /^zhike_session=([A-Za-z0-9]+)\./.exec(cookie)?.[1] ?? 'none'
    assert.equal(JSON.stringify(rows).includes(token), false)
    assert.equal(rows[0].ip_address, '127.0.0.1')
    assert.equal((await browser.delete('/auth/session')).status, 204)
    assert.equal((await browser.get('/me')).status, 401)
  }),
)
