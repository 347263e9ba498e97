import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Desk, onDesk } from '../../test/harness.ts'
import { shareOut } from './sharing.ts'

type Client = Awaited<ReturnType<Desk['as']>>

const hits = async (client: Client, q: string, limit = 8) =>
  (await client.search.find({ q, limit })).items.map(({ type, title }) => [type, title])

/** A customer with a ticket and an order. */
async function story(client: Client, name: string, phone: string, orderNo: string) {
  const customer = await client.customers.create({ name, identities: [{ kind: 'phone', value: phone }] })
  const ticket = await client.tickets.create({
    customerId: customer.id,
    kind: 'complaint',
    title: `${name}的洗衣机漏水`,
  })
  const order = await client.orders.create({
    orderNo,
    customerId: customer.id,
    orderedAt: '2026-01-05T10:00:00+08:00',
    currency: 'CNY',
    totalFen: 1000,
    lines: [{ sku: 'W1', name: '洗衣机', quantity: 1, unitFen: 1000 }],
  })
  return { customer, ticket, order }
}

test(
  'one box finds customers, tickets and orders by name, pinyin, phone and number',
  onDesk(async (desk) => {
    const client = await desk.as('representative')
    const { customer, ticket } = await story(client, '张三丰', '13800138000', 'SO-77')
    await story(client, '李四', '13912345678', 'SO-78')
    const both = [
      ['customer', '张三丰'],
      ['ticket', '张三丰的洗衣机漏水'],
    ]
    for (const q of ['张三丰', 'zsf', 'zhangsan']) assert.deepEqual(await hits(client, q), both, q)
    for (const q of ['8000', '13800138000', customer.number])
      assert.deepEqual(await hits(client, q), both.slice(0, 1), q)
    assert.deepEqual(await hits(client, '漏水 张'), both.slice(1))
    assert.deepEqual(await hits(client, ticket.number), both.slice(1))
    for (const q of ['SO-77', 'so-77']) assert.deepEqual(await hits(client, q), [['order', '张三丰']], q)
    assert.deepEqual(await hits(client, 'SO-7'), [
      ['order', '张三丰'],
      ['order', '李四'],
    ])
    for (const q of ['%', "'", '😀', '𠮷']) assert.deepEqual(await hits(client, q), [], q)
  }),
)

test(
  'a ticket is found by the pinyin of its title, with the characters that match',
  onDesk(async (desk) => {
    const client = await desk.as('representative')
    const { ticket } = await story(client, '李四', '13912345678', 'SO-78')
    const { items } = await client.search.find({ q: 'xiyijiloushui' })
    assert.deepEqual(
      items.map(({ type, id, match }) => [type, id, match]),
      [['ticket', ticket.id, { kind: 'pinyin', field: 'title', marks: [[3, 8]] }]],
    )
  }),
)

test(
  'nobody finds what is not in sight, or what the role may not read',
  onDesk(async (desk) => {
    const mine = await desk.as('representative', { team: 'A', department: 'North' })
    const theirs = await desk.as('representative', { team: 'B', department: 'South' })
    const { customer, ticket } = await story(mine, '张三丰', '13800138000', 'SO-77')
    const administrator = await desk.as('administrator', { scope: 'all' })
    for (const q of ['张三丰', '8000', '13800138000', customer.number, ticket.number, 'SO-77', '漏水']) {
      assert.deepEqual(await hits(theirs, q), [], q)
      assert.deepEqual(await hits(administrator, q), [], q)
      assert.ok((await hits(mine, q)).length > 0, q)
    }
    const manager = await desk.as('manager')
    await manager.customers.archive({ id: customer.id })
    for (const q of ['张三丰', 'SO-77'])
      assert.deepEqual(
        (await hits(manager, q)).filter(([type]) => type !== 'ticket'),
        [],
        q,
      )
  }),
)

test(
  'the kind whose number was typed comes first',
  onDesk(async (desk) => {
    const client = await desk.as('representative')
    await story(client, '13800138000', '13800138000', '13800138000')
    assert.deepEqual(
      (await hits(client, '13800138000')).map(([type]) => type),
      ['order', 'customer', 'ticket'],
    )
    assert.deepEqual(
      (await hits(client, '13800138000', 2)).map(([type]) => type),
      ['order', 'customer'],
    )
  }),
)

test('a page is shared out fairly, and nothing of it is left empty that a list could fill', () => {
  assert.deepEqual(shareOut([['a', 'b', 'c', 'd'], ['e'], ['f', 'g', 'h']], 6), ['a', 'b', 'c', 'e', 'f', 'g'])
  assert.deepEqual(shareOut([['a', 'b'], [], []], 6), ['a', 'b'])
  assert.deepEqual(shareOut([['a'], ['b'], ['c']], 2), ['a', 'b'])
  assert.deepEqual(shareOut([], 2), [])
})
