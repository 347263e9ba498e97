import assert from 'node:assert/strict'
import { test } from 'node:test'
import { onDesk, onOwnDesk } from '../../test/harness.ts'
import { refusedFor } from '../../test/refusals.ts'
import { openNeedsShop, wholeHouse } from './needs.fixture.ts'

test(
  'a need goes from assessment to offer to order, and each says who and when',
  onDesk(async (desk) => {
    const { first, manager, boss, customerId } = await openNeedsShop(desk)
    const order = { orderNo: 'WATER-1', customerId, orderedAt: '2026-03-15', totalFen: 1_100_000 }
    await manager.orders.create({ ...order, lines: [{ sku: 'RO-9', name: '全屋净水 R9', quantity: 1, unitFen: null }] })
    const { id } = await first.needs.create({ customerId, ...wholeHouse })
    await assert.rejects(first.needs.assess({ id, fit: 'full' }), refusedFor('permission.missing'))
    assert.equal((await manager.needs.assess({ id, fit: 'partial', note: '软水另购' })).state, 'assessed')
    await assert.rejects(manager.needs.match({ id, sku: 'NONE' }), refusedFor('product.unknown', 'sku'))
    await assert.rejects(manager.needs.match({ id }), refusedFor('request.invalid'))
    const matched = await manager.needs.match({ id, sku: 'RO-9' })
    assert.deepEqual([matched.state, matched.match?.sku, matched.match?.offer], ['matched', 'RO-9', '全屋净水 R9'])
    assert.equal((await manager.needs.assess({ id, fit: 'full' })).state, 'matched')
    const met = await manager.needs.fulfil({ id, orderNo: 'WATER-1' })
    assert.deepEqual(
      [met.state, met.assessment?.fit, met.fulfilment],
      [
        'met',
        'full',
        { at: desk.now.toISOString(), by: { kind: 'key', id: boss.id, name: '周经理' }, note: '', orderNo: 'WATER-1' },
      ],
    )
    const { items } = await manager.customers.timeline({ id: customerId, group: ['need'] })
    assert.deepEqual(items.map(({ type }) => type).toReversed(), [
      'need.recorded',
      'need.assessed',
      'need.matched',
      'need.assessed',
      'need.met',
    ])
  }),
)

test(
  'an order of somebody else does not meet a need',
  onDesk(async (desk) => {
    const { first, manager, customerId } = await openNeedsShop(desk)
    const other = await manager.customers.create({ name: '李四' })
    await manager.orders.create({ orderNo: 'O-2', customerId: other.id, orderedAt: '2026-03-15', totalFen: 1 })
    const { id } = await first.needs.create({ customerId, ...wholeHouse })
    for (const orderNo of ['O-2', 'O-3'])
      await assert.rejects(manager.needs.fulfil({ id, orderNo }), refusedFor('order.unknown', 'orderNo'))
    assert.equal((await manager.needs.get({ id })).state, 'open')
  }),
)

test(
  'what is concluded stays so until that is taken back, and then stands where it stood',
  onDesk(async (desk) => {
    const { manager, customerId } = await openNeedsShop(desk)
    const { id } = await manager.needs.create({ customerId, ...wholeHouse })
    await assert.rejects(manager.needs.unrefuse({ id }), refusedFor('need.not_concluded'))
    const unmet = await manager.needs.refuse({ id, reason: 'price', note: '预算差三千' })
    assert.deepEqual([unmet.state, unmet.refusal?.reason, unmet.refusal?.note], ['unmet', 'price', '预算差三千'])
    for (const late of [
      manager.needs.refuse({ id, reason: 'other' }),
      manager.needs.fulfil({ id }),
      manager.needs.assess({ id, fit: 'none' }),
      manager.needs.match({ id, offer: '再看看' }),
    ])
      await assert.rejects(late, refusedFor('need.concluded'))
    await assert.rejects(manager.needs.unfulfil({ id }), refusedFor('need.not_concluded'))
    await manager.needs.unrefuse({ id })
    const open = await manager.needs.get({ id })
    assert.deepEqual([open.state, open.refusal], ['open', null])
    await manager.needs.match({ id, offer: '分期方案' })
    await manager.needs.refuse({ id, reason: 'timing' })
    await manager.needs.unrefuse({ id })
    assert.equal((await manager.needs.get({ id })).state, 'matched')
  }),
)

test(
  'of several who conclude at once one does',
  onOwnDesk(async (desk) => {
    const { manager, customerId } = await openNeedsShop(desk)
    const { id } = await manager.needs.create({ customerId, ...wholeHouse })
    const tries = await Promise.allSettled([
      ...Array.from({ length: 5 }, () => manager.needs.refuse({ id, reason: 'price' })),
      ...Array.from({ length: 5 }, () => manager.needs.fulfil({ id })),
    ])
    assert.equal(tries.filter(({ status }) => status === 'fulfilled').length, 1)
    const refused = tries.flatMap((one) => (one.status === 'rejected' ? [one.reason] : []))
    assert.ok(refused.every(refusedFor('need.concluded')))
  }),
)
