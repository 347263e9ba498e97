import assert from 'node:assert/strict'
import { test } from 'node:test'
import { ApiError } from '@zhike/contract/client'
import type { CreateOrder } from '@zhike/contract/orders'
import { type Desk, onDesk } from '../../test/harness.ts'
import { refusedFor } from '../../test/refusals.ts'

/** A manager with a customer, and an order as programs send it. */
async function opened(desk: Desk) {
  const manager = await desk.as('manager')
  const { id: customerId } = await manager.customers.create({
    name: '张三丰',
    identities: [{ kind: 'external', value: 'ERP-1' }],
  })
  const wanted: CreateOrder = {
    orderNo: 'SO-1',
    customerId,
    orderedAt: '2026-03-01',
    currency: 'CNY',
    totalFen: 19_900,
    lines: [{ sku: 'A1', name: '电饭煲', quantity: 1, unitFen: 21_900 }],
  }
  return { manager, customerId, wanted }
}

test(
  'an order is recorded with its customer, and a date without a zone is company time',
  onDesk(async (desk) => {
    const { manager, customerId, wanted } = await opened(desk)
    const order = await manager.orders.create({ ...wanted, soldBy: '王店长', store: '西湖店' })
    assert.equal(order.orderedAt, '2026-02-28T16:00:00.000Z')
    assert.equal(order.customer.name, '张三丰')
    assert.deepEqual(order.lines, wanted.lines)
    const found = await manager.orders.get({ id: order.id })
    assert.deepEqual(
      { ...found, payments: undefined, deliveries: undefined, returns: undefined },
      { ...order, payments: undefined, deliveries: undefined, returns: undefined },
    )
    const { metrics } = await manager.customers.get({ id: customerId })
    assert.deepEqual(metrics, {
      orders: 1,
      totalFen: 19_900,
      firstOrderAt: order.orderedAt,
      lastOrderAt: order.orderedAt,
      recencyDays: 15,
      tenureDays: 15,
    })
  }),
)

test(
  'a customer can be named by external number, and one that nobody knows is refused',
  onDesk(async (desk) => {
    const { manager, customerId, wanted } = await opened(desk)
    const { customerId: _, ...order } = wanted
    assert.equal((await manager.orders.create({ ...order, customerExternalId: 'ERP-1' })).customerId, customerId)
    const stranger = manager.orders.create({ ...order, orderNo: 'SO-2', customerExternalId: 'ERP-2' })
    await assert.rejects(stranger, refusedFor('customer.unknown'))
    await assert.rejects(manager.orders.create({ ...order, orderNo: 'SO-2' }), refusedFor('request.invalid'))
    const both = manager.orders.create({ ...wanted, orderNo: 'SO-2', customerExternalId: 'ERP-1' })
    await assert.rejects(both, refusedFor('request.invalid'))
  }),
)

test(
  'what has not happened yet is refused at its field, a day for clocks that differ excepted',
  onDesk(async (desk) => {
    const { manager, wanted } = await opened(desk)
    const [withinADay, later] = ['2026-03-17T02:00:00Z', '2026-03-17T02:00:01Z']
    const field = (name: string) => (error: unknown) =>
      error instanceof ApiError && name in (error.problem.fields ?? {})
    await assert.rejects(manager.orders.create({ ...wanted, orderedAt: later }), field('orderedAt'))
    const { id } = await manager.orders.create({ ...wanted, orderedAt: withinADay })
    await assert.rejects(manager.orders.update({ id, orderedAt: later }), field('orderedAt'))
    await assert.rejects(manager.orders.addPayment({ id, at: later, amountFen: 1, method: '微信' }), field('at'))
    const delivery = { id, carrier: '顺丰', state: 'shipped' } as const
    await assert.rejects(manager.orders.addDelivery({ ...delivery, at: later }), field('at'))
    await assert.rejects(manager.orders.addReturn({ id, at: later, refundFen: 1, reason: 'goods' }), field('at'))
    desk.now = new Date('2026-03-16T02:00:01Z')
    await manager.orders.addDelivery({ ...delivery, at: later })
  }),
)

test(
  'a repeated number with the same content answers the same order and changes nothing',
  onDesk(async (desk) => {
    const { manager, customerId, wanted } = await opened(desk)
    const first = await manager.orders.create(wanted)
    const again = await manager.orders.create({ ...wanted, orderedAt: '2026-03-01T00:00:00+08:00' })
    assert.deepEqual(again, first)
    assert.equal((await manager.customers.get({ id: customerId })).metrics.orders, 1)
    const timeline = await manager.customers.timeline({ id: customerId, group: ['order'] })
    assert.equal(timeline.items.length, 1)
  }),
)

test(
  'a repeated number with other content is refused, whatever differs',
  onDesk(async (desk) => {
    const { manager, wanted } = await opened(desk)
    await manager.orders.create(wanted)
    const other = await manager.customers.create({ name: '李四' })
    const differences: Partial<CreateOrder>[] = [
      { totalFen: 19_901 },
      { orderedAt: '2026-03-02' },
      { currency: 'USD' },
      { store: '西湖店' },
      { lines: [] },
      { customerId: other.id },
    ]
    for (const difference of differences)
      await assert.rejects(manager.orders.create({ ...wanted, ...difference }), refusedFor('order.different'))
  }),
)

test(
  'a number of a customer out of sight is taken, without a word about whose it is',
  onDesk(async (desk) => {
    const { manager, wanted } = await opened(desk)
    await manager.orders.create(wanted)
    const stranger = await desk.as('representative', { team: 'Second' })
    const own = await stranger.customers.create({ name: '王五' })
    const refusal = await stranger.orders.create({ ...wanted, customerId: own.id }).catch((error) => error.problem)
    assert.equal(refusal.reason, 'order.different')
    assert.equal(refusal.existingId, undefined)
    const theirs = stranger.orders.create({ ...wanted, orderNo: 'SO-2' })
    await assert.rejects(theirs, refusedFor('customer.unknown'))
  }),
)

test(
  'a date that cannot be is refused by the name of its field',
  onDesk(async (desk) => {
    const { manager, wanted } = await opened(desk)
    for (const orderedAt of ['2026-02-30', '1969-12-31', 'yesterday']) {
      const refusal = await manager.orders.create({ ...wanted, orderedAt }).catch((error) => error.problem)
      assert.equal(refusal.reason, 'request.invalid')
      assert.deepEqual(Object.keys(refusal.fields), ['orderedAt'])
    }
    assert.equal((await manager.orders.list({})).items.length, 0)
  }),
)

test(
  'what is sold under an unknown SKU becomes a product, and a known one keeps its name',
  onDesk(async (desk) => {
    const { manager, wanted } = await opened(desk)
    await manager.orders.create(wanted)
    const renamed = [{ sku: 'A1', name: '电饭煲（赠品）', quantity: 1, unitFen: 0 }]
    await manager.orders.create({ ...wanted, orderNo: 'SO-2', lines: renamed })
    const { items } = await manager.products.list({})
    assert.deepEqual(
      items.map(({ sku, name }) => [sku, name]),
      [['A1', '电饭煲']],
    )
  }),
)

test(
  'an order that was placed stands on the timeline at its own time',
  onDesk(async (desk) => {
    const { manager, customerId, wanted } = await opened(desk)
    const order = await manager.orders.create({ ...wanted, orderedAt: '2024-05-01 10:00' })
    const { items } = await manager.customers.timeline({ id: customerId })
    assert.deepEqual(
      items.map(({ type, at }) => [type, at]),
      [
        ['customer.created', desk.now.toISOString()],
        ['order.placed', '2024-05-01T02:00:00.000Z'],
      ],
    )
    assert.equal(items[1]?.subject.id, order.id)
  }),
)
