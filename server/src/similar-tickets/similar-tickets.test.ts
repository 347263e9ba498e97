import assert from 'node:assert/strict'
import { test } from 'node:test'
import { onDesk } from '../../test/harness.ts'
import { refusedFor } from '../../test/refusals.ts'
import { nextPhone, openShop } from '../tickets/tickets.fixture.ts'

test(
  'tickets of like words are found, solved ones first with their solution, each with why',
  onDesk(async (desk) => {
    const shop = await openShop(desk)
    const { first, manager, customerId } = shop
    const admin = await desk.as('administrator')
    const { id: categoryId } = await admin.categories.create({ kind: 'after_sales', name: '维修' })
    await manager.products.create({ sku: 'W8', name: '静音洗衣机' })
    const open = async (title: string, more: object = {}) =>
      (await first.tickets.create({ customerId, kind: 'after_sales', title, ...more })).id
    const solved = await open('洗衣机底部漏水', { description: '静音洗衣机用了两年', categoryId })
    await first.tickets.resolve({ id: solved, summary: '更换进水阀密封圈' })
    const unsolved = await open('洗衣机一直漏水怎么办')
    await open('发票抬头写错了')
    const asked = await open('新买的洗衣机漏水', { description: '是静音洗衣机', categoryId })
    const { items } = await first.similarTickets.ofTicket({ id: asked })
    assert.deepEqual(
      items.map(({ ticket }) => ticket.id),
      [solved, unsolved],
    )
    assert.equal(items[0]?.solution, '更换进水阀密封圈')
    assert.deepEqual(items[0]?.reasons, [
      { kind: 'words', words: ['静音洗衣机', '洗衣机', '漏水'] },
      { kind: 'product', name: '静音洗衣机' },
      { kind: 'category', name: '维修' },
    ])
    const text = { title: '洗衣机漏水', category: categoryId }
    assert.equal((await first.similarTickets.ofText(text)).items[0]?.ticket.id, solved)
    assert.deepEqual((await first.similarTickets.ofText({ title: '？！' })).items, [])
    assert.deepEqual((await first.similarTickets.ofText({ title: "it's \\ broken' | !" })).items, [])
  }),
)

test(
  'nothing out of sight is ever like anything, and words that all have say little',
  onDesk(async (desk) => {
    const shop = await openShop(desk)
    const { first, second, manager, customerId } = shop
    const far = await second.customers.create({ name: '李四', identities: [{ kind: 'phone', value: nextPhone() }] })
    const hidden = await second.tickets.create({ customerId: far.id, kind: 'complaint', title: '净水器漏电' })
    const mine = await first.tickets.create({ customerId, kind: 'complaint', title: '净水器漏电了' })
    assert.deepEqual((await first.similarTickets.ofTicket({ id: mine.id })).items, [])
    assert.equal((await manager.similarTickets.ofTicket({ id: mine.id })).items[0]?.ticket.id, hidden.id)
    await assert.rejects(first.similarTickets.ofTicket({ id: hidden.id }), refusedFor('record.not_found'))
    for (let n = 0; n < 12; n++) await first.tickets.create({ customerId, kind: 'praise', title: `你好请问 ${n}` })
    await desk.strike('similar-tickets.count-words')
    const polite = await first.tickets.create({ customerId, kind: 'complaint', title: '你好请问净水器漏电' })
    const { items } = await first.similarTickets.ofTicket({ id: polite.id })
    assert.deepEqual(items[0]?.ticket.id, mine.id)
  }),
)
