import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Desk, onDesk } from '../../test/harness.ts'
import { type ApiClient, errorsOf, importCsv } from './imports.fixture.ts'

const countsOf = (counts: object) =>
  Object.fromEntries(Object.entries(counts).filter(([name, count]) => name !== 'read' && count > 0))

async function opened(desk: Desk) {
  const manager = await desk.as('manager')
  const known = await manager.customers.create({
    name: '张三',
    identities: [
      { kind: 'external', value: 'E1' },
      { kind: 'phone', value: '13800138000' },
    ],
    tags: ['老客户'],
    gender: 'male',
  })
  return { manager, known }
}

const find = async (client: ApiClient, name: string) => (await client.customers.list({ search: name })).items

test(
  'skip leaves whoever is there as they are: by external number, or by contact and name',
  onDesk(async (desk) => {
    const { manager, known } = await opened(desk)
    const csv = 'external_id,name,phone,tags\nE1,张三疯,,x\n,张 三,+86 138 0013 8000,x\n,张四,13800138000,x\n'
    const done = await importCsv(desk, manager, 'customers', csv)
    assert.deepEqual(countsOf(done.counts), { created: 1, skipped: 2 })
    const { possibleDuplicates: _, ...before } = known
    assert.deepEqual(await manager.customers.get({ id: known.id }), before)
    const family = (await find(manager, '张四'))[0]
    assert.equal(family?.identities[0]?.primary, false)
  }),
)

test(
  'update changes what is given, adds identities and tags, and leaves empty cells alone',
  onDesk(async (desk) => {
    const { manager, known } = await opened(desk)
    const csv =
      'external_id,name,phone,email,tags,gender,region,address\nE1,张三丰,,z@example.com,VIP,,330106,文三路 1 号\n'
    const done = await importCsv(desk, manager, 'customers', csv, { onDuplicate: 'update' })
    assert.deepEqual(countsOf(done.counts), { updated: 1 })
    const now = await manager.customers.get({ id: known.id })
    assert.deepEqual(
      [now.name, now.gender, now.tags, now.region?.code, now.addressMasked, now.version],
      ['张三丰', 'male', ['老客户', 'VIP'], '330106', '文三***', known.version + 1],
    )
    assert.deepEqual(now.identities.map(({ kind }) => kind).toSorted(), ['email', 'external', 'phone'])
    assert.equal((await find(manager, 'zsf'))[0]?.id, known.id)
    const { items } = await manager.customers.timeline({ id: known.id })
    const types = items.map(({ type }) => type)
    assert.deepEqual(types.toSorted(), ['customer.created', 'customer.identity_added', 'customer.updated'])
    const update = items.find(({ type }) => type === 'customer.updated')
    assert.deepEqual(new Set(update?.data.fields as string[]), new Set(['name', 'tags', 'region', 'address']))
    const again = await importCsv(desk, manager, 'customers', csv, { onDuplicate: 'update' })
    assert.deepEqual(countsOf(again.counts), { skipped: 1 })
    assert.deepEqual(await manager.customers.get({ id: known.id }), now)
    assert.equal((await manager.customers.timeline({ id: known.id })).items.length, 3)
  }),
)

test(
  'create makes somebody new each time, but never a second one of an external number',
  onDesk(async (desk) => {
    const { manager } = await opened(desk)
    const csv = 'external_id,name,phone\n,张三,13800138000\nE1,张三,\nE2,李四,\nE2,李四,\n'
    const done = await importCsv(desk, manager, 'customers', csv, { onDuplicate: 'create' })
    assert.deepEqual(countsOf(done.counts), { created: 2, failed: 2 })
    assert.equal((await find(manager, '张三')).length, 2)
    const lines = await errorsOf(manager, done.id)
    assert.deepEqual(
      lines.slice(1).map((line) => line.split('：')[0]),
      ['3,外部编号', '5,外部编号'],
    )
  }),
)

test(
  'rows of one file are the same person by the same rule, each seen after the one before',
  onDesk(async (desk) => {
    const manager = await desk.as('manager')
    const csv = [
      'external_id,name,phone,email,tags',
      'E1,张三,13800138000,,一',
      ',张三,13800138000,z@example.com,二',
      // has the e-mail only if the row before was taken in
      ',张三,,z@example.com,三',
      ',李四,13800138000,,',
    ].join('\n')
    const skipped = await importCsv(desk, manager, 'customers', csv)
    assert.deepEqual(countsOf(skipped.counts), { created: 3, skipped: 1 })
    const other = csv.replaceAll('张三', '王五').replaceAll('李四', '赵六').replaceAll('E1', 'E2')
    const fresh = other.replaceAll('13800138000', '13900139000').replaceAll('z@', 'w@')
    const updated = await importCsv(desk, manager, 'customers', fresh, { onDuplicate: 'update' })
    assert.deepEqual(countsOf(updated.counts), { created: 2, updated: 2 })
    const [one] = await find(manager, '王五')
    assert.deepEqual([one?.tags, one?.identities.length, one?.version], [['一', '二', '三'], 3, 1])
  }),
)

test(
  'whoever is archived keeps the external number: skipped, or refused with the reason',
  onDesk(async (desk) => {
    const { manager, known } = await opened(desk)
    await manager.customers.archive({ id: known.id })
    const csv = 'external_id,name,phone\nE1,张三,13800138000\n'
    assert.deepEqual(countsOf((await importCsv(desk, manager, 'customers', csv)).counts), { skipped: 1 })
    const update = await importCsv(desk, manager, 'customers', csv, { onDuplicate: 'update' })
    assert.deepEqual(countsOf(update.counts), { failed: 1 })
    const contact = await importCsv(desk, manager, 'customers', 'name,phone\n张三,13800138000\n')
    assert.deepEqual(countsOf(contact.counts), { created: 1 })
    assert.equal((await find(manager, '张三'))[0]?.identities[0]?.primary, true)
  }),
)

test(
  'orders that are there are skipped, updated or refused, and the metrics follow',
  onDesk(async (desk) => {
    const { manager, known } = await opened(desk)
    const other = await manager.customers.create({ name: '李四', identities: [{ kind: 'external', value: 'E2' }] })
    const header = 'order_no,customer_external_id,ordered_at,total_yuan,quantity,sku,store\n'
    const csv = `${header}A,E1,2026-01-01,10,1,S,一店\nB,E1,2026-02-01,20,1,S,\n`
    await importCsv(desk, manager, 'orders', csv)
    const same = await importCsv(desk, manager, 'orders', csv, { onDuplicate: 'update' })
    assert.deepEqual(countsOf(same.counts), { skipped: 2 })
    const metrics = async () => {
      const { orders, totalFen, firstOrderAt } = (await manager.customers.get({ id: known.id })).metrics
      return [orders, totalFen, firstOrderAt]
    }
    assert.deepEqual(await metrics(), [2, 3_000, '2025-12-31T16:00:00.000Z'])
    const changed = `${header}A,E1,2026-01-15,15.5,,,\nB,E2,2026-02-01,20,1,S,\nC,E1,2026-03-01,1,,,\n`
    assert.deepEqual(countsOf((await importCsv(desk, manager, 'orders', changed)).counts), { created: 1, skipped: 2 })
    const update = await importCsv(desk, manager, 'orders', changed, { onDuplicate: 'update' })
    assert.deepEqual(countsOf(update.counts), { updated: 1, skipped: 1, failed: 1 })
    const twice = await importCsv(desk, manager, 'orders', changed, { onDuplicate: 'update' })
    assert.deepEqual(countsOf(twice.counts), { skipped: 2, failed: 1 })
    assert.deepEqual(await metrics(), [3, 3_650, '2026-01-14T16:00:00.000Z'])
    assert.equal((await manager.customers.get({ id: other.id })).metrics.orders, 0)
    const [order] = (await manager.orders.list({ search: 'A' })).items
    assert.deepEqual([order?.store, order?.lines.length, order?.version], ['一店', 1, 2])
    const { items } = await manager.customers.timeline({ id: known.id, group: ['order'] })
    const change = items.find(({ type }) => type === 'order.changed')
    assert.deepEqual(new Set(change?.data.fields as string[]), new Set(['orderedAt', 'totalFen']))
    const create = await importCsv(desk, manager, 'orders', changed, { onDuplicate: 'create' })
    assert.deepEqual(countsOf(create.counts), { failed: 3 })
  }),
)

test(
  'an update cannot make an order smaller than what was paid back, nor count a cancelled one',
  onDesk(async (desk) => {
    const { manager, known } = await opened(desk)
    const place = (orderNo: string) =>
      manager.orders.create({ orderNo, customerId: known.id, orderedAt: '2026-01-01', totalFen: 1_000 })
    const [returned, cancelled] = [await place('A'), await place('B')]
    await manager.orders.addReturn({ id: returned.id, at: '2026-01-02', refundFen: 600, reason: 'goods' })
    await manager.orders.update({ id: cancelled.id, status: 'cancelled' })
    const csv =
      'order_no,customer_external_id,ordered_at,total_yuan\nA,E1,2026-01-01,5\nA,E1,2026-01-01,7\nB,E1,2026-01-01,9\n'
    const done = await importCsv(desk, manager, 'orders', csv.replace('A,E1,2026-01-01,5\n', ''), {
      onDuplicate: 'update',
    })
    assert.deepEqual(countsOf(done.counts), { updated: 2 })
    const low = await importCsv(desk, manager, 'orders', csv.split('\n').slice(0, 2).join('\n'), {
      onDuplicate: 'update',
    })
    assert.deepEqual(countsOf(low.counts), { failed: 1 })
    const { orders, totalFen } = (await manager.customers.get({ id: known.id })).metrics
    assert.deepEqual([orders, totalFen], [1, 100])
  }),
)
