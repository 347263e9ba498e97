import assert from 'node:assert/strict'
import { test } from 'node:test'
import { onDesk, onOwnDesk } from '../../test/harness.ts'
import { refusedFor } from '../../test/refusals.ts'
import { written } from './customers.fixture.ts'
import { at, names, phone, sums, twoRecords, unknownId } from './merging.fixture.ts'

test(
  'a merged customer is shown at the one who stays: list, answer, identities, metrics, orders, timeline',
  onDesk(async (desk) => {
    const client = await desk.as('manager')
    const { kept, other } = await twoRecords(client)
    const merged = await client.customers.merge({ id: kept.id, otherId: other.id })
    assert.deepEqual(merged.mergedIds, [other.id])
    assert.equal(merged.identities.length, 3)
    assert.deepEqual(merged.tags, ['会员', '老客户'])
    assert.equal(merged.occupation, '道士')
    assert.equal(merged.addressMasked, '文三***')
    assert.deepEqual(await names(client), ['张三丰'])
    assert.deepEqual(
      (await client.customers.listTags({})).items.map(({ customers }) => customers),
      [1, 1],
    )
    for (const search of ['13912345678', '5678', 'zsf@example.com', '13800138000'])
      assert.deepEqual(await names(client, search), ['张三丰'], search)
    assert.deepEqual(await client.customers.get({ id: other.id }), await client.customers.get({ id: kept.id }))
    assert.deepEqual(await sums(client, kept.id), [2, 1500, '03-01', '03-05'])
    assert.equal(merged.stage, 'active')
    const orders = await client.orders.list({ customer: kept.id })
    assert.deepEqual(
      orders.items.map(({ orderNo, customerId, customer }) => [orderNo, customerId, customer.id]),
      [
        ['B1', other.id, kept.id],
        ['A1', kept.id, kept.id],
      ],
    )
    const types = (await client.customers.timeline({ id: kept.id })).items.map(({ type }) => type)
    assert.equal(types.filter((type) => type === 'order.placed').length, 2)
    assert.equal(types.filter((type) => type.startsWith('customer.merged')).length, 1)
    assert.deepEqual((await client.customers.lookup(phone('13912345678'))).items[0]?.id, kept.id)
    await assert.rejects(
      client.customers.create({ name: '张三丰', identities: [phone('13912345678')] }),
      refusedFor('customer.exists'),
    )
  }),
)

test(
  'what is written to a merged customer lies with it and is shown at the one who stays',
  onDesk(async (desk) => {
    const client = await desk.as('manager')
    const { kept, other } = await twoRecords(client)
    await client.customers.merge({ id: kept.id, otherId: other.id })
    desk.now = new Date(+desk.now + 1000)
    await client.orders.create({ orderNo: 'B2', customerId: other.id, orderedAt: at('09'), totalFen: 30 })
    await client.orders.create({ orderNo: 'A2', customerId: kept.id, orderedAt: at('02'), totalFen: 7 })
    const ticket = await client.tickets.create({ customerId: other.id, kind: 'complaint', title: '漏水' })
    assert.equal(ticket.customer.name, '张三丰')
    await client.customers.addIdentity({ id: other.id, kind: 'wechat', value: 'sanfeng_z' })
    const updated = await client.customers.update({ id: other.id, name: '张君宝' })
    assert.deepEqual([updated.id, updated.name, updated.identities.length], [kept.id, '张君宝', 4])
    assert.deepEqual(await sums(client, kept.id), [4, 1537, '03-01', '03-09'])
    assert.deepEqual(
      (await client.tickets.list({ customer: kept.id })).items.map(({ id }) => id),
      [ticket.id],
    )
    const { since } = await client.customers.sinceMerge({ id: kept.id, otherId: other.id })
    assert.deepEqual(since.map(({ type, liesAt }) => [type, liesAt === other.id]).sort(), [
      ['edit', false],
      ['identity', true],
      ['order', false],
      ['order', true],
      ['ticket', true],
    ])
    const identity = updated.identities.find(({ kind }) => kind === 'wechat')
    const address = { id: kept.id, identityId: identity?.id ?? '' }
    assert.deepEqual(await client.customers.revealIdentity({ ...address, reason: '核对' }), { value: 'sanfeng_z' })
    await client.customers.removeIdentity(address)
    assert.equal((await client.customers.get({ id: kept.id })).identities.length, 3)
  }),
)

test(
  'a merge is refused that makes no sense, and once more is the same merge',
  onDesk(async (desk) => {
    const client = await desk.as('manager')
    const { kept: a, other: b } = await twoRecords(client)
    const company = await client.customers.create({ kind: 'organisation', name: '美的集团' })
    const gone = await client.customers.create({ name: '李四' })
    await client.customers.archive({ id: gone.id })
    await client.customers.merge({ id: a.id, otherId: b.id })
    const before = await written(desk)
    await client.customers.merge({ id: a.id, otherId: b.id })
    await assert.rejects(client.customers.merge({ id: a.id, otherId: a.id }), refusedFor('customer.merge_same'))
    await assert.rejects(client.customers.merge({ id: b.id, otherId: a.id }), refusedFor('customer.merge_same'))
    await assert.rejects(client.customers.merge({ id: gone.id, otherId: a.id }), refusedFor('record.not_found'))
    await assert.rejects(client.customers.merge({ id: a.id, otherId: gone.id }), refusedFor('customer.unknown'))
    await assert.rejects(client.customers.merge({ id: a.id, otherId: unknownId }), refusedFor('customer.unknown'))
    await assert.rejects(client.customers.merge({ id: a.id, otherId: company.id }), refusedFor('customer.merge_kinds'))
    const c = await client.customers.create({ name: '王五' })
    await assert.rejects(client.customers.merge({ id: c.id, otherId: b.id }), refusedFor('customer.merged_already'))
    await assert.rejects(client.customers.takeApart({ id: c.id, otherId: b.id }), refusedFor('record.not_found'))
    assert.equal((await written(desk)).length, before.length + 2)
  }),
)

test(
  'whoever sees one of a group sees it whole, and after it was taken apart no more than before',
  onDesk(async (desk) => {
    const mine = await desk.as('specialist', { team: 'A', department: 'North', scope: 'own' })
    const theirs = await desk.as('specialist', { team: 'B', department: 'South', scope: 'own' })
    const manager = await desk.as('manager')
    const a = await mine.customers.create({ name: '张三丰', identities: [phone('13800138000')] })
    const b = await theirs.customers.create({ name: '张三丰', identities: [phone('13912345678')] })
    const ticket = await theirs.tickets.create({ customerId: b.id, kind: 'complaint', title: '漏水' })
    await assert.rejects(mine.customers.merge({ id: a.id, otherId: b.id }), refusedFor('customer.unknown'))
    await manager.customers.merge({ id: a.id, otherId: b.id })
    await desk.settle()
    assert.equal((await theirs.customers.get({ id: b.id })).id, a.id)
    assert.equal((await theirs.customers.get({ id: a.id })).identities.length, 2)
    assert.equal((await mine.tickets.get({ id: ticket.id })).customer.id, a.id)
    await theirs.customers.update({ id: b.id, occupation: '道士' })
    await theirs.customers.takeApart({ id: b.id, otherId: b.id })
    await desk.settle()
    await assert.rejects(theirs.customers.get({ id: a.id }), refusedFor('record.not_found'))
    await assert.rejects(mine.customers.get({ id: b.id }), refusedFor('record.not_found'))
    await assert.rejects(mine.tickets.get({ id: ticket.id }), refusedFor('record.not_found'))
    assert.equal((await mine.customers.get({ id: a.id })).occupation, '道士')
  }),
)

test(
  'an archived group comes back whole',
  onDesk(async (desk) => {
    const client = await desk.as('manager')
    const { kept, other } = await twoRecords(client)
    await client.customers.merge({ id: kept.id, otherId: other.id })
    await client.customers.archive({ id: other.id })
    assert.deepEqual(await names(client), [])
    assert.deepEqual((await client.orders.list({})).items, [])
    await assert.rejects(client.customers.get({ id: kept.id }), refusedFor('record.not_found'))
    await client.customers.restore({ id: kept.id })
    assert.equal((await client.customers.get({ id: other.id })).mergedIds.length, 1)
    assert.equal((await client.orders.list({})).items.length, 2)
  }),
)

test(
  'of two opposite merges at once one wins, and the other is told',
  onOwnDesk(async (desk) => {
    const client = await desk.as('manager')
    for (let round = 0; round < 5; round++) {
      const a = await client.customers.create({ name: `甲${round}` })
      const b = await client.customers.create({ name: `乙${round}` })
      const outcomes = await Promise.allSettled([
        client.customers.merge({ id: a.id, otherId: b.id }),
        client.customers.merge({ id: b.id, otherId: a.id }),
        client.customers.merge({ id: a.id, otherId: b.id }),
      ])
      const won = outcomes.filter(({ status }) => status === 'fulfilled').length
      assert.ok(won === 1 || won === 2, `${won} of three`)
      const shown = await client.customers.get({ id: a.id })
      assert.equal(shown.mergedIds.length, 1)
      assert.equal((await client.customers.listMerges({ id: a.id })).items.length, 1)
    }
  }),
)

test(
  'a company that came in as a person is merged by whose kind is chosen, and each is what it was when they are apart',
  onDesk(async (desk) => {
    const client = await desk.as('manager')
    const person = await client.customers.create({ name: '杭州禾木电器', tags: ['老客户'] })
    const company = await client.customers.create({ kind: 'organisation', name: '杭州禾木电器有限公司' })
    const kinds = async () => [
      (await client.customers.get({ id: person.id })).kind,
      (await client.customers.get({ id: company.id })).kind,
    ]
    const merged = await client.customers.merge({ id: person.id, otherId: company.id, keep: { kind: 'other' } })
    assert.deepEqual([merged.kind, merged.name], ['organisation', '杭州禾木电器'])
    await client.customers.takeApart({ id: person.id, otherId: company.id })
    assert.deepEqual(await kinds(), ['person', 'organisation'])
    await client.customers.merge({ id: company.id, otherId: person.id, keep: { kind: 'this' } })
    assert.deepEqual(await kinds(), ['organisation', 'organisation'])
  }),
)
