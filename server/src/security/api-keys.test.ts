import assert from 'node:assert/strict'
import { test } from 'node:test'
import { onDesk } from '../../test/harness.ts'
import { refusedFor } from '../../test/refusals.ts'
import { hashToken } from '../platform/crypto/tokens.ts'

test(
  'a key is shown once, kept as a hash, and works until it is revoked',
  onDesk(async (desk) => {
    const admin = await desk.as('administrator')
    const made = await admin.apiKeys.create({ name: '商城', role: 'manager' })
    assert.deepEqual([made.scope, made.staffId], ['all', null])
    assert.ok(made.key.startsWith(made.prefix))
    const [listed] = (await admin.apiKeys.list({})).items.filter((key) => key.id === made.id)
    assert.equal(JSON.stringify(listed).includes(made.key.slice(10)), false)
    const stored = await desk.store.transaction({ scope: 'system', reach: [] }, (db) =>
      db.selectFrom('apiKeys').select('hash').where('id', '=', made.id).executeTakeFirstOrThrow(),
    )
    assert.deepEqual(stored.hash, hashToken(made.key))
    const program = desk.client(made.key)
    await program.staff.list({})
    await admin.apiKeys.revoke({ id: made.id })
    await admin.apiKeys.revoke({ id: made.id })
    await assert.rejects(program.staff.list({}), refusedFor('session.required'))
  }),
)

test(
  'a key for a person acts with the role of the key, and for nobody who is gone',
  onDesk(async (desk) => {
    const admin = await desk.as('administrator')
    const person = await desk.person('manager')
    const made = await admin.apiKeys.create({ name: '看板', role: 'analyst', staffId: person.id })
    assert.equal(made.staffName, person.name)
    const key = desk.client(made.key)
    await key.staff.get({ id: person.id })
    await assert.rejects(key.posts.create({ name: '坐席' }), refusedFor('permission.missing'))
    await admin.staff.suspend({ id: person.id })
    await assert.rejects(
      admin.apiKeys.create({ name: '再来', role: 'analyst', staffId: person.id }),
      refusedFor('staff.unknown'),
    )
    await assert.rejects(admin.apiKeys.revoke({ id: person.id }), refusedFor('record.not_found'))
  }),
)
