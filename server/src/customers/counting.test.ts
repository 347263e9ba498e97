import assert from 'node:assert/strict'
import { test } from 'node:test'
import { onDesk } from '../../test/harness.ts'
import { refusedFor } from '../../test/refusals.ts'

test(
  'customers are counted by each of their facts, largest groups first, and named',
  onDesk(async (desk) => {
    const client = await desk.as('manager')
    const rep = await desk.person('representative', { name: '周敏' })
    await client.customers.create({ name: '甲', region: '330106', tags: ['VIP', '老客户'], ownerId: rep.id })
    await client.customers.create({ name: '乙', region: '330201', tags: ['VIP'], stage: 'active' })
    await client.customers.create({ name: '丙', stage: 'visitor', region: '330106' })
    const by = async (grouping: Parameters<typeof client.customers.count>[0]['by']) =>
      (await client.customers.count({ by: grouping })).items.map(({ value, label, customers }) => [
        label ?? value,
        customers,
      ])
    assert.deepEqual(await by('province'), [['浙江省', 2]])
    assert.deepEqual(await by('city'), [
      ['杭州市', 1],
      ['宁波市', 1],
    ])
    assert.deepEqual(await by('tag'), [
      ['VIP', 2],
      ['老客户', 1],
    ])
    assert.deepEqual(new Map((await by('owner')) as [string | null, number][]).get('周敏'), 1)
    assert.deepEqual(await by('tier'), [[null, 2]])
    const filtered = await client.customers.count({ by: 'stage', tag: 'VIP', region: '330200' })
    assert.deepEqual(filtered, { items: [{ value: 'active', label: 'active', customers: 1 }], exact: true })
  }),
)

test(
  'neither a list nor a count nor any filter tells of a customer out of sight',
  onDesk(async (desk) => {
    const mine = await desk.as('representative', { team: 'A', department: 'North' })
    const theirs = await desk.as('representative', { team: 'B', department: 'South' })
    await mine.customers.create({ name: '可见', tags: ['a'] })
    const hidden = await theirs.customers.create({ name: '隐藏', tags: ['b'], source: '展会', region: '110105' })
    await theirs.tickets.create({ customerId: hidden.id, kind: 'complaint', title: '漏水' })
    for (const condition of [
      { field: 'tags', op: 'has_any', value: ['b'] },
      { not: { field: 'tags', op: 'has_any', value: ['a'] } },
      {
        any: [{ field: 'name', op: 'contains', value: '隐' }, { all: [{ field: 'source', op: 'is', value: '展会' }] }],
      },
      { field: 'openTickets', op: 'gt', value: 0 },
    ]) {
      const filter = JSON.stringify(condition)
      const page = await mine.customers.list({ filter, count: 'yes' })
      assert.deepEqual([page.items, page.count], [[], { value: 0, exact: true }], filter)
      assert.deepEqual((await mine.customers.count({ filter, by: 'stage' })).items, [], filter)
    }
    assert.deepEqual((await mine.customers.list({ count: 'yes' })).count, { value: 1, exact: true })
    for (const by of ['owner', 'tag', 'source', 'province'] as const)
      for (const { value, customers } of (await mine.customers.count({ by })).items) {
        assert.equal(customers, 1)
        assert.ok(value === null || !['b', '展会', '110000'].includes(value), `${by} ${value}`)
      }
  }),
)

test(
  'open tickets are counted as far as they are seen, and are no field at all for who may not read tickets',
  onDesk(async (desk) => {
    const manager = await desk.as('manager')
    const rep = await desk.person('representative', { team: 'A' })
    const { id } = await manager.customers.create({ name: '甲', ownerId: rep.id })
    const { id: ticketId } = await desk.client(rep).tickets.create({ customerId: id, kind: 'complaint', title: '漏水' })
    const filter = JSON.stringify({ field: 'openTickets', op: 'is', value: 1 })
    for (const client of [manager, desk.client(rep)])
      assert.deepEqual((await client.customers.list({ filter })).items.length, 1)
    await manager.tickets.resolve({ id: ticketId, summary: '已修好' })
    assert.deepEqual((await manager.customers.list({ filter })).items.length, 0)

    const admin = await desk.as('administrator')
    await admin.roles.update({ code: 'analyst', permissions: ['customers.read'] })
    const analyst = await desk.as('analyst')
    const { items } = await analyst.customers.listFields({})
    assert.ok(items.some(({ name }) => name === 'orders') && !items.some(({ name }) => name === 'openTickets'))
    await assert.rejects(analyst.customers.list({ filter }), refusedFor('request.invalid'))
    await assert.rejects(analyst.customers.count({ filter, by: 'stage' }), refusedFor('request.invalid'))
  }),
)
