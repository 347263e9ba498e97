import assert from 'node:assert/strict'
import { test } from 'node:test'
import { ApiError } from '@zhike/contract/client'
import { onDesk, onOwnDesk } from '../../test/harness.ts'
import { refusedFor } from '../../test/refusals.ts'
import { addFields, refusedAt } from './own-fields.fixture.ts'

const card = { name: '保修卡号', key: 'card', unique: true }

test(
  'a unique value belongs to one customer, however it is written, until that one gives it up',
  onDesk(async (desk) => {
    await addFields(desk, [card])
    const client = await desk.as('representative')
    const first = await client.customers.create({ name: '张三', custom: { card: 'BX-001' } })
    assert.equal((await client.customers.update({ id: first.id, custom: { card: ' bx-001 ' } })).custom.card, 'bx-001')
    await assert.rejects(client.customers.create({ name: '李四', custom: { card: 'ＢＸ－００１' } }), (error) => {
      assert.ok(error instanceof ApiError)
      const { status, reason, existingId, fields } = error.problem
      assert.deepEqual([status, reason, existingId], [409, 'own_field.taken', first.id])
      assert.deepEqual(Object.keys(fields ?? {}), ['custom.card'])
      return true
    })
    await client.customers.update({ id: first.id, custom: { card: 'BX-002' } })
    const second = await client.customers.create({ name: '李四', custom: { card: 'BX-001' } })
    await assert.rejects(
      client.customers.update({ id: second.id, custom: { card: 'BX-002' } }),
      refusedFor('own_field.taken'),
    )
    await client.customers.update({ id: first.id, custom: { card: null } })
    assert.equal((await client.customers.update({ id: second.id, custom: { card: 'BX-002' } })).custom.card, 'BX-002')
  }),
)

test(
  'a customer out of sight who has the value is not named',
  onDesk(async (desk) => {
    await addFields(desk, [card])
    const north = await desk.as('representative', { team: '北' })
    const south = await desk.as('representative', { team: '南' })
    await north.customers.create({ name: '张三', custom: { card: '1' } })
    await assert.rejects(south.customers.create({ name: '李四', custom: { card: '1' } }), (error) => {
      assert.ok(error instanceof ApiError)
      assert.deepEqual([error.problem.reason, error.problem.existingId], ['own_field.taken_hidden', undefined])
      return true
    })
  }),
)

test(
  'a value that came by a merge is the customer’s own, and still nobody else’s',
  onDesk(async (desk) => {
    await addFields(desk, [card])
    const client = await desk.as('manager')
    const root = await client.customers.create({ name: '张三' })
    const other = await client.customers.create({ name: '张三丰', custom: { card: '1' } })
    assert.equal((await client.customers.merge({ id: root.id, otherId: other.id })).custom.card, '1')
    await client.customers.update({ id: root.id, custom: { card: null } })
    assert.equal((await client.customers.update({ id: root.id, custom: { card: '1' } })).custom.card, '1')
    await assert.rejects(
      client.customers.create({ name: '李四', custom: { card: '1' } }),
      refusedFor('own_field.taken'),
    )
  }),
)

test(
  'of many who enter one value at once one does',
  onOwnDesk(async (desk) => {
    await addFields(desk, [card, { name: '机身号', key: 'serial', unique: true }])
    const client = await desk.as('representative')
    const before = await client.customers.create({ name: '零号' })
    const tries = await Promise.allSettled([
      client.customers.update({ id: before.id, custom: { card: 'A', serial: 'B' } }),
      ...Array.from({ length: 12 }, (_, n) =>
        client.customers.create({
          name: `${n} 号`,
          custom: n % 2 ? { card: 'A', serial: 'B' } : { serial: 'B', card: 'A' },
        }),
      ),
    ])
    const refused = tries.flatMap((one) => (one.status === 'rejected' ? [one.reason] : []))
    assert.equal(refused.length, 12)
    assert.ok(refused.every(refusedFor('own_field.taken')))
    const { items } = await client.customers.list({})
    assert.equal(items.filter(({ custom }) => custom.card === 'A' && custom.serial === 'B').length, 1)
  }),
)

test(
  'a field becomes unique only where no value stands twice, also against whoever writes at that moment',
  onOwnDesk(async (desk) => {
    const admin = await addFields(desk, [{ name: '车牌', key: 'plate' }])
    const client = await desk.as('representative')
    const [field] = (await admin.ownFields.list({})).items
    const id = field?.id ?? ''
    const twins = [await client.customers.create({ name: '甲', custom: { plate: '浙A1' } })]
    twins.push(await client.customers.create({ name: '乙', custom: { plate: '浙a1' } }))
    await assert.rejects(admin.ownFields.update({ id, unique: true }), refusedFor('own_field.values_repeat'))
    assert.equal((await admin.ownFields.list({})).items[0]?.unique, false)
    await client.customers.update({ id: twins[1]?.id ?? '', custom: { plate: '浙A2' } })
    const results = await Promise.allSettled([
      ...Array.from({ length: 8 }, (_, n) => client.customers.create({ name: `${n}`, custom: { plate: '浙A3' } })),
      admin.ownFields.update({ id, unique: true }),
      ...Array.from({ length: 8 }, (_, n) => client.customers.create({ name: `${n}`, custom: { plate: '浙A4' } })),
    ])
    const unique = (await admin.ownFields.list({})).items[0]?.unique
    const { items } = await client.customers.list({ limit: 200 })
    const count = (plate: string) => items.filter(({ custom }) => custom.plate === plate).length
    assert.equal(results[8]?.status === 'fulfilled', unique)
    if (unique) assert.ok(count('浙A3') <= 1 && count('浙A4') <= 1)
    else assert.ok(count('浙A3') > 1 || count('浙A4') > 1)
  }),
)

test(
  'only what can be told apart can be unique',
  onDesk(async (desk) => {
    const admin = await desk.as('administrator')
    const make = (more: object) => admin.ownFields.create({ kind: 'customer', type: 'text', name: '甲', ...more })
    await assert.rejects(make({ type: 'date', unique: true }), refusedAt('unique'))
    await assert.rejects(make({ unique: true, defaultValue: '一' }), refusedAt('defaultValue'))
    await assert.rejects(make({ unique: true, limits: { maxLength: 201 } }), refusedAt('limits.maxLength'))
  }),
)
