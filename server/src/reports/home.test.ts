import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Home } from '@zhike/contract/desk'
import { sql } from 'kysely'
import { type Desk, onDesk } from '../../test/harness.ts'
import { systemActor } from '../platform/actor.ts'
import { dayMs } from '../platform/clock/company-time.ts'
import { uuidv7 } from '../platform/clock/uuidv7.ts'

const at = (desk: Desk, time: string) => {
  desk.now = new Date(time)
}
const trendOf = (figure: Home['figures']['newTickets']) => figure.trend.filter(({ value }) => value !== 0)

/** Two teams; a week ago, yesterday late and today some tickets of the first team's customer, one of the second's. */
async function openWeek(desk: Desk) {
  at(desk, '2026-03-09T03:00:00Z')
  const manager = desk.client(await desk.person('manager', { name: '周经理', team: '总部' }))
  const wang = await desk.person('representative', { name: '王小丽', team: '一组' })
  const mate = await desk.person('support', { name: '赵强', team: '一组' })
  const chen = await desk.person('representative', { name: '陈明', team: '二组' })
  const [first, second] = [desk.client(wang), desk.client(chen)]
  const ours = await first.customers.create({ name: '张三' })
  const theirs = await second.customers.create({ name: '李四' })
  const open = (customerId: string, kind: 'complaint' | 'praise' = 'complaint') =>
    manager.tickets.create({ customerId, kind, title: '洗衣机漏水' })
  const old = await open(ours.id)
  await manager.tickets.assign({ id: old.id, staffId: wang.id })
  at(desk, '2026-03-15T15:59:00Z')
  const late = await open(ours.id)
  at(desk, '2026-03-15T16:00:00Z')
  const fresh = await open(ours.id, 'praise')
  await manager.tickets.assign({ id: fresh.id, staffId: mate.id })
  const other = await open(theirs.id)
  at(desk, '2026-03-16T02:00:00Z')
  return { manager, wang, mate, chen, first, second, ours, theirs, old, late, fresh, other }
}

test(
  'today stands beside the same weekday before, and days begin when the company’s do',
  onDesk(async (desk) => {
    const { manager } = await openWeek(desk)
    const home = await manager.reports.home({})
    assert.equal(home.view, 'team')
    assert.deepEqual(trendOf(home.figures.newTickets), [
      { day: '2026-03-09', value: 1 },
      { day: '2026-03-15', value: 1 },
      { day: '2026-03-16', value: 2 },
    ])
    assert.deepEqual([home.figures.newTickets.value, home.figures.newTickets.weekBefore], [2, 1])
    assert.equal(home.figures.newTickets.trend.length, 14)
    assert.deepEqual([home.figures.newCustomers.value, home.figures.newCustomers.weekBefore], [0, 2])
  }),
)

test(
  'counters, kinds and people tell what the manager sees; a representative sees the own figures',
  onDesk(async (desk) => {
    const { manager, first, second, wang, mate, old, fresh, late } = await openWeek(desk)
    const token = (await manager.tickets.progressLink({ id: late.id })).url.split('/').at(-1) as string
    await desk.client().portal.urge({ token })
    await manager.tickets.resolve({ id: fresh.id, summary: '谢谢' })
    const home = await manager.reports.home({})
    assert.deepEqual(home.counters, { open: 3, unassigned: 2, urged: 1, awaitingConfirmation: 1, myOpen: 0 })
    const kinds = home.byKind.filter(({ open, resolved }) => open + resolved > 0)
    assert.deepEqual(kinds, [
      { kind: 'complaint', open: 3, resolved: 0 },
      { kind: 'praise', open: 0, resolved: 1 },
    ])
    assert.deepEqual(home.byAssignee, [
      { staffId: wang.id, name: '王小丽', open: 1, resolved: 0 },
      { staffId: mate.id, name: '赵强', open: 0, resolved: 1 },
    ])
    assert.deepEqual(home.todo.map(({ id }) => id).slice(0, 1), [late.id])
    const own = await first.reports.home({})
    assert.equal(own.view, 'own')
    assert.deepEqual(own.counters, { open: 2, unassigned: 1, urged: 1, awaitingConfirmation: 1, myOpen: 1 })
    assert.deepEqual(trendOf(own.figures.newTickets), [{ day: '2026-03-09', value: 1 }])
    assert.deepEqual(own.byAssignee, [{ staffId: wang.id, name: '王小丽', open: 1, resolved: 0 }])
    assert.equal(own.byKind.find(({ kind }) => kind === 'complaint')?.open, 1)
    assert.deepEqual(
      own.todo.map(({ id }) => id),
      [old.id],
    )
    const others = await second.reports.home({})
    assert.deepEqual(others.counters, { open: 1, unassigned: 1, urged: 0, awaitingConfirmation: 0, myOpen: 0 })
    assert.equal(others.recent.filter(({ type }) => type.startsWith('ticket.')).length, 1)
  }),
)

test(
  'a solution that was taken back is no solution, and ratings of three weeks ago count, of six do not',
  onDesk(async (desk) => {
    const { manager, old, late } = await openWeek(desk)
    const rate = async (id: string, score: number) => {
      const token = (await manager.tickets.progressLink({ id })).url.split('/').at(-1) as string
      await desk.client().portal.rate({ token, score })
    }
    await manager.tickets.resolve({ id: old.id, summary: '好了' })
    await rate(old.id, 5)
    await manager.tickets.reopen({ id: old.id })
    assert.equal((await manager.reports.home({})).figures.resolvedTickets.value, 0)
    desk.now = new Date(desk.now.getTime() + 21 * dayMs)
    await manager.tickets.resolve({ id: late.id, summary: '好了' })
    await rate(late.id, 2)
    const home = await manager.reports.home({})
    assert.deepEqual(home.rating, { average: 3.5, count: 2, low: 1 })
    assert.equal(home.figures.resolvedTickets.value, 1)
    desk.now = new Date(desk.now.getTime() + 21 * dayMs)
    assert.deepEqual((await manager.reports.home({})).rating, { average: 2, count: 1, low: 1 })
  }),
)

test(
  'sales are those of the customers in sight: yuan, not cancelled, after refunds',
  onDesk(async (desk) => {
    const { manager, first, second, ours, theirs } = await openWeek(desk)
    const order = (customerId: string, orderNo: string, more: object) =>
      manager.orders.create({
        orderNo,
        customerId,
        orderedAt: '2026-03-16T01:00:00Z',
        currency: 'CNY',
        totalFen: 10_000,
        lines: [{ sku: 'W1', name: '洗衣机', quantity: 1, unitFen: 10_000 }],
        ...more,
      })
    await order(ours.id, 'A1', {})
    await order(ours.id, 'A2', { orderedAt: '2026-03-09T01:00:00Z' })
    await order(ours.id, 'A3', { currency: 'USD' })
    await order(theirs.id, 'B1', {})
    const sales = async (client: typeof first) => {
      const { figures, totalFen30Days } = await client.reports.home({})
      return [figures.revenueFen.value, figures.revenueFen.weekBefore, totalFen30Days]
    }
    assert.deepEqual(await sales(manager), [20_000, 10_000, 30_000])
    assert.deepEqual(await sales(first), [10_000, 10_000, 20_000])
    assert.deepEqual(await sales(second), [10_000, 0, 10_000])
  }),
)

test(
  'what happened last on tickets stands newest first, with who did it',
  onDesk(async (desk) => {
    const { manager, old, ours } = await openWeek(desk)
    await manager.tickets.addMessage({ id: old.id, body: '您好', visibility: 'public' })
    const { recent } = await manager.reports.home({})
    assert.deepEqual(
      [recent[0]?.type, recent[0]?.actorName, recent[0]?.customerName],
      ['ticket.replied', '周经理', '张三'],
    )
    assert.deepEqual([recent[0]?.customerId, recent[0]?.subject], [ours.id, { type: 'ticket', id: old.id }])
    const times = recent.map((event) => event.at)
    assert.deepEqual(times, [...times].sort().reverse())
  }),
)

test(
  'what happens are orders and new customers too, each for who may read it and sees it',
  onDesk(async (desk) => {
    const { manager, first, second, ours } = await openWeek(desk)
    const placed = { orderNo: 'A1', customerId: ours.id, orderedAt: '2026-03-16T01:59:00Z', totalFen: 12_900 }
    const { id } = await manager.orders.create(placed)
    const { id: newcomer } = await first.customers.create({ name: '新来的' })
    const told = async (client: typeof first) =>
      (await client.reports.home({})).recent
        .filter(({ type }) => !type.startsWith('ticket.'))
        .map(({ type, subject }) => [type, subject.id])
    const seen = await told(manager)
    assert.ok(seen.some(([type, subject]) => type === 'order.placed' && subject === id))
    assert.deepEqual(seen[0], ['customer.created', newcomer])
    assert.deepEqual((await told(first))[0], ['customer.created', newcomer])
    assert.ok(!(await told(second)).some(([, subject]) => subject === newcomer || subject === id))
    const order = (await manager.reports.home({})).recent.find(({ type }) => type === 'order.placed')
    assert.deepEqual(order?.data, { number: 'A1', totalFen: 12_900, currency: 'CNY' })
  }),
)

test(
  'whose customers neither came nor bought lately are told of the last of them all the same',
  onDesk(async (desk) => {
    const { first, ours, theirs } = await openWeek(desk)
    const placed = { orderNo: 'A1', customerId: ours.id, orderedAt: '2026-03-15T01:00:00Z', totalFen: 12_900 }
    const { id } = await first.orders.create(placed)
    const told = async () => (await first.reports.home({})).recent.map(({ type, subject }) => [type, subject.id])
    const before = await told()
    assert.ok(before.some(([type, subject]) => type === 'order.placed' && subject === id))
    assert.ok(before.some(([type, subject]) => type === 'customer.created' && subject === ours.id))
    const crowd = sql`
      WITH newcomers AS (
        INSERT INTO customers (id, number, name, sort_name, kind, stage, created_at, updated_at)
        SELECT uuidv7(), 'X' || n, 'X', 'x', 'person', 'potential', ${desk.now}, ${desk.now} FROM generate_series(1, 1500) AS n)
      INSERT INTO orders (customer_id, id, order_no, ordered_at, currency, total_fen, created_at)
      SELECT ${theirs.id}::uuid, uuidv7(), 'X' || n, ${desk.now}, 'CNY', 1, ${desk.now} FROM generate_series(1, 1500) AS n`
    await desk.store.transaction(systemActor, (db) => crowd.execute(db))
    assert.deepEqual(await told(), before)
  }),
)

test(
  'a ticket that hundreds see is kept and counted like any other',
  onDesk(async (desk) => {
    const { manager, first, fresh } = await openWeek(desk)
    const figures = async (client: typeof first) => {
      const { counters, figures } = await client.reports.home({})
      return [counters.open, trendOf(figures.newTickets)]
    }
    const before = [await figures(manager), await figures(first)]
    const crowd = Array.from({ length: 300 }, () => uuidv7(desk.now))
    const widen = sql`UPDATE tickets SET seen_by = seen_by || ${crowd}::uuid[] WHERE id = ${fresh.id}::uuid`
    await desk.store.transaction(systemActor, (db) => widen.execute(db))
    assert.deepEqual([await figures(manager), await figures(first)], before)
  }),
)

test(
  'whoever may not read tickets, customers or orders is told nothing of them, in whatever scope',
  onDesk(async (desk) => {
    await openWeek(desk)
    for (const scope of ['none', 'all'] as const) {
      const home = await (await desk.as('administrator', { scope })).reports.home({})
      assert.deepEqual(home.counters, { open: 0, unassigned: 0, urged: 0, awaitingConfirmation: 0, myOpen: 0 })
      assert.deepEqual([home.todo, home.recent, home.byAssignee, home.totalFen30Days], [[], [], [], 0])
      for (const figure of Object.values(home.figures)) assert.deepEqual(trendOf(figure), [])
    }
    const blind = await (await desk.as('manager', { scope: 'none' })).reports.home({})
    assert.deepEqual([blind.counters.open, blind.totalFen30Days, blind.figures.newCustomers.weekBefore], [0, 0, 0])
  }),
)
