import assert from 'node:assert/strict'
import { test } from 'node:test'
import { onDesk } from '../../test/harness.ts'
import { refusedFor } from '../../test/refusals.ts'
import { at, names, sums, twoRecords, unknownId } from './merging.fixture.ts'

test(
  'taking apart gives both back what they were, but for what somebody changed since',
  onDesk(async (desk) => {
    const client = await desk.as('manager')
    const { kept, other } = await twoRecords(client)
    await client.customers.merge({
      id: kept.id,
      otherId: other.id,
      keep: { name: 'other', gender: 'other', address: 'other' },
    })
    const merged = await client.customers.get({ id: kept.id })
    assert.deepEqual([merged.name, merged.gender, merged.region?.code], ['张三峰', null, '330106'])
    await client.customers.update({ id: kept.id, gender: 'female' })
    await client.orders.create({ orderNo: 'B2', customerId: other.id, orderedAt: at('09'), totalFen: 30 })
    await client.customers.takeApart({ id: kept.id, otherId: other.id })
    const [first, second] = [await client.customers.get({ id: kept.id }), await client.customers.get({ id: other.id })]
    assert.deepEqual(
      [first.name, first.gender, first.addressMasked, first.occupation, first.tags, first.mergedIds],
      ['张三丰', 'female', null, null, ['会员'], []],
    )
    assert.deepEqual([second.name, second.addressMasked, second.tags], ['张三峰', '文三***', ['老客户']])
    assert.deepEqual([first.identities.length, second.identities.length], [1, 2])
    assert.deepEqual(await sums(client, kept.id), [1, 1000, '03-01', '03-01'])
    assert.deepEqual(await sums(client, other.id), [2, 530, '03-05', '03-09'])
    assert.deepEqual((await names(client)).sort(), ['张三丰', '张三峰'])
    await assert.rejects(client.customers.takeApart({ id: kept.id, otherId: other.id }), refusedFor('record.not_found'))
    await client.customers.merge({ id: other.id, otherId: kept.id })
    assert.deepEqual(await sums(client, other.id), [3, 1530, '03-01', '03-09'])
  }),
)

test(
  'merges chain, and one of the middle leaves with those who came with it',
  onDesk(async (desk) => {
    const client = await desk.as('manager')
    const { kept: a, other: b } = await twoRecords(client)
    const c = await client.customers.create({ name: '张君宝', region: null })
    await client.orders.create({ orderNo: 'C1', customerId: c.id, orderedAt: at('07'), totalFen: 70 })
    await client.customers.merge({ id: a.id, otherId: b.id, keep: { name: 'other' } })
    await client.customers.merge({ id: c.id, otherId: a.id, keep: { name: 'other' } })
    assert.deepEqual((await client.customers.get({ id: b.id })).mergedIds, [a.id, b.id].sort())
    assert.equal((await client.customers.get({ id: b.id })).name, '张三峰')
    assert.deepEqual(await sums(client, c.id), [3, 1570, '03-01', '03-07'])
    assert.deepEqual(
      (await client.customers.listMerges({ id: b.id })).items.map(({ other, into }) => [other.id, into.id]),
      [
        [a.id, c.id],
        [b.id, a.id],
      ],
    )
    await client.customers.takeApart({ id: c.id, otherId: b.id })
    assert.deepEqual(await sums(client, b.id), [1, 500, '03-05', '03-05'])
    assert.deepEqual(await sums(client, c.id), [2, 1070, '03-01', '03-07'])
    assert.equal((await client.customers.get({ id: c.id })).name, '张三丰')
    await client.customers.merge({ id: a.id, otherId: b.id })
    await client.customers.takeApart({ id: c.id, otherId: a.id })
    assert.deepEqual(await sums(client, c.id), [2, 570, '03-05', '03-07'])
    assert.deepEqual(await sums(client, a.id), [1, 1000, '03-01', '03-01'])
    assert.deepEqual((await client.customers.get({ id: c.id })).mergedIds, [b.id])
    assert.equal((await client.customers.get({ id: c.id })).name, '张君宝')
  }),
)

test(
  'the owner may be taken from either, and goes back',
  onDesk(async (desk) => {
    const mine = await desk.as('specialist', { scope: 'own' })
    const theirs = await desk.as('specialist', { scope: 'own', team: 'B' })
    const manager = await desk.as('manager')
    const a = await mine.customers.create({ name: '张三丰' })
    const b = await theirs.customers.create({ name: '张三丰' })
    const merged = await manager.customers.merge({ id: a.id, otherId: b.id, keep: { owner: 'other' } })
    assert.equal(merged.owner?.id, b.owner?.id)
    await assert.rejects(mine.customers.get({ id: a.id }), refusedFor('record.not_found'))
    await manager.customers.takeApart({ id: a.id, otherId: b.id })
    assert.equal((await mine.customers.get({ id: a.id })).owner?.id, a.owner?.id)
    await assert.rejects(theirs.customers.get({ id: a.id }), refusedFor('record.not_found'))
  }),
)

test(
  'an identity is handed to the customer to whom it belongs',
  onDesk(async (desk) => {
    const client = await desk.as('manager')
    const { kept, other } = await twoRecords(client)
    const email = other.identities.find(({ kind }) => kind === 'email')?.id ?? ''
    await client.customers.merge({ id: kept.id, otherId: other.id })
    const external = await client.customers.addIdentity({ id: kept.id, kind: 'external', value: 'CRM-1' })
    await client.customers.handOverIdentity({ id: kept.id, identityId: external.id, customerId: other.id })
    await client.customers.takeApart({ id: kept.id, otherId: other.id })
    await client.customers.handOverIdentity({ id: other.id, identityId: email, customerId: kept.id })
    const kinds = async (id: string) => (await client.customers.get({ id })).identities.map(({ kind }) => kind).sort()
    assert.deepEqual(
      [await kinds(kept.id), await kinds(other.id)],
      [
        ['email', 'phone'],
        ['external', 'phone'],
      ],
    )
    assert.deepEqual(await names(client, 'CRM-1'), ['张三峰'])
    await assert.rejects(
      client.customers.handOverIdentity({ id: kept.id, identityId: email, customerId: unknownId }),
      refusedFor('customer.unknown'),
    )
  }),
)

test(
  'a name from before finds the customer, also after a merge chose the other name, and goes when they are apart',
  onDesk(async (desk) => {
    const client = await desk.as('manager')
    const { kept, other } = await twoRecords(client)
    const found = async (q: string) => (await client.search.find({ q })).items.map(({ id, title }) => [id, title])
    await client.customers.merge({ id: kept.id, otherId: other.id, keep: { name: 'other' } })
    assert.deepEqual(await found('张三丰'), [[kept.id, '张三峰']])
    assert.deepEqual(await found('zhangsanfeng'), [[kept.id, '张三峰']])
    assert.deepEqual(await names(client, '张三丰'), ['张三峰'])
    await client.customers.takeApart({ id: kept.id, otherId: other.id })
    const apart = await found('张三峰')
    assert.deepEqual(apart[0], [other.id, '张三峰'])
    assert.ok(!(await client.customers.list({ search: '张三峰' })).items.some(({ id }) => id === kept.id))

    for (const name of ['尉迟恭', '段正淳', '尉迟恭', '慕容复']) await client.customers.update({ id: kept.id, name })
    for (const q of ['张三丰', '段正淳', 'yuchigong', '慕容复'])
      assert.ok(
        (await found(q)).some(([id]) => id === kept.id),
        q,
      )
    await client.customers.update({ id: kept.id, tags: ['回访'] })
    assert.equal((await found('段正淳')).length, 1, 'a change of tags forgets no name')
  }),
)
