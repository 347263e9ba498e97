import assert from 'node:assert/strict'
import { test } from 'node:test'
import { onDesk } from '../../test/harness.ts'
import { refusedFor } from '../../test/refusals.ts'
import { addFields, refusedAt } from '../own-fields/own-fields.fixture.ts'

test(
  'an order has own fields, and the same number with other own values is another order',
  onDesk(async (desk) => {
    const admin = await addFields(desk, [
      { kind: 'order', name: '安装日期', key: 'installed_on', type: 'date' },
      { kind: 'order', name: '发票号', key: 'invoice', unique: true },
      { kind: 'order', name: '净额', key: 'net', type: 'formula', formula: '{fact.total} - {fact.refunded}' },
    ])
    const manager = await desk.as('manager')
    const { id: customerId } = await manager.customers.create({ name: '张三' })
    const order = { orderNo: 'A1', customerId, orderedAt: '2026-03-10', totalFen: 10_000 }
    const custom = { installed_on: '2026-03-12', invoice: 'F1' }
    const made = await manager.orders.create({ ...order, custom })
    assert.deepEqual(made.custom, { ...custom, net: 10_000 })
    assert.equal((await manager.orders.create({ ...order, custom })).id, made.id)
    assert.equal((await manager.orders.create(order)).id, made.id)
    const other = { ...order, custom: { ...custom, invoice: 'F2' } }
    await assert.rejects(manager.orders.create(other), refusedFor('order.different'))
    await assert.rejects(
      manager.orders.create({ ...order, orderNo: 'A2', custom: { invoice: 'f1' } }),
      refusedFor('own_field.taken'),
    )
    await assert.rejects(manager.orders.update({ id: made.id, custom: { unknown: 1 } }), refusedAt('custom.unknown'))
    const changed = await manager.orders.update({ id: made.id, custom: { invoice: 'F2', installed_on: null } })
    assert.deepEqual([changed.custom, changed.version], [{ invoice: 'F2', net: 10_000 }, 2])
    assert.deepEqual((await manager.orders.list({})).items[0]?.custom, changed.custom)
    assert.deepEqual((await manager.orders.get({ id: made.id })).custom, changed.custom)
    const fields = (await admin.ownFields.list({ kind: 'order' })).items
    const event = (await manager.customers.timeline({ id: customerId })).items.find(
      ({ type }) => type === 'order.changed',
    )
    assert.ok(event)
    assert.deepEqual(
      (event.data.fields as string[]).toSorted(),
      fields
        .filter(({ key }) => key !== 'net')
        .map(({ id }) => `custom.${id}`)
        .sort(),
    )
  }),
)
