import assert from 'node:assert/strict'
import { test } from 'node:test'
import { onDesk } from '../../test/harness.ts'
import { refusedFor } from '../../test/refusals.ts'
import { openNeedsShop } from './needs.fixture.ts'

test(
  'a list shows the needs of customers in sight, newest first, by what is asked for, page by page',
  onDesk(async (desk) => {
    const { first, second, manager, wang, customerId } = await openNeedsShop(desk)
    const other = await second.customers.create({ name: '欧阳修' })
    const titles: string[] = []
    for (const [at, who] of [first, second, first, second].entries()) {
      const title = `需求 ${at} 100%`
      await who.needs.create({ customerId: who === first ? customerId : other.id, title })
      titles.unshift(title)
    }
    const listed = async (wish: Parameters<typeof manager.needs.list>[0], who = manager) =>
      (await who.needs.list(wish)).items.map(({ title }) => title)
    assert.deepEqual(await listed({}), titles)
    assert.deepEqual(await listed({}, first), [titles[1], titles[3]])
    assert.deepEqual(await listed({ customer: customerId }, second), [])
    assert.deepEqual(await listed({ owner: wang.id }), [titles[1], titles[3]])
    assert.deepEqual(await listed({ owner: 'none' }), [])
    assert.deepEqual(await listed({ search: '欧阳' }), [titles[0], titles[2]])
    assert.deepEqual(await listed({ search: '0 100%' }), [titles[3]])
    assert.deepEqual(await listed({ search: "'; DROP TABLE needs; --" }), [])
    const page = await manager.needs.list({ limit: 3 })
    const rest = await manager.needs.list({ limit: 3, cursor: page.nextCursor ?? '' })
    assert.deepEqual(
      [...page.items, ...rest.items].map(({ title }) => title),
      titles,
    )
    assert.equal(rest.nextCursor, null)
    await assert.rejects(manager.needs.list({ cursor: 'x' }), refusedFor('cursor.invalid'))
  }),
)

test(
  'the summary counts what is in sight, and why needs were not met lately',
  onDesk(async (desk) => {
    const { first, second, manager, customerId } = await openNeedsShop(desk)
    const record = async (title: string) => (await first.needs.create({ customerId, title })).id
    await record('一')
    await manager.needs.refuse({ id: await record('二'), reason: 'price' })
    await manager.needs.refuse({ id: await record('三'), reason: 'price' })
    await manager.needs.refuse({ id: await record('四'), reason: 'no_product' })
    await manager.needs.fulfil({ id: await record('五') })
    const { states, reasons } = await first.needs.summary({})
    assert.deepEqual(
      states.map(({ state, needs }) => [state, needs]),
      [
        ['open', 1],
        ['assessed', 0],
        ['matched', 0],
        ['met', 1],
        ['unmet', 3],
      ],
    )
    assert.deepEqual(reasons, [
      { reason: 'price', needs: 2 },
      { reason: 'no_product', needs: 1 },
    ])
    assert.ok((await second.needs.summary({})).states.every(({ needs }) => needs === 0))
    desk.now = new Date(desk.now.getTime() + 40 * 86_400_000)
    assert.deepEqual((await first.needs.summary({ days: 30 })).reasons, [])
    assert.deepEqual(
      (await first.needs.list({ reason: 'no_product' })).items.map(({ title }) => title),
      ['四'],
    )
  }),
)

test(
  'needs of an archived customer are gone with the customer',
  onDesk(async (desk) => {
    const { first, manager, customerId } = await openNeedsShop(desk)
    const { id } = await first.needs.create({ customerId, title: '想要' })
    await manager.customers.archive({ id: customerId })
    assert.deepEqual((await manager.needs.list({})).items, [])
    await assert.rejects(manager.needs.get({ id }), refusedFor('record.not_found'))
    await assert.rejects(manager.needs.refuse({ id, reason: 'other' }), refusedFor('record.not_found'))
  }),
)

test(
  'needs of a merged customer are read, followed up and met at the root, and go along when it is taken apart',
  onDesk(async (desk) => {
    const { manager, customerId } = await openNeedsShop(desk)
    const other = await manager.customers.create({ name: '张三峰' })
    const { id } = await manager.needs.create({ customerId: other.id, title: '想要净水器' })
    await manager.orders.create({ orderNo: 'O-9', customerId, orderedAt: '2026-03-15', totalFen: 100 })
    await manager.customers.merge({ id: customerId, otherId: other.id })
    const [shown] = (await manager.needs.list({ customer: customerId })).items
    assert.deepEqual([shown?.id, shown?.customer.name], [id, '张三丰'])
    assert.equal((await manager.needs.fulfil({ id, orderNo: 'O-9' })).fulfilment?.orderNo, 'O-9')
    await manager.customers.takeApart({ id: customerId, otherId: other.id })
    assert.deepEqual((await manager.needs.list({ customer: customerId })).items, [])
    assert.equal((await manager.needs.get({ id })).customer.name, '张三峰')
  }),
)
