import assert from 'node:assert/strict'
import { test } from 'node:test'
import { ApiError } from '@zhike/contract/client'
import { onDesk } from '../../test/harness.ts'
import { refusedFor } from '../../test/refusals.ts'
import { logged, written } from './customers.fixture.ts'

test(
  'what is given changes, null empties, what is not given stays, and the log knows old and new',
  onDesk(async (desk) => {
    const client = await desk.as('representative')
    const { id } = await client.customers.create({
      name: '张三',
      industry: '制造',
      source: '展会',
      address: '文三路 1 号',
    })
    desk.now = new Date(desk.now.getTime() + 60_000)
    const changed = await client.customers.update({ id, name: '张三丰', industry: null, address: '解放路 2 号' })
    assert.deepEqual([changed.name, changed.industry, changed.source], ['张三丰', null, '展会'])
    assert.equal(changed.addressMasked, '解放***')
    assert.equal(changed.version, 2)
    assert.equal(changed.updatedAt, desk.now.toISOString())
    const event = (await logged(desk, id)).at(-1)
    assert.equal(event?.type, 'customer.updated')
    assert.deepEqual(event?.data, { number: changed.number, fields: ['industry', 'address', 'name'] })
    const values = Object.fromEntries(
      (event?.changes ?? []).map(({ field, oldValue, newValue }) => [field, [oldValue, newValue]]),
    )
    assert.deepEqual(values.name, ['张三', '张三丰'])
    assert.deepEqual(values.industry, ['制造', null])
    assert.ok(!JSON.stringify(values.address).includes('路'))
  }),
)

test(
  'what is given as it was leaves no trace',
  onDesk(async (desk) => {
    const client = await desk.as('representative')
    const birthday = { calendar: 'lunar', month: 12, day: 30 } as const
    const { id } = await client.customers.create({ name: '张三', tags: ['a'], address: '文三路', birthday })
    const before = await written(desk)
    const same = await client.customers.update({
      id,
      name: ' 张三 ',
      tags: ['a', 'a'],
      address: '文三路',
      birthday,
      custom: {},
    })
    assert.equal(same.version, 1)
    assert.deepEqual(await written(desk), before)
  }),
)

test(
  'a renamed customer is found by the new name and still by the old one, a tag that was taken away finds nobody',
  onDesk(async (desk) => {
    const client = await desk.as('representative')
    const { id } = await client.customers.create({ name: '张三', tags: ['金卡'] })
    await client.customers.update({ id, name: '李四' })
    const found = async (search: string) => (await client.customers.list({ search })).items.length
    assert.deepEqual([await found('zs'), await found('ls'), await found('金卡')], [1, 1, 1])
    await client.customers.update({ id, tags: [] })
    assert.deepEqual([await found('ls'), await found('金卡')], [1, 0])
  }),
)

test(
  'a change on an older version is refused',
  onDesk(async (desk) => {
    const client = await desk.as('representative')
    const { id, version } = await client.customers.create({ name: '张三' })
    await client.customers.update({ id, name: '李四' }, { ifMatch: version })
    await assert.rejects(
      client.customers.update({ id, name: '王五' }, { ifMatch: version }),
      refusedFor('record.changed'),
    )
    assert.equal((await client.customers.get({ id })).name, '李四')
  }),
)

test(
  'fields that do not exist or cannot be are refused, and nothing changes',
  onDesk(async (desk) => {
    const client = await desk.as('representative')
    const { id } = await client.customers.create({ name: '张三' })
    const before = await written(desk)
    for (const [field, body] of [
      ['ownerId', { ownerId: id }],
      ['identities', { identities: [] }],
      ['seenBy', { seenBy: [id] }],
      ['region', { region: '亚特兰蒂斯' }],
      ['birthday', { birthday: { calendar: 'solar', month: 2, day: 30 } }],
      ['name', { name: '\u00ad' }],
      ['name', { name: null }],
    ] as [string, object][])
      await assert.rejects(client.customers.update({ id, ...body }), (error) => {
        assert.ok(error instanceof ApiError)
        assert.deepEqual(Object.keys(error.problem.fields ?? {}), [field])
        return true
      })
    assert.deepEqual(await written(desk), before)
  }),
)

test(
  'a customer is not restored beside a new one of the same contact and name, and finds others first under another name',
  onDesk(async (desk) => {
    const client = await desk.as('manager')
    const contact = { identities: [{ kind: 'phone' as const, value: '13800138000' }] }
    const { id } = await client.customers.create({ name: '张三', ...contact })
    await client.customers.archive({ id })
    const another = await client.customers.create({ name: '张三', ...contact })
    await assert.rejects(client.customers.restore({ id }), (error: unknown) => {
      assert.ok(error instanceof ApiError)
      assert.deepEqual([error.problem.reason, error.problem.existingId], ['customer.exists', another.id])
      return true
    })
    await client.customers.update({ id: another.id, name: '张小三' })
    const restored = await client.customers.restore({ id })
    assert.equal(restored.identities[0]?.primary, false)
    assert.equal((await client.customers.get({ id: another.id })).identities[0]?.primary, true)
  }),
)

test(
  'an archived customer is gone everywhere until it is restored',
  onDesk(async (desk) => {
    const client = await desk.as('manager')
    const { id } = await client.customers.create({
      name: '张三',
      identities: [{ kind: 'phone', value: '13800138000' }],
    })
    await assert.rejects(client.customers.restore({ id }), refusedFor('customer.not_archived'))
    await client.customers.archive({ id })
    const gone = refusedFor('record.not_found')
    await assert.rejects(client.customers.get({ id }), gone)
    await assert.rejects(client.customers.update({ id, name: '李四' }), gone)
    await assert.rejects(client.customers.timeline({ id }), gone)
    await assert.rejects(client.customers.archive({ id }), gone)
    await assert.rejects(client.customers.addIdentity({ id, kind: 'external', value: 'E1' }), gone)
    for (const search of [undefined, '张三', '8000', '13800138000'])
      assert.deepEqual((await client.customers.list(search === undefined ? {} : { search })).items, [])
    assert.deepEqual((await client.customers.lookup({ kind: 'phone', value: '13800138000' })).items, [])
    const back = await client.customers.restore({ id })
    assert.equal(back.name, '张三')
    assert.equal((await client.customers.list({ search: '8000' })).items.length, 1)
    assert.deepEqual(
      (await logged(desk, id)).map(({ type }) => type),
      ['customer.created', 'customer.archived', 'customer.restored'],
    )
  }),
)
