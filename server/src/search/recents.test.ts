import assert from 'node:assert/strict'
import { test } from 'node:test'
import { ApiError } from '@zhike/contract/client'
import { type Desk, onDesk } from '../../test/harness.ts'

type Client = Awaited<ReturnType<Desk['as']>>

const names = async (client: Client) =>
  (await client.search.recents({})).items.map(({ type, title }) => `${type} ${title}`)
const found = async (client: Client, q: string) => (await client.search.find({ q })).items.map(({ title }) => title)
const later = (desk: Desk, days: number) => {
  desk.now = new Date(desk.now.getTime() + days * 86_400_000)
}
const refused = (error: unknown) => error instanceof ApiError && error.problem.reason === 'record.not_found'

test(
  'what a person opened is listed, newest first and once, with tickets and orders',
  onDesk(async (desk) => {
    const client = await desk.as('representative')
    const [first, second] = [
      await client.customers.create({ name: '张三' }),
      await client.customers.create({ name: '李四' }),
    ]
    const ticket = await client.tickets.create({ customerId: first.id, kind: 'complaint', title: '漏水' })
    const order = await client.orders.create({
      orderNo: 'SO-1',
      customerId: first.id,
      orderedAt: '2026-01-05T10:00:00+08:00',
      currency: 'CNY',
      totalFen: 100,
      lines: [{ sku: 'W1', name: '洗衣机', quantity: 1, unitFen: 100 }],
    })
    assert.deepEqual(await names(client), [])
    const opened = [
      ['customer', first.id],
      ['ticket', ticket.id],
      ['order', order.id],
      ['customer', second.id],
      ['customer', first.id],
    ] as const
    for (const [type, id] of opened) {
      await client.search.open({ type, id })
      later(desk, 0.001)
    }
    assert.deepEqual(await names(client), ['customer 张三', 'customer 李四', 'order 张三', 'ticket 漏水'])
    assert.deepEqual(
      (await client.search.recents({ limit: 1 })).items.map(({ match }) => match),
      [null],
    )
  }),
)

test(
  'of names that fit alike, what a person opened often and lately comes first, for this person only',
  onDesk(async (desk) => {
    const client = await desk.as('representative')
    const other = await desk.as('representative')
    const ids = new Map<string, string>()
    for (const name of ['张三一', '张三二', '张三三']) ids.set(name, (await client.customers.create({ name })).id)
    const open = (name: string) => client.search.open({ type: 'customer', id: ids.get(name) ?? '' })
    for (let i = 0; i < 3; i++) await open('张三一')
    await open('张三二')
    assert.deepEqual((await found(client, '张三')).slice(0, 2), ['张三一', '张三二'])
    assert.deepEqual((await found(client, 'zs')).slice(0, 2), ['张三一', '张三二'])
    later(desk, 60)
    await open('张三二')
    assert.equal((await found(client, '张三'))[0], '张三二')
    assert.equal((await found(other, '张三'))[0], '张三三')
    assert.deepEqual(await names(other), [])
  }),
)

test(
  'a thing out of sight, archived, or of a kind that the role may not read can neither be opened nor stays listed',
  onDesk(async (desk) => {
    const mine = await desk.as('representative', { team: 'A', department: 'North' })
    const theirs = await desk.as('representative', { team: 'B', department: 'South' })
    const manager = await desk.as('manager')
    const administrator = await desk.as('administrator', { scope: 'all' })
    const { id } = await mine.customers.create({ name: '张三' })
    const ticket = await mine.tickets.create({ customerId: id, kind: 'complaint', title: '漏水' })
    for (const client of [theirs, administrator]) {
      await assert.rejects(client.search.open({ type: 'customer', id }), refused)
      await assert.rejects(client.search.open({ type: 'ticket', id: ticket.id }), refused)
      assert.deepEqual(await names(client), [])
    }
    await assert.rejects(mine.search.open({ type: 'order', id }), refused)
    await mine.search.open({ type: 'customer', id })
    await manager.search.open({ type: 'customer', id })
    await manager.customers.archive({ id })
    assert.deepEqual(await names(mine), [])
    assert.deepEqual(await names(manager), [])
    await assert.rejects(manager.search.open({ type: 'customer', id }), refused)
  }),
)

test(
  'a ticket whose customer is out of sight is remembered by whoever sees the ticket',
  onDesk(async (desk) => {
    const owner = await desk.as('representative', { team: 'A' })
    const agent = await desk.person('representative', { team: 'B' })
    const head = await desk.as('manager', { scope: 'team', team: 'B' })
    const dispatcher = await desk.as('manager')
    const { id: customerId } = await owner.customers.create({ name: '张三' })
    const { id } = await owner.tickets.create({ customerId, kind: 'consultation', title: '漏水' })
    await dispatcher.tickets.assign({ id, staffId: agent.id })
    await dispatcher.tickets.resolve({ id, summary: '换了水管' })
    await dispatcher.tickets.close({ id, reason: '客户电话确认' })
    await assert.rejects(head.search.open({ type: 'customer', id: customerId }), refused)
    for (let times = 0; times < 2; times++) await head.search.open({ type: 'ticket', id })
    assert.deepEqual(await names(head), ['ticket 漏水'])
    await dispatcher.tickets.reopen({ id })
    await dispatcher.tickets.unassign({ id })
    assert.deepEqual(await names(head), [])
  }),
)

test(
  'only the last hundred are kept',
  onDesk(async (desk) => {
    const client = await desk.as('representative')
    for (let i = 0; i < 103; i++) {
      const { id } = await client.customers.create({ name: `张${i}` })
      await client.search.open({ type: 'customer', id })
      later(desk, 0.0001)
    }
    const kept = await desk.asSystem((ctx) => ctx.db.selectFrom('recents').select('itemId').execute())
    assert.equal(kept.length, 100)
    assert.equal((await names(client))[0], 'customer 张102')
  }),
)
