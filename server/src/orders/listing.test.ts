import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { type Desk, onDesk } from '../../test/harness.ts'
import { refusedFor } from '../../test/refusals.ts'
import { systemActor } from '../platform/actor.ts'

type Client = Awaited<ReturnType<Desk['as']>>

const numbers = (page: { items: readonly { orderNo: string }[] }) => page.items.map(({ orderNo }) => orderNo)

async function placeOrders(client: Client, customerId: string, given: Readonly<Record<string, string>>) {
  for (const [orderNo, orderedAt] of Object.entries(given))
    await client.orders.create({ orderNo, customerId, orderedAt, totalFen: 100 })
}

test(
  'pages of orders go from the newest to the oldest, each order once',
  onDesk(async (desk) => {
    const manager = await desk.as('manager')
    const one = await manager.customers.create({ name: '张三' })
    const two = await manager.customers.create({ name: '李四' })
    await placeOrders(manager, one.id, { A1: '2026-01-01', A2: '2026-01-03', A3: '2026-01-05' })
    await placeOrders(manager, two.id, { B1: '2026-01-02', B2: '2026-01-04', B3: '2026-01-05' })
    const seen: string[] = []
    let cursor: string | null | undefined
    do {
      const page = await manager.orders.list({ limit: 2, ...(cursor ? { cursor } : {}) })
      seen.push(...numbers(page))
      cursor = page.nextCursor
    } while (cursor)
    // of two at one time either may come first
    assert.deepEqual(seen.splice(0, 2).toSorted(), ['A3', 'B3'])
    assert.deepEqual(seen, ['B2', 'A2', 'B1', 'A1'])
    assert.deepEqual(numbers(await manager.orders.list({ customer: one.id, limit: 2 })), ['A3', 'A2'])
  }),
)

test(
  'orders are filtered by state, by company days, and by how their number begins',
  onDesk(async (desk) => {
    const manager = await desk.as('manager')
    const { id } = await manager.customers.create({ name: '张三' })
    await placeOrders(manager, id, {
      'SO-1': '2026-01-01',
      'SO-12': '2026-01-02 23:30',
      'TB-1': '2026-01-03',
      so: '2026-01-04',
    })
    const first = (await manager.orders.list({ search: 'SO-1', limit: 1 })).items[0]
    assert.equal(first?.orderNo, 'SO-12')
    await manager.orders.update({ id: first?.id ?? '', status: 'cancelled' })
    assert.deepEqual(numbers(await manager.orders.list({ search: 'SO' })), ['so', 'SO-12', 'SO-1'])
    assert.deepEqual(numbers(await manager.orders.list({ search: 'so-1' })), ['SO-12', 'SO-1'])
    assert.deepEqual(numbers(await manager.orders.list({ customer: id, search: 'So-' })), ['SO-12', 'SO-1'])
    assert.deepEqual(numbers(await manager.orders.list({ search: '%' })), [])
    assert.deepEqual(numbers(await manager.orders.list({ status: 'cancelled' })), ['SO-12'])
    assert.deepEqual(numbers(await manager.orders.list({ from: '2026-01-02', to: '2026-01-03' })), ['SO-12'])
    assert.deepEqual(numbers(await manager.orders.list({ customer: id, from: '2026-01-03', search: 'T' })), ['TB-1'])
  }),
)

test(
  'somebody of a team sees the orders of customers in sight, in the same order, and no others',
  onDesk(async (desk) => {
    const manager = await desk.as('manager')
    const rep = await desk.as('representative', { team: 'Second' })
    const hidden = await manager.customers.create({ name: '张三' })
    const own = await rep.customers.create({ name: '李四' })
    const other = await rep.customers.create({ name: '王五' })
    await placeOrders(manager, hidden.id, { 'X-1': '2026-01-09' })
    await placeOrders(rep, own.id, { 'X-2': '2026-01-01', 'X-3': '2026-01-03' })
    await placeOrders(rep, other.id, { 'X-4': '2026-01-02' })
    assert.deepEqual(numbers(await rep.orders.list({})), ['X-3', 'X-4', 'X-2'])
    const page = await rep.orders.list({ limit: 1 })
    assert.deepEqual(numbers(await rep.orders.list({ cursor: page.nextCursor ?? '' })), ['X-4', 'X-2'])
    assert.deepEqual(numbers(await rep.orders.list({ search: 'X-' })), ['X-3', 'X-4', 'X-2'])
    assert.deepEqual(numbers(await rep.orders.list({ search: 'X-1' })), [])
    assert.deepEqual(numbers(await rep.orders.list({ customer: hidden.id })), [])
    assert.deepEqual(numbers(await manager.orders.list({ limit: 1 })), ['X-1'])
  }),
)

test(
  'a cursor that we did not give is refused',
  onDesk(async (desk) => {
    const manager = await desk.as('manager')
    for (const cursor of ['x', Buffer.from('["a","b"]').toString('base64url')])
      await assert.rejects(manager.orders.list({ cursor }), refusedFor('cursor.invalid'))
  }),
)

test(
  'whoever sees one customer among very many still gets that customer’s old orders',
  onDesk(async (desk) => {
    const manager = await desk.as('manager')
    const rep = await desk.as('representative', { team: 'Second' })
    const busy = await manager.customers.create({ name: '张三' })
    const own = await rep.customers.create({ name: '李四' })
    await placeOrders(rep, own.id, { 'OLD-1': '2019-01-01', 'OLD-2': '2019-01-02' })
    await desk.store.transaction(systemActor, (db) =>
      sql`
        INSERT INTO orders (customer_id, id, order_no, ordered_at, currency, total_fen, created_at)
        SELECT ${busy.id}, gen_random_uuid(), 'N' || n, timestamptz '2020-01-01' + n * interval '1 minute', 'CNY', 1, now()
        FROM generate_series(1, 20000) AS n`.execute(db),
    )
    assert.deepEqual(numbers(await rep.orders.list({})), ['OLD-2', 'OLD-1'])
    assert.deepEqual(numbers(await rep.orders.list({ limit: 1 })), ['OLD-2'])
    assert.equal((await manager.orders.list({ limit: 200 })).items.length, 200)
  }),
)
