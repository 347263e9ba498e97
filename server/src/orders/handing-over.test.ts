import assert from 'node:assert/strict'
import { test } from 'node:test'
import { onDesk } from '../../test/harness.ts'
import { refusedFor } from '../../test/refusals.ts'

const placed = {
  orderedAt: '2026-03-01T00:00:00Z',
  totalFen: 1000,
  lines: [{ sku: 'LX', name: '滤芯', quantity: 1, unitFen: 1000 }],
}

test(
  'an order goes to the customer to whom it belongs, with all that hangs on it, and counts for that one',
  onDesk(async (desk) => {
    const manager = await desk.as('manager')
    const a = await manager.customers.create({ name: '张三' })
    const b = await manager.customers.create({ name: '李四' })
    await manager.orders.create({
      orderNo: 'A0',
      customerId: a.id,
      ...placed,
      totalFen: 50,
      orderedAt: '2026-02-01T00:00:00Z',
    })
    const { id } = await manager.orders.create({ orderNo: 'A1', customerId: a.id, ...placed })
    await manager.orders.addPayment({ id, at: '2026-03-02T00:00:00Z', amountFen: 1000, method: '微信' })
    await manager.orders.addDelivery({ id, at: '2026-03-02T00:00:00Z', carrier: '顺丰', state: 'shipped' })
    await manager.orders.addReturn({ id, at: '2026-03-03T00:00:00Z', refundFen: 200, reason: 'goods' })
    await manager.orders.handOver({ id, customerId: b.id })
    const moved = await manager.orders.get({ id })
    assert.deepEqual([moved.customerId, moved.lines.length, moved.payments.length], [b.id, 1, 1])
    assert.deepEqual([moved.deliveries.length, moved.returns.length, moved.refundedFen], [1, 1, 200])
    const sums = async (of: string) => {
      const { orders, totalFen, lastOrderAt } = (await manager.customers.get({ id: of })).metrics
      return [orders, totalFen, lastOrderAt?.slice(0, 10)]
    }
    assert.deepEqual(await sums(a.id), [1, 50, '2026-02-01'])
    assert.deepEqual(await sums(b.id), [1, 800, '2026-03-01'])
    await manager.orders.handOver({ id, customerId: b.id })
    assert.deepEqual(await sums(b.id), [1, 800, '2026-03-01'], 'a second time changes nothing')
    // its number is taken for good, and found at the new one
    assert.equal((await manager.search.find({ q: 'A1' })).items[0]?.customer?.id, b.id)
    const types = async (of: string) =>
      (await manager.customers.timeline({ id: of, group: ['order'] })).items.map(({ type }) => type)
    assert.equal((await types(a.id))[0], 'order.handed_over')
    assert.deepEqual(await types(b.id), ['order.taken_over'])

    await manager.orders.update({ id, status: 'cancelled' })
    await manager.orders.handOver({ id, customerId: a.id })
    assert.deepEqual(await sums(a.id), [1, 50, '2026-02-01'])
    assert.deepEqual(await sums(b.id), [0, 0, undefined])
  }),
)

test(
  'an order is given only by whom may write to both customers, and only to one in sight',
  onDesk(async (desk) => {
    const manager = await desk.as('manager')
    const owner = await desk.person('specialist', { scope: 'own', team: 'B', department: 'South' })
    const after = await desk.as('after_sales', { scope: 'own' })
    const person = await desk.as('specialist', { scope: 'own' })
    const a = await desk.client(owner).customers.create({ name: '张三' })
    const b = await person.customers.create({ name: '李四' })
    const { id } = await manager.orders.create({ orderNo: 'A1', customerId: a.id, ...placed })
    await assert.rejects(after.orders.handOver({ id, customerId: b.id }), refusedFor('record.not_found'))
    await assert.rejects(person.orders.handOver({ id, customerId: b.id }), refusedFor('permission.missing'))
    await assert.rejects(
      manager.orders.handOver({ id, customerId: '0199d3a0-0000-7000-8000-000000000009' }),
      refusedFor('customer.unknown'),
    )
  }),
)

test(
  'what was placed since a merge is given to whom it belongs before the two are taken apart',
  onDesk(async (desk) => {
    const manager = await desk.as('manager')
    const a = await manager.customers.create({ name: '张三' })
    const b = await manager.customers.create({ name: '张叁' })
    await manager.customers.merge({ id: a.id, otherId: b.id })
    desk.now = new Date(desk.now.getTime() + 60_000)
    const { id } = await manager.orders.create({ orderNo: 'A1', customerId: a.id, ...placed })
    const lies = async () => {
      const { since } = await manager.customers.sinceMerge({ id: a.id, otherId: b.id })
      return since.filter(({ type }) => type === 'order').map(({ liesAt, label }) => [liesAt, label])
    }
    assert.deepEqual(await lies(), [[a.id, 'A1']])
    await manager.orders.handOver({ id, customerId: b.id })
    assert.deepEqual(await lies(), [[b.id, 'A1']])
    assert.equal((await manager.customers.get({ id: a.id })).metrics.totalFen, 1000)
    await manager.customers.takeApart({ id: a.id, otherId: b.id })
    assert.equal((await manager.customers.get({ id: a.id })).metrics.totalFen, 0)
    assert.equal((await manager.customers.get({ id: b.id })).metrics.totalFen, 1000)
  }),
)
