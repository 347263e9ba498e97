import assert from 'node:assert/strict'
import { test } from 'node:test'
import { onDesk, onOwnDesk } from '../../test/harness.ts'
import { asOwner } from '../../test/owner.ts'
import { refusedFor } from '../../test/refusals.ts'

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
    assert.deepEqual(before, { checked: 2, intact: true, firstBroken: null })
    await asOwner(desk.clone, "UPDATE company_events SET actor_id = NULL WHERE type = 'post.removed'")
    const { intact, firstBroken } = await admin.audit.verify({})
    assert.deepEqual([intact, firstBroken], [false, 2])
  }),
)
