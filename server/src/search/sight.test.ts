import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Desk, onDesk } from '../../test/harness.ts'

type Client = Awaited<ReturnType<Desk['as']>>

/** A customer with everything by which one can be found. */
async function story(client: Client, name: string, end: string) {
  const customer = await client.customers.create({
    name,
    kind: 'organisation',
    tags: ['老客户'],
    identities: [
      { kind: 'phone', value: `1380013${end}` },
      { kind: 'email', value: `z${end}@example.com` },
      { kind: 'wechat', value: `wx_zhang${end}` },
    ],
  })
  const ticket = await client.tickets.create({ customerId: customer.id, kind: 'complaint', title: `漏水${end}` })
  await client.orders.create({
    orderNo: `SO-${end}`,
    customerId: customer.id,
    orderedAt: '2026-01-05T10:00:00+08:00',
    currency: 'CNY',
    totalFen: 1000,
    lines: [{ sku: 'W1', name: '洗衣机', quantity: 1, unitFen: 1000 }],
  })
  return [
    ...[
      name,
      name.slice(1),
      'zhangsanfeng',
      'zsf',
      'zhangsf',
      '张sf',
      'zangsan',
      '张三峰',
      '张四丰',
      'zhagnsan',
      '张三丰集团',
    ],
    ...[`1380013${end}`, end, `z${end}@example.com`, `wx_zhang${end}`, customer.number, '老客户'],
    ...[ticket.number, ticket.number.slice(-4), `漏水${end}`, `SO-${end}`, `so-${end.slice(0, 2)}`, `O-${end}`],
  ]
}

const answer = async (client: Client, q: string) => {
  const hits = (await client.search.find({ q, limit: 20 })).items.map(({ id, match }) => ({ id, match }))
  const listed = (await client.customers.list({ search: q })).items.map(({ id }) => id)
  return { hits, listed }
}

for (const scope of ['department', 'team', 'own'] as const)
  test(
    `what is hidden in scope ${scope} changes no answer: no hit, no order, and no near miss that gives way`,
    onDesk(async (desk) => {
      const here = await desk.as('representative', { team: 'A', department: 'North', scope })
      const there = await desk.as('representative', { team: 'B', department: 'South', scope })
      // near misses of the hidden name that are seen: the hidden exact one must not push them out
      for (const name of ['张三风', '张山丰', '章三丰', '张三', '李三丰']) await here.customers.create({ name })
      const queries = new Set([...(await story(desk.client(await twin(desk)), '张三丰', '8000'))])
      const before = new Map<string, unknown>()
      for (const q of queries) before.set(q, await answer(here, q))
      const hidden = await story(there, '张三丰', '8111')
      for (let i = 0; i < 5; i++) await there.customers.create({ name: '张三丰' })
      for (const q of queries) assert.deepEqual(await answer(here, q), before.get(q), q)
      for (const q of hidden) if (/8111/.test(q)) assert.deepEqual((await answer(here, q)).hits, [], q)
    }),
  )

/** Somebody of a third team, whom neither sees. */
const twin = (desk: Desk) => desk.person('representative', { team: 'C', department: 'West' })
