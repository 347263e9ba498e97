import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { sql } from 'kysely'
import { type Desk, onDesk, onOwnDesk } from '../../test/harness.ts'
import { systemActor } from '../platform/actor.ts'

type Client = Awaited<ReturnType<Desk['as']>>

/** What a customer's metrics must be, said once more in SQL. */
async function recounted(desk: Desk, customerId: string) {
  const { rows } = await desk.store.transaction(systemActor, (db) =>
    sql<{ orders: number; totalFen: number; firstOrderAt: Date | null; lastOrderAt: Date | null }>`
      SELECT count(*) AS orders,
             coalesce(sum(o.total_fen - coalesce(r.refund_fen, 0)), 0)::bigint AS total_fen,
             min(o.ordered_at) AS first_order_at, max(o.ordered_at) AS last_order_at
      FROM orders o LEFT JOIN (SELECT order_id, sum(refund_fen) AS refund_fen FROM returns GROUP BY order_id) r
        ON r.order_id = o.id
      WHERE o.customer_id = ${customerId} AND o.status = 'placed'`.execute(db),
  )
  const row = rows[0]
  return {
    orders: row?.orders,
    totalFen: row?.totalFen,
    firstOrderAt: row?.firstOrderAt?.toISOString() ?? null,
    lastOrderAt: row?.lastOrderAt?.toISOString() ?? null,
  }
}

async function kept(client: Client, id: string) {
  const { orders, totalFen, firstOrderAt, lastOrderAt } = (await client.customers.get({ id })).metrics
  return { orders, totalFen, firstOrderAt, lastOrderAt }
}

const day = fc.integer({ min: 1, max: 28 }).map((of) => `2026-02-${String(of).padStart(2, '0')}`)
const fen = fc.integer({ min: 0, max: 50_000 })
const nth = fc.nat({ max: 5 })
const step = fc.oneof(
  fc.record({ does: fc.constant('place' as const), at: day, fen }),
  fc.record({ does: fc.constant('cancel' as const), nth }),
  fc.record({ does: fc.constant('reinstate' as const), nth }),
  fc.record({ does: fc.constant('change' as const), nth, at: day, fen }),
  fc.record({ does: fc.constant('return' as const), nth, fen }),
)

test(
  'whatever happens to orders, in any order, the metrics are what a query over the orders says',
  onDesk(async (desk) => {
    const manager = await desk.as('manager')
    let number = 0
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 12 }), async (steps) => {
        const { id: customerId } = await manager.customers.create({ name: '张三' })
        const ids: string[] = []
        for (const one of steps) {
          if (one.does === 'place') {
            const placed = { orderNo: `N${number++}`, customerId, orderedAt: one.at, totalFen: one.fen }
            ids.push((await manager.orders.create(placed)).id)
          }
          const id = 'nth' in one ? ids[one.nth] : undefined
          // what is refused (too large a refund, a cancelled order) must not count either
          if (id !== undefined) await change(manager, id, one).catch(() => undefined)
        }
        assert.deepEqual(await kept(manager, customerId), await recounted(desk, customerId))
      }),
      { numRuns: 25 },
    )
  }),
)

function change(client: Client, id: string, one: typeof step extends fc.Arbitrary<infer S> ? S : never) {
  if (one.does === 'cancel') return client.orders.update({ id, status: 'cancelled' })
  if (one.does === 'reinstate') return client.orders.update({ id, status: 'placed' })
  if (one.does === 'change') return client.orders.update({ id, orderedAt: one.at, totalFen: one.fen })
  if (one.does === 'return')
    return client.orders.addReturn({ id, at: '2026-03-01', refundFen: one.fen, reason: 'goods' })
  return Promise.resolve()
}

test(
  'orders of one customer that come, change and go at once are all counted',
  onOwnDesk(async (desk) => {
    const manager = await desk.as('manager')
    const { id: customerId } = await manager.customers.create({ name: '张三' })
    const place = (at: number) =>
      manager.orders.create({ orderNo: `N${at}`, customerId, orderedAt: `2026-02-${10 + at}`, totalFen: 1_000 + at })
    const placed = await Promise.all(Array.from({ length: 8 }, (_, at) => place(at)))
    await Promise.all([
      ...placed.slice(0, 4).map(({ id }) => manager.orders.update({ id, status: 'cancelled' })),
      ...placed
        .slice(4)
        .map(({ id }) => manager.orders.addReturn({ id, at: '2026-03-01', refundFen: 7, reason: 'buyer' })),
      ...placed.slice(2, 6).map(({ id }) => manager.orders.update({ id, orderedAt: '2026-02-01' })),
      ...Array.from({ length: 8 }, (_, at) => place(at + 8)),
    ])
    assert.equal((await kept(manager, customerId)).orders, 12)
    assert.deepEqual(await kept(manager, customerId), await recounted(desk, customerId))
  }),
)

test(
  'one order number, sent many times at once, makes one order',
  onOwnDesk(async (desk) => {
    const manager = await desk.as('manager')
    const { id: customerId } = await manager.customers.create({ name: '张三' })
    const order = { orderNo: 'N1', customerId, orderedAt: '2026-02-01', totalFen: 1_000 }
    const answers = await Promise.all(Array.from({ length: 10 }, () => manager.orders.create(order)))
    assert.equal(new Set(answers.map(({ id }) => id)).size, 1)
    assert.deepEqual(await kept(manager, customerId), await recounted(desk, customerId))
    const rivals = await Promise.allSettled(
      [1, 2, 3].map((totalFen) => manager.orders.create({ ...order, orderNo: 'N2', totalFen })),
    )
    assert.deepEqual(rivals.map(({ status }) => status).toSorted(), ['fulfilled', 'rejected', 'rejected'])
    assert.equal((await kept(manager, customerId)).orders, 2)
  }),
)
