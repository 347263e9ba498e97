import assert from 'node:assert/strict'
import { test } from 'node:test'
import { onDesk } from '../../test/harness.ts'
import { refusedFor } from '../../test/refusals.ts'

test(
  'the company is called as the administrator says, its customers read it, and the audit tells who said so',
  onDesk(async (desk) => {
    const admin = await desk.as('administrator')
    const stranger = desk.client()
    assert.deepEqual(await stranger.portal.company({}), { name: null })
    const { version } = await admin.company.get({})
    const named = await admin.company.update({ name: ' 禾木\u00a0电器 ' }, { ifMatch: version })
    assert.deepEqual(named, { name: '禾木 电器', version: version + 1 })
    assert.deepEqual(await stranger.portal.company({}), { name: '禾木 电器' })
    await assert.rejects(admin.company.update({ name: '别的' }, { ifMatch: version }), refusedFor('record.changed'))
    await assert.rejects(admin.company.update({ name: '长'.repeat(61) }), refusedFor('request.invalid'))
    const manager = await desk.as('manager')
    await assert.rejects(manager.company.update({ name: '别的' }), refusedFor('permission.missing'))
    await desk.settle()
    assert.equal((await admin.audit.list({ type: 'company.updated' })).items.length, 1)
    assert.equal((await admin.company.update({ name: null })).name, null)
  }),
)
