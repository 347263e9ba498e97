import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Account, makeAccount } from '../../test/accounts.ts'
import { openBrowser } from '../../test/browsers.ts'
import { type OwnDesk, onDesk, onOwnDesk } from '../../test/harness.ts'
import { asOwner } from '../../test/owner.ts'
import { refusedFor } from '../../test/refusals.ts'
import { codeOf, stepAt } from '../platform/crypto/one-time-codes.ts'

async function loggedIn(desk: OwnDesk, { email, password }: Account) {
  const browser = openBrowser(desk)
  assert.equal((await browser.post('/auth/session', { email, password })).status, 201)
  return browser
}

test(
  'whose role must have a second factor and who has none gets to setting it up and nowhere else',
  onOwnDesk(async (desk) => {
    const admin = await desk.as('administrator')
    const account = await makeAccount(desk, 'support')
    const browser = await loggedIn(desk, account)
    const other = await loggedIn(desk, await makeAccount(desk, 'manager'))
    const rules = await admin.logInRules.update({ secondFactorRoles: ['support'] })
    assert.deepEqual([rules.secondFactorRoles, rules.people.owing], [['support'], 1])
    assert.equal((await browser.get('/me')).body.due, 'second_factor')
    for (const path of ['/customers', '/me/sessions', '/home', '/live', '/staff'])
      assert.equal((await browser.get(path)).body.reason, 'session.second_factor_due', path)
    assert.equal((await other.get('/customers')).status, 200)
    assert.equal((await (await loggedIn(desk, account)).get('/me')).body.due, 'second_factor')
    const { secret } = (await browser.post('/auth/second-factor', { password: account.password })).body
    const code = codeOf(secret, stepAt(new Date()))
    await browser.post('/auth/second-factor/confirmation', { code })
    assert.equal((await browser.get('/customers')).status, 200)
    assert.equal((await browser.get('/me')).body.due, null)
    const removal = await browser.post('/auth/second-factor/removal', { code: codeOf(secret, stepAt(new Date()) + 1) })
    assert.equal(removal.body.reason, 'second_factor.required')
    assert.equal((await admin.logInRules.get({})).people.owing, 0)
  }),
)

test(
  'profile mlps3 asks everybody for a second factor, but not the demo company',
  onOwnDesk(async (desk) => {
    const analyst = await loggedIn(desk, await makeAccount(desk, 'analyst'))
    const demo = await loggedIn(desk, await makeAccount(desk, 'manager', { demo: true }))
    const key = await desk.as('support')
    await (await desk.as('administrator')).logInRules.update({ profile: 'mlps3' })
    assert.equal((await analyst.get('/customers')).body.reason, 'session.second_factor_due')
    assert.equal((await demo.get('/customers')).status, 200)
    assert.ok(await key.customers.list({}), 'a key has no second factor')
  }),
)

test(
  'profile mlps3 asks for a new password after 90 days, of three kinds of characters',
  onOwnDesk(async (desk) => {
    const account = await makeAccount(desk, 'support')
    const browser = await loggedIn(desk, account)
    await (await desk.as('administrator')).logInRules.update({ profile: 'mlps3' })
    await asOwner(
      desk.clone,
      `INSERT INTO auth.second_factors (user_id, secret, confirmed_at, created_at) VALUES ('${account.id}', '', now(), now())`,
    )
    await asOwner(desk.clone, "UPDATE auth.accounts SET updated_at = now() - interval '89 days'")
    assert.equal((await browser.get('/me')).body.due, null)
    await asOwner(desk.clone, "UPDATE auth.accounts SET updated_at = now() - interval '91 days'")
    assert.equal((await browser.get('/customers')).body.reason, 'session.password_due')
    const change = (next: string) => browser.post('/me/password', { current: account.password, next })
    assert.equal((await change(account.password)).body.fields.next.length > 0, true)
    assert.equal((await change('correct horse staple')).body.reason, 'password.kinds')
    const changed = await change('Correct horse staple 7')
    assert.deepEqual([changed.status, changed.body.due], [200, null])
    assert.equal((await browser.get('/customers')).status, 200)
  }),
)

test(
  'rules are changed by whom they were read by, and each change is audited once',
  onDesk(async (desk) => {
    const admin = await desk.as('administrator')
    const { version, profile } = await admin.logInRules.get({})
    assert.equal(profile, 'asvs')
    await admin.logInRules.update({ profile: 'mlps3' }, { ifMatch: version })
    await assert.rejects(
      admin.logInRules.update({ profile: 'asvs' }, { ifMatch: version }),
      refusedFor('record.changed'),
    )
    await admin.logInRules.update({ profile: 'mlps3' })
    const { items } = await (await desk.as('manager')).audit.list({ type: 'log_in_rules.updated' })
    await desk.settle()
    assert.equal(items.length <= 1, true)
    const after = await (await desk.as('manager')).audit.list({ type: 'log_in_rules.updated' })
    assert.deepEqual(
      after.items.map(({ data }) => data.profile),
      ['mlps3'],
    )
  }),
)
