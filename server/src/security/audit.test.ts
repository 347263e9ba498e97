import assert from 'node:assert/strict'
import { test } from 'node:test'
import { onDesk, onOwnDesk } from '../../test/harness.ts'
import { asOwner } from '../../test/owner.ts'
import { refusedFor } from '../../test/refusals.ts'
import { systemWork } from '../platform/jobs/system-work.ts'
import { runVerification } from './verifying.ts'

test(
  'the audit tells who did what, newest first, page by page',
  onDesk(async (desk) => {
    const person = await desk.person('administrator', { name: '管理员' })
    const admin = desk.client(person)
    const post = await admin.posts.create({ name: '坐席' })
    await admin.posts.remove({ id: post.id })
    await desk.settle()
    const first = await admin.audit.list({ limit: 1 })
    assert.deepEqual(first.items[0]?.actor, { kind: 'key', id: person.id, name: '管理员' })
    assert.deepEqual(first.items[0]?.subject, { type: 'post', id: post.id })
    assert.equal(first.items[0]?.type, 'post.removed')
    const second = await admin.audit.list({ limit: 1, cursor: first.nextCursor ?? '' })
    assert.deepEqual([second.items[0]?.type, second.nextCursor], ['post.created', null])
    const types = async (filter: object) => (await admin.audit.list(filter)).items.map((entry) => entry.type)
    assert.deepEqual(await types({ type: 'post.created' }), ['post.created'])
    assert.deepEqual(await types({ actor: post.id }), [])
    assert.deepEqual(await types({ to: desk.now.toISOString() }), [])
    assert.deepEqual(await types({ customer: post.id }), [])
  }),
)

test(
  'what concerns a customer is in the audit only for who sees that customer',
  onDesk(async (desk) => {
    const near = await desk.person('representative', { team: 'Near' })
    const made = await desk.client(near).customers.create({ kind: 'person', name: '客户', identities: [] })
    await desk.settle()
    const seen = async (scope: 'all' | 'team' | 'none', team: string) => {
      const reader = await desk.as('manager', { scope, team })
      return (await reader.audit.list({})).items.some((entry) => entry.customerId === made.id)
    }
    assert.equal(await seen('all', 'Far'), true)
    assert.equal(await seen('team', 'Near'), true)
    assert.equal(await seen('team', 'Far'), false)
    assert.equal(await seen('none', 'Near'), false)
  }),
)

test(
  'whoever reads that a number was shown in full reads why',
  onDesk(async (desk) => {
    const near = await desk.as('representative')
    const phone = { kind: 'phone', value: '13800138000' } as const
    const { id, identities } = await near.customers.create({ name: '客户', identities: [phone] })
    await near.customers.revealIdentity({ id, identityId: identities[0]?.id ?? '', reason: '回电确认地址' })
    await desk.settle()
    const { items } = await (await desk.as('manager')).audit.list({ customer: id })
    assert.deepEqual(
      items.map((entry) => [entry.type, entry.reason]),
      [
        ['customer.identity_revealed', '回电确认地址'],
        ['customer.created', null],
      ],
    )
  }),
)

test(
  'a request that the role does not allow is refused and audited',
  onDesk(async (desk) => {
    const person = await desk.person('support')
    await assert.rejects(desk.client(person).posts.create({ name: '坐席' }), refusedFor('permission.missing'))
    await desk.settle()
    const entries = (await (await desk.as('administrator')).audit.list({ actor: person.id })).items
    assert.deepEqual(
      entries.map((entry) => [entry.type, entry.data]),
      [['access.refused', { route: 'posts.create' }]],
    )
  }),
)

test(
  'an entry that was changed in the database breaks the chain at its place',
  onOwnDesk(async (desk) => {
    const admin = await desk.as('administrator')
    const post = await admin.posts.create({ name: '坐席' })
    await admin.posts.remove({ id: post.id })
    await desk.settle()
    const before = await admin.audit.verify({})
    const { status, checked, total } = before
    assert.deepEqual([status, checked, total, before.intact, before.firstBroken], ['done', 2, 2, true, null])
    await asOwner(desk.clone, "UPDATE company_events SET actor_id = NULL WHERE type = 'post.removed'")
    const { intact, firstBroken } = await admin.audit.verify({})
    assert.deepEqual([intact, firstBroken], [false, 2])
  }),
)

test(
  'the audit is filtered by type, person, customer and the time of recording, in every scope',
  onDesk(async (desk) => {
    const near = await desk.person('representative', { team: 'Near' })
    const rep = desk.client(near)
    const { id } = await rep.customers.create({ name: '客户' })
    await rep.orders.create({ orderNo: 'SO-1', customerId: id, orderedAt: '2024-01-01', totalFen: 100 })
    desk.now = new Date(desk.now.getTime() + 60_000)
    const later = desk.now.toISOString()
    await rep.customers.update({ id, name: '改名' })
    await desk.settle()
    for (const scope of ['all', 'team'] as const) {
      const reader = await desk.as('manager', { scope, team: 'Near' })
      const types = async (filter: object) => (await reader.audit.list(filter)).items.map(({ type }) => type)
      assert.deepEqual(await types({ customer: id }), ['customer.updated', 'order.placed', 'customer.created'])
      assert.deepEqual(await types({ customer: id, type: 'order.placed' }), ['order.placed'])
      assert.deepEqual(await types({ actor: near.id, from: later }), ['customer.updated'])
      assert.deepEqual(await types({ actor: near.id, to: later }), ['order.placed', 'customer.created'])
      const { nextCursor } = await reader.audit.list({ customer: id, limit: 2 })
      assert.deepEqual(await types({ customer: id, cursor: nextCursor ?? '' }), ['customer.created'])
    }
  }),
)

test(
  'a long log is verified in the background, once at a time, and goes on where it was left',
  onOwnDesk(async (desk) => {
    await asOwner(
      desk.clone,
      `WITH made AS (
         INSERT INTO company_events (id, type, at, recorded_at, actor_kind, subject_type, subject_id)
         SELECT gen_random_uuid(), 'test.happened', now(), now(), 'system', 'test', gen_random_uuid()
         FROM generate_series(1, 25000) RETURNING id)
       INSERT INTO outbox (customer_id, event_id) SELECT NULL, id FROM made`,
    )
    await desk.settle()
    const admin = await desk.as('administrator')
    const begun = await admin.audit.verify({})
    assert.deepEqual([begun.status, begun.checked, begun.total, begun.intact], ['running', 0, 25_000, null])
    assert.equal((await admin.audit.verify({})).id, begun.id)
    const stopped = new AbortController()
    stopped.abort()
    const work = (signal: AbortSignal) => systemWork({ store: desk.store, tools: desk.tools, now: desk.now, signal })
    await runVerification(work(stopped.signal), begun.id)
    assert.equal((await admin.audit.getVerification({ id: begun.id })).checked, 0)
    await desk.settle()
    const done = await admin.audit.getVerification({ id: begun.id })
    assert.deepEqual([done.status, done.checked, done.intact], ['done', 25_000, true])
    await asOwner(desk.clone, 'DELETE FROM event_positions WHERE position > 20000')
    await asOwner(desk.clone, 'UPDATE audit_verifications SET finished_at = NULL, intact = NULL, checked = 10000')
    await runVerification(work(new AbortController().signal), begun.id)
    const cut = await admin.audit.getVerification({ id: begun.id })
    assert.deepEqual([cut.intact, cut.firstBroken], [false, 20_001])
    assert.equal((await admin.audit.listVerifications({})).items.length, 1)
  }),
)
