import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Desk, onDesk } from '../../test/harness.ts'
import { refusedFor } from '../../test/refusals.ts'

async function ordered(desk: Desk) {
  const manager = await desk.as('manager')
  const { id: customerId } = await manager.customers.create({ name: '张三丰' })
  const order = await manager.orders.create({
    orderNo: 'SO-1',
    customerId,
    orderedAt: '2026-03-01',
    totalFen: 10_000,
    lines: [{ sku: 'A1', name: '电饭煲', quantity: 1, unitFen: 10_000 }],
  })
  const metrics = async () => (await manager.customers.get({ id: customerId })).metrics
  return { manager, customerId, order, metrics }
}

test(
  'a changed order changes the metrics at once and says on the timeline what changed',
  onDesk(async (desk) => {
    const { manager, customerId, order, metrics } = await ordered(desk)
    const changed = await manager.orders.update({
      id: order.id,
      totalFen: 12_000,
      orderedAt: '2026-02-01',
      store: '西湖店',
      lines: [],
    })
    assert.equal(changed.version, order.version + 1)
    assert.deepEqual(changed.lines, [])
    const { totalFen, firstOrderAt, lastOrderAt } = await metrics()
    assert.deepEqual(
      [totalFen, firstOrderAt, lastOrderAt],
      [12_000, '2026-01-31T16:00:00.000Z', '2026-01-31T16:00:00.000Z'],
    )
    const { items } = await manager.customers.timeline({ id: customerId, group: ['order'] })
    assert.deepEqual(new Set(items[0]?.data.fields as string[]), new Set(['store', 'totalFen', 'lines', 'orderedAt']))
  }),
)

test(
  'what is already so changes nothing',
  onDesk(async (desk) => {
    const { manager, customerId, order } = await ordered(desk)
    const same = await manager.orders.update({ id: order.id, totalFen: 10_000, lines: order.lines, status: 'placed' })
    assert.deepEqual(same, order)
    assert.equal((await manager.customers.timeline({ id: customerId, group: ['order'] })).items.length, 1)
  }),
)

test(
  'a change of an order that somebody changed meanwhile is refused',
  onDesk(async (desk) => {
    const { manager, order } = await ordered(desk)
    await manager.orders.update({ id: order.id, totalFen: 1 }, { ifMatch: order.version })
    const late = manager.orders.update({ id: order.id, totalFen: 2 }, { ifMatch: order.version })
    await assert.rejects(late, refusedFor('record.changed'))
  }),
)

test(
  'a cancelled order counts no more, takes no facts, and counts again when the cancellation is taken back',
  onDesk(async (desk) => {
    const { manager, customerId, order, metrics } = await ordered(desk)
    await manager.orders.update({ id: order.id, status: 'cancelled' })
    assert.deepEqual(await metrics(), {
      orders: 0,
      totalFen: 0,
      firstOrderAt: null,
      lastOrderAt: null,
      recencyDays: null,
      tenureDays: null,
    })
    const payment = manager.orders.addPayment({ id: order.id, at: '2026-03-02', amountFen: 1, method: '微信' })
    await assert.rejects(payment, refusedFor('order.cancelled'))
    const refund = manager.orders.addReturn({ id: order.id, at: '2026-03-02', refundFen: 1, reason: 'buyer' })
    await assert.rejects(refund, refusedFor('order.cancelled'))
    await manager.orders.update({ id: order.id, status: 'placed' })
    assert.equal((await metrics()).totalFen, 10_000)
    const { items } = await manager.customers.timeline({ id: customerId, group: ['order'] })
    assert.deepEqual(
      new Set(items.map(({ type }) => type)),
      new Set(['order.placed', 'order.cancelled', 'order.changed']),
    )
  }),
)

test(
  'payments, deliveries and returns are kept with the order and stand on the timeline at their time',
  onDesk(async (desk) => {
    const { manager, customerId, order, metrics } = await ordered(desk)
    const at = (day: number) => `2026-03-0${day} 09:00`
    await manager.orders.addPayment({ id: order.id, at: at(1), amountFen: 10_000, method: '支付宝' })
    await manager.orders.addDelivery({ id: order.id, at: at(2), carrier: '顺丰', trackingNo: 'SF1', state: 'shipped' })
    await manager.orders.addDelivery({ id: order.id, at: at(4), carrier: '顺丰', state: 'delivered' })
    await manager.orders.addReturn({
      id: order.id,
      at: at(6),
      refundFen: 4_000,
      reason: 'goods',
      sku: 'A1',
      quantity: 1,
    })
    const whole = await manager.orders.get({ id: order.id })
    assert.equal(whole.refundedFen, 4_000)
    assert.deepEqual(
      [whole.payments[0]?.method, whole.deliveries.map(({ state }) => state), whole.returns[0]?.reason],
      ['支付宝', ['shipped', 'delivered'], 'goods'],
    )
    assert.equal((await metrics()).totalFen, 6_000)
    const { items } = await manager.customers.timeline({ id: customerId, group: ['order'] })
    assert.deepEqual(
      items.map(({ type }) => type),
      ['order.returned', 'order.delivered', 'order.shipped', 'order.paid', 'order.placed'],
    )
  }),
)

test(
  'no more is paid back than was ordered',
  onDesk(async (desk) => {
    const { manager, order } = await ordered(desk)
    const refund = (refundFen: number) =>
      manager.orders.addReturn({ id: order.id, at: '2026-03-03', refundFen, reason: 'buyer' })
    await refund(6_000)
    await assert.rejects(refund(4_001), refusedFor('order.refund_too_large'))
    const lowered = manager.orders.update({ id: order.id, totalFen: 5_999 })
    await assert.rejects(lowered, refusedFor('order.refund_too_large'))
    await refund(4_000)
  }),
)

test(
  'an order out of sight or of an archived customer is not there, and changing it changes nothing',
  onDesk(async (desk) => {
    const { manager, customerId, order } = await ordered(desk)
    const stranger = await desk.as('after_sales', { team: 'Second' })
    await assert.rejects(stranger.orders.get({ id: order.id }), refusedFor('record.not_found'))
    await assert.rejects(stranger.orders.update({ id: order.id, totalFen: 1 }), refusedFor('record.not_found'))
    await manager.customers.archive({ id: customerId })
    await assert.rejects(manager.orders.get({ id: order.id }), refusedFor('record.not_found'))
    assert.deepEqual((await manager.orders.list({})).items, [])
  }),
)
