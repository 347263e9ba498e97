import assert from 'node:assert/strict'
import { test } from 'node:test'
import { onOwnDesk, testStart } from '../../server/test/harness.ts'
import { seedDemo } from './seed.ts'

const small = { customers: 180, months: 3, tickets: 12, needs: 8, doubles: 6, claims: 9, confirmed: 20 }

test(
  'the demo company lives through the operations that people use, and closes its keys behind it',
  onOwnDesk(async (desk) => {
    const logIns = await seedDemo(desk, testStart, small, () => undefined)
    assert.equal(logIns.length, 12)
    const manager = await desk.as('manager')
    desk.now = testStart
    const customers = await manager.customers.list({ limit: 200 })
    assert.ok(customers.items.length >= 180)
    assert.ok(customers.items.some((customer) => customer.kind === 'organisation'))
    assert.ok(customers.items.some((customer) => customer.metrics.orders > 0))
    const tickets = await manager.tickets.list({ limit: 200 })
    assert.equal(tickets.items.length, 22)
    assert.ok(tickets.items.some(({ number, status }) => number.startsWith('WX-') && status === 'resolved'))
    assert.ok((await manager.ticketTemplates.list({})).items.length > 2)
    assert.ok(tickets.items.some((ticket) => ticket.rating))
    assert.equal((await manager.needs.list({})).items.length, 8)
    assert.ok((await manager.duplicates.list({})).items.length > 0)
    const pooled = (await manager.pool.list({})).items
    assert.ok(pooled.some(({ rule }) => rule !== null) && pooled.some(({ reason }) => reason !== null))
    assert.ok((await manager.pool.returns({})).items.length > 0)
    assert.ok(customers.items.every(({ quality }) => quality !== null))
    assert.ok((await manager.dataQuality.trends({})).items.some(({ days }) => days.length > 5))
    const administrator = await desk.as('administrator')
    const reviews = (await administrator.accessReviews.list({})).items
    assert.deepEqual([reviews[0]?.finishedAt, reviews.length], [null, 2])
    assert.equal(reviews[1]?.lines.withdrawn, 1)
    const { items: lines } = await administrator.accessReviews.lines({ id: reviews[0]?.id ?? '' })
    assert.ok(lines.every(({ kind, lastUsedAt }) => kind !== 'staff' || lastUsedAt !== null))
    const { items } = await administrator.apiKeys.list({})
    const names = new Set(logIns.map((logIn) => logIn.name))
    const open = items.filter((key) => key.revokedAt === null && names.has(key.staffName ?? ''))
    assert.deepEqual(open, [])
    const files = (await manager.complaints.list({})).items
    assert.ok(files.some(({ causes }) => causes.length > 0))
    const states = new Set((await manager.approvals.list({ box: 'all', limit: 200 })).items.map(({ state }) => state))
    for (const state of ['running', 'approved', 'refused', 'withdrawn'] as const) assert.ok(states.has(state), state)
    const improvements = (await manager.improvements.list({})).items
    assert.deepEqual(improvements.map(({ state }) => state).sort(), ['done', 'under_way'])
    assert.ok((await manager.feedbackThemes.list({})).items.length > 2)
    const { intact } = await manager.audit.verify({})
    assert.equal(intact, true)
  }),
)
