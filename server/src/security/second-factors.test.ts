import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Account, makeAccount } from '../../test/accounts.ts'
import { openBrowser } from '../../test/browsers.ts'
import { type OwnDesk, onDesk, onOwnDesk } from '../../test/harness.ts'
import { asOwner } from '../../test/owner.ts'
import { refusedFor } from '../../test/refusals.ts'
import { codeOf, stepAt } from '../platform/crypto/one-time-codes.ts'

const codeNow = (secret: string, steps = 0) => codeOf(secret, stepAt(new Date()) + steps)

async function loggedIn(desk: OwnDesk, { email, password }: Account) {
  const browser = openBrowser(desk)
  assert.equal((await browser.post('/auth/session', { email, password })).status, 201)
  return browser
}

/** Somebody with a second factor; the code of this step is used up by it, the next one is taken already. */
async function enrolled(desk: OwnDesk, role: 'support' | 'administrator' = 'support') {
  const account = await makeAccount(desk, role)
  const browser = await loggedIn(desk, account)
  const { secret } = (await browser.post('/auth/second-factor', {})).body as { secret: string }
  const { status, body } = await browser.post('/auth/second-factor/confirmation', { code: codeNow(secret) })
  assert.equal(status, 201)
  return { account, browser, secret, backupCodes: body.backupCodes as string[] }
}

const password = (desk: OwnDesk, { email, password }: Account) => {
  const browser = openBrowser(desk)
  return browser.post('/auth/session', { email, password }).then((answer) => ({ browser, answer }))
}

test(
  'with a second factor the password gives no session, and the code gives it',
  onOwnDesk(async (desk) => {
    const { account, secret } = await enrolled(desk)
    const before = await asOwner(desk.clone, 'SELECT id FROM auth.sessions')
    const { browser, answer } = await password(desk, account)
    assert.deepEqual([answer.status, answer.body.reason], [401, 'session.second_factor_required'])
    assert.equal(browser.jar.has('zhike_session'), false)
    assert.equal((await browser.get('/me')).status, 401)
    assert.deepEqual(await asOwner(desk.clone, 'SELECT id FROM auth.sessions'), before)
    const entered = await browser.post('/auth/session/code', { code: codeNow(secret, 1) })
    assert.deepEqual([entered.status, entered.body.id], [201, account.id])
    assert.equal((await browser.get('/me')).status, 200)
    assert.equal(
      (await browser.post('/auth/session/code', { code: codeNow(secret, 1) })).body.reason,
      'session.challenge_over',
    )
  }),
)

test(
  'a code counts once, and so does a backup code',
  onOwnDesk(async (desk) => {
    const { account, secret, backupCodes } = await enrolled(desk)
    assert.equal(new Set(backupCodes).size, 10)
    const enter = async (code: string) => {
      const { browser } = await password(desk, account)
      return (await browser.post('/auth/session/code', { code })).body.reason ?? 'in'
    }
    const code = codeNow(secret, 1)
    assert.equal(await enter(code), 'in')
    assert.equal(await enter(code), 'session.wrong_code')
    assert.equal(await enter(codeNow(secret)), 'session.wrong_code', 'nor an older one after it')
    const backup = backupCodes[3] ?? ''
    assert.equal(await enter(` ${backup.toUpperCase().replace('-', ' ')} `), 'in')
    assert.equal(await enter(backup), 'session.wrong_code')
    const both = await Promise.all([enter(backupCodes[4] ?? ''), enter(backupCodes[4] ?? '')])
    assert.deepEqual(both.sort(), ['in', 'session.wrong_code'])
  }),
)

test(
  'five wrong codes lock like five wrong passwords, and the right password in between opens nothing',
  onOwnDesk(async (desk) => {
    const { account, secret } = await enrolled(desk)
    for (let i = 0; i < 5; i++) {
      const { browser } = await password(desk, account)
      assert.equal((await browser.post('/auth/session/code', { code: '000000' })).body.reason, 'session.wrong_code')
    }
    const { answer } = await password(desk, account)
    assert.equal(answer.body.reason, 'session.locked')
    await asOwner(desk.clone, 'DELETE FROM auth.attempts')
    const { browser } = await password(desk, account)
    assert.equal((await browser.post('/auth/session/code', { code: codeNow(secret, 1) })).status, 201)
    const failures = await asOwner(desk.clone, "SELECT data FROM company_events WHERE type = 'session.failed'")
    assert.deepEqual(
      failures.map(({ data }) => data.why),
      Array(5).fill('wrong_code'),
    )
  }),
)

test(
  'a challenge lasts five minutes, belongs to one browser, and ends with its person',
  onOwnDesk(async (desk) => {
    const { account, secret } = await enrolled(desk)
    const reasonOf = async (browser: ReturnType<typeof openBrowser>) =>
      (await browser.post('/auth/session/code', { code: codeNow(secret, 1) })).body.reason
    assert.equal(await reasonOf(openBrowser(desk)), 'session.challenge_over')
    const late = await password(desk, account)
    await asOwner(desk.clone, 'UPDATE auth.verifications SET expires_at = now()')
    assert.equal(await reasonOf(late.browser), 'session.challenge_over')
    const suspended = await password(desk, account)
    await (await desk.as('administrator')).staff.suspend({ id: account.id })
    assert.equal(await reasonOf(suspended.browser), 'session.challenge_over')
  }),
)

test(
  'nothing that could open an account is stored readable',
  onOwnDesk(async (desk) => {
    const { account, secret, backupCodes } = await enrolled(desk)
    const { browser } = await password(desk, account)
    const tables = [
      'auth.second_factors',
      'auth.backup_codes',
      'auth.verifications',
      'company_events',
      'idempotency_keys',
    ]
    const rows = await Promise.all(tables.map((table) => asOwner(desk.clone, `SELECT t::text FROM ${table} t`)))
    const stored = JSON.stringify(rows)
    for (const canary of [secret, browser.jar.get('zhike_challenge') ?? 'none', ...backupCodes])
      assert.equal(stored.includes(canary), false, canary)
  }),
)

test(
  'a new password keeps the second factor; only an administrator takes it, which ends the sessions and is audited',
  onOwnDesk(async (desk) => {
    const { account, browser } = await enrolled(desk)
    const admin = await desk.as('administrator')
    const { oneTimePassword } = await admin.staff.resetPassword({ id: account.id })
    const reset = await password(desk, { ...account, password: oneTimePassword })
    assert.equal(reset.answer.body.reason, 'session.second_factor_required')
    assert.equal((await browser.get('/me')).status, 401)
    assert.notEqual((await admin.staff.sessions({ id: account.id })).secondFactorSince, null)
    await assert.rejects(
      (await desk.as('manager')).staff.resetSecondFactor({ id: account.id }),
      refusedFor('permission.missing'),
    )
    await admin.staff.resetSecondFactor({ id: account.id })
    await assert.rejects(admin.staff.resetSecondFactor({ id: account.id }), refusedFor('record.not_found'))
    const again = await loggedIn(desk, { ...account, password: oneTimePassword })
    assert.equal((await again.get('/auth/second-factor')).body.since, null)
    const [event] = await asOwner(
      desk.clone,
      "SELECT subject_id FROM company_events WHERE type = 'second_factor.reset'",
    )
    assert.equal(event?.subject_id, account.id)
  }),
)

test(
  'turning it on ends the other sessions; long after the log-in it asks for the password',
  onOwnDesk(async (desk) => {
    const account = await makeAccount(desk, 'support')
    const there = await loggedIn(desk, account)
    const here = await loggedIn(desk, account)
    await asOwner(desk.clone, "UPDATE auth.sessions SET created_at = now() - interval '11 min'")
    const enrol = (body: object) => here.post('/auth/second-factor', body)
    assert.deepEqual((await enrol({})).body.fields && 'password', 'password')
    assert.equal((await enrol({ password: 'not the password' })).body.reason, 'session.wrong_credentials')
    const { body } = await enrol({ password: account.password })
    assert.match(body.uri, /^otpauth:\/\/totp\/.+secret=[A-Z2-7]{32}&issuer=/)
    assert.match(body.picture, /^<svg /)
    const wrong = await here.post('/auth/second-factor/confirmation', { code: '000000' })
    assert.deepEqual([wrong.status, Object.keys(wrong.body.fields)], [400, ['code']])
    assert.equal((await loggedIn(desk, account)).jar.has('zhike_session'), true, 'not asked for before it is confirmed')
    const confirmed = await here.post('/auth/second-factor/confirmation', { code: codeNow(body.secret) })
    assert.equal(confirmed.status, 201)
    assert.deepEqual([(await here.get('/me')).status, (await there.get('/me')).status], [200, 401])
    assert.equal((await enrol({ password: account.password })).body.reason, 'second_factor.on')
    assert.equal((await here.get('/auth/second-factor')).body.backupCodesLeft, 10)
  }),
)

test(
  'it is turned off, and its backup codes are renewed, for a code alone, whose guesses lock',
  onOwnDesk(async (desk) => {
    const { browser, secret, backupCodes } = await enrolled(desk)
    const renewed = await browser.post('/auth/second-factor/backup-codes', { code: codeNow(secret, 1) })
    assert.equal(renewed.status, 201)
    const remove = (code: string) => browser.post('/auth/second-factor/removal', { code })
    assert.equal((await remove(backupCodes[0] ?? '')).body.reason, 'session.wrong_code')
    assert.equal((await remove(renewed.body.backupCodes[0])).status, 204)
    assert.equal((await remove('123456')).body.reason, 'second_factor.off')
    const { body } = await browser.post('/auth/second-factor', {})
    await browser.post('/auth/second-factor/confirmation', { code: codeNow(body.secret) })
    for (let i = 0; i < 5; i++) await remove('000000')
    assert.equal((await remove('000000')).body.reason, 'session.locked')
  }),
)

test(
  'a key reaches no second factor',
  onDesk(async (desk) => {
    const key = await desk.as('support')
    await assert.rejects(key.secondFactor.get({}), refusedFor('session.required'))
    await assert.rejects(key.secondFactor.enrol({}), refusedFor('session.required'))
  }),
)
