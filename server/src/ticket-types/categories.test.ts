import assert from 'node:assert/strict'
import { test } from 'node:test'
import { onDesk, onOwnDesk } from '../../test/harness.ts'
import { refusedFor } from '../../test/refusals.ts'
import { uuidv7 } from '../platform/clock/uuidv7.ts'

test(
  'a category is added, renamed, moved to a department and retired',
  onDesk(async (desk) => {
    const admin = await desk.as('administrator')
    const wang = await desk.person('representative', { department: '技术部' })
    const made = await admin.categories.create({ kind: 'complaint', name: '质量问题' })
    assert.deepEqual(
      { ...made, id: '' },
      { id: '', kind: 'complaint', name: '质量问题', departmentId: null, version: 1 },
    )
    const { id } = made
    const moved = await admin.categories.update({ id, departmentId: wang.departmentId }, { ifMatch: 1 })
    assert.deepEqual([moved.departmentId, moved.name, moved.version], [wang.departmentId, '质量问题', 2])
    await assert.rejects(admin.categories.update({ id, name: '质量' }, { ifMatch: 1 }), refusedFor('record.changed'))
    assert.equal((await admin.categories.update({ id, name: '质量' })).name, '质量')
    const reader = desk.client(wang)
    assert.deepEqual(
      (await reader.categories.list({ kind: 'complaint' })).items.map(({ name }) => name),
      ['质量'],
    )
    assert.deepEqual((await reader.categories.list({ kind: 'praise' })).items, [])
    await admin.categories.remove({ id })
    assert.deepEqual((await reader.categories.list({})).items, [])
    await assert.rejects(admin.categories.remove({ id }), refusedFor('record.not_found'))
    await assert.rejects(admin.categories.update({ id, name: '新' }), refusedFor('record.not_found'))
    assert.equal((await admin.categories.create({ kind: 'complaint', name: '质量' })).name, '质量')
  }),
)

test(
  'two categories of one kind cannot bear one name, and the department must exist',
  onDesk(async (desk) => {
    const admin = await desk.as('administrator')
    const { id } = await admin.categories.create({ kind: 'complaint', name: '质量问题' })
    await admin.categories.create({ kind: 'praise', name: '质量问题' })
    await assert.rejects(
      admin.categories.create({ kind: 'complaint', name: ' 质量问题 ' }),
      refusedFor('category.taken'),
    )
    await admin.categories.create({ kind: 'complaint', name: '物流' })
    await assert.rejects(admin.categories.update({ id, name: '物流' }), refusedFor('category.taken'))
    await assert.rejects(
      admin.categories.update({ id, departmentId: uuidv7(desk.now) }),
      refusedFor('department.unknown'),
    )
    const manager = await desk.as('manager')
    await assert.rejects(manager.categories.create({ kind: 'praise', name: '新' }), refusedFor('permission.missing'))
  }),
)

test(
  'of many who add a category of one name at once one does',
  onOwnDesk(async (desk) => {
    const admin = await desk.as('administrator')
    const tries = await Promise.allSettled(
      Array.from({ length: 12 }, () => admin.categories.create({ kind: 'complaint', name: '质量问题' })),
    )
    assert.equal(tries.filter(({ status }) => status === 'fulfilled').length, 1)
    const refused = tries.flatMap((one) => (one.status === 'rejected' ? [one.reason] : []))
    assert.ok(refused.every(refusedFor('category.taken')))
  }),
)
