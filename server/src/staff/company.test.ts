import assert from 'node:assert/strict'
import { test } from 'node:test'
import { onDesk } from '../../test/harness.ts'
import { refusedFor } from '../../test/refusals.ts'

const unknown = { name: null, phone: null, email: null }

test(
  'the company is called as the administrator says, its customers read it, and the audit tells who said so',
  onDesk(async (desk) => {
    const admin = await desk.as('administrator')
    const stranger = desk.client()
    assert.deepEqual(await stranger.portal.company({}), unknown)
    const { version } = await admin.company.get({})
    const named = await admin.company.update({ name: ' 禾木\u00a0电器 ' }, { ifMatch: version })
    assert.deepEqual(named, { ...unknown, name: '禾木 电器', version: version + 1 })
    assert.deepEqual(await stranger.portal.company({}), { ...unknown, name: '禾木 电器' })
    await assert.rejects(admin.company.update({ name: '别的' }, { ifMatch: version }), refusedFor('record.changed'))
    await assert.rejects(admin.company.update({ name: '长'.repeat(61) }), refusedFor('request.invalid'))
    const manager = await desk.as('manager')
    await assert.rejects(manager.company.update({ name: '别的' }), refusedFor('permission.missing'))
    await desk.settle()
    assert.equal((await admin.audit.list({ type: 'company.updated' })).items.length, 1)
    assert.equal((await admin.company.update({ name: null })).name, null)
  }),
)

test(
  'customers read how the company is reached, and each of it changes by itself',
  onDesk(async (desk) => {
    const admin = await desk.as('administrator')
    await admin.company.update({ name: '禾木电器' })
    await admin.company.update({ phone: ' 400-820\u00a08820 ', email: 'service@hemu.example' })
    assert.deepEqual(await desk.client().portal.company({}), {
      name: '禾木电器',
      phone: '400-820 8820',
      email: 'service@hemu.example',
    })
    await assert.rejects(admin.company.update({ phone: '找前台' }), refusedFor('request.invalid'))
    await assert.rejects(admin.company.update({ email: 'service@' }), refusedFor('request.invalid'))
    const { version, ...rest } = await admin.company.update({ phone: null })
    assert.deepEqual(rest, { name: '禾木电器', phone: null, email: 'service@hemu.example' })
    assert.equal((await admin.company.update({ phone: null, email: 'service@hemu.example' })).version, version)
  }),
)
