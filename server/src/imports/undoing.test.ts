import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Desk, onDesk } from '../../test/harness.ts'
import { refusedFor } from '../../test/refusals.ts'
import { dayMs } from '../platform/clock/company-time.ts'
import { type ApiClient, backgroundOf, importCsv } from './imports.fixture.ts'
import { forgetImportEffects } from './imports.jobs.ts'

const find = async (client: ApiClient, search: string) => (await client.customers.list({ search })).items

/** Undoes an import to its end. */
async function undo(desk: Desk, client: ApiClient, id: string) {
  await client.imports.undo({ id })
  await desk.settle()
  const { undo: undone } = await client.imports.get({ id })
  assert.equal(undone?.status, 'undone')
  return undone.counts
}

test(
  'new customers of an undone import are archived, and the same file can be imported again',
  onDesk(async (desk) => {
    const manager = await desk.as('manager')
    const csv = 'external_id,name,phone\nE1,张三,13800138001\nE2,李四,13800138002\n'
    const { id } = await importCsv(desk, manager, 'customers', csv)
    const before = await find(manager, '张三')
    const preview = await manager.imports.undoPreview({ id })
    assert.deepEqual(preview.counts, { removed: 2, putBack: 0, kept: 0 })
    assert.equal((await find(manager, '张三')).length, 1, 'a look changes nothing')
    assert.deepEqual(await undo(desk, manager, id), preview.counts)
    assert.deepEqual(await find(manager, '张三'), [])
    await assert.rejects(manager.customers.get({ id: before[0]?.id ?? '' }), refusedFor('record.not_found'))
    const again = await importCsv(desk, manager, 'customers', csv)
    assert.deepEqual([again.counts.created, again.counts.failed], [2, 0])
    assert.equal((await find(manager, '张三')).length, 1)
  }),
)

test(
  'an undone customer can be brought back with its numbers, but for one that somebody else has by now',
  onDesk(async (desk) => {
    const manager = await desk.as('manager')
    const csv = '客户编号,信用代码,姓名,电话\nE1,,张三,13800138001\nE2,91440300708461136T,星河有限公司,13800138002\n'
    const { id } = await importCsv(desk, manager, 'customers', csv)
    const found = [...(await find(manager, '张三')), ...(await find(manager, '星河'))]
    const [customer = '', firm = ''] = found.map((one) => one.id)
    await undo(desk, manager, id)
    const back = await manager.customers.restore({ id: customer })
    const shown = (of: typeof back) =>
      of.identities.map((one) => [one.kind, 'value' in one ? one.value : '']).toSorted()
    assert.deepEqual(shown(back), [
      ['external', 'E1'],
      ['phone', ''],
    ])
    const { items } = await manager.customers.timeline({ id: customer })
    assert.deepEqual(items.map(({ type }) => type).toSorted(), [
      'customer.archived',
      'customer.created',
      'customer.identity_added',
      'customer.restored',
    ])
    await manager.customers.create({ name: '李四', identities: [{ kind: 'external', value: 'E2' }] })
    assert.deepEqual(shown(await manager.customers.restore({ id: firm })), [
      ['external', '91440300708461136T'],
      ['phone', ''],
    ])
    await manager.customers.archive({ id: customer })
    assert.deepEqual(shown(await manager.customers.restore({ id: customer })), shown(back))
  }),
)

test(
  'values that an import overwrote are put back, but for those that were changed since',
  onDesk(async (desk) => {
    const manager = await desk.as('manager')
    const known = await manager.customers.create({
      name: '张三',
      identities: [{ kind: 'external', value: 'E1' }],
      tags: ['老客户'],
      gender: 'male',
      address: '文三路 1 号',
    })
    const csv = 'external_id,name,phone,tags,gender,region,address\nE1,张三丰,13800138001,VIP,女,330106,文二路 2 号\n'
    const { id } = await importCsv(desk, manager, 'customers', csv, { onDuplicate: 'update' })
    await manager.customers.update({ id: known.id, name: '张丰', tags: ['老客户', 'VIP', '常来'] })
    const preview = await manager.imports.undoPreview({ id })
    assert.deepEqual(preview.counts, { removed: 1, putBack: 1, kept: 0 })
    const row = preview.rows.find(({ outcome }) => outcome === 'put_back')
    assert.deepEqual(
      [row?.customer?.name, row?.because, row?.fields.toSorted(), row?.keptFields],
      ['张丰', 'changed', ['address', 'gender', 'region', 'tags'], ['name']],
    )
    await undo(desk, manager, id)
    const now = await manager.customers.get({ id: known.id })
    assert.deepEqual(
      [now.name, now.gender, now.tags, now.region, now.addressMasked],
      ['张丰', 'male', ['老客户', '常来'], null, '文三***'],
    )
    const reason = '核对地址'
    assert.equal((await manager.customers.revealAddress({ id: known.id, reason })).value, '文三路 1 号')
    assert.deepEqual(
      now.identities.map(({ kind }) => kind),
      ['external'],
    )
    const { items } = await manager.customers.timeline({ id: known.id })
    const types = items.map(({ type }) => type)
    assert.ok(types.includes('customer.identity_removed'))
    assert.equal(types.filter((type) => type === 'customer.updated').length, 3)
  }),
)

test(
  'a customer of an import stays when something was done with them since, and the list says why',
  onDesk(async (desk) => {
    const manager = await desk.as('manager')
    const names = ['甲一', '乙二', '丙三', '丁四', '戊五', '己六']
    const csv = `external_id,name\n${names.map((name, at) => `E${at},${name}`).join('\n')}\n`
    const { id } = await importCsv(desk, manager, 'customers', csv)
    const ids = await Promise.all(names.map(async (name) => (await find(manager, name))[0]?.id ?? ''))
    const [first = '', second = '', third = '', fourth = '', fifth = ''] = ids
    await manager.orders.create({ customerId: first, orderNo: 'A-1', orderedAt: '2026-03-01', totalFen: 100 })
    await manager.tickets.create({ customerId: second, kind: 'complaint', title: '坏了' })
    await manager.customers.update({ id: third, gender: 'female' })
    const firm = await manager.customers.create({ kind: 'organisation', name: '星河公司' })
    await manager.customers.addKeyPerson({ id: firm.id, personId: fourth, role: '采购', influence: 2 })
    await manager.customers.archive({ id: fifth })
    const preview = await manager.imports.undoPreview({ id })
    const reasons = new Map(preview.rows.map(({ customer, because }) => [customer?.name, because]))
    assert.deepEqual(
      names.slice(0, 4).map((name) => reasons.get(name)),
      ['ordered', 'served', 'changed', 'key_person'],
    )
    assert.deepEqual(await undo(desk, manager, id), { removed: 1, putBack: 0, kept: 5 })
    const { items } = await manager.imports.kept({ id })
    assert.deepEqual(Object.fromEntries(items.map(({ customer, because }) => [customer?.name, because])), {
      甲一: 'ordered',
      乙二: 'served',
      丙三: 'changed',
      丁四: 'key_person',
      戊五: 'archived',
    })
    assert.equal((await manager.customers.get({ id: first })).name, '甲一')
    assert.deepEqual(await find(manager, '己六'), [])
  }),
)

test(
  'orders of an undone import are gone with their figures, and then the customers of the import before can go too',
  onDesk(async (desk) => {
    const manager = await desk.as('manager')
    const customers = await importCsv(desk, manager, 'customers', 'external_id,name\nE1,张三\n')
    const csv =
      'order_no,customer_external_id,ordered_at,total_yuan,sku,product\nA-1,E1,2026-03-01,10,K,空调\nA-2,E1,2026-03-02,20,K,空调\n'
    const orders = await importCsv(desk, manager, 'orders', csv)
    const [found] = await find(manager, '张三')
    const id = found?.id ?? ''
    assert.equal((await manager.customers.get({ id })).stage, 'active')
    assert.equal((await manager.imports.undoPreview({ id: customers.id })).rows[0]?.because, 'ordered')
    assert.deepEqual(await undo(desk, manager, orders.id), { removed: 3, putBack: 0, kept: 0 })
    const after = await manager.customers.get({ id })
    assert.deepEqual([after.metrics.orders, after.metrics.totalFen, after.metrics.lastOrderAt], [0, 0, null])
    assert.equal(after.stage, 'potential')
    assert.deepEqual((await manager.orders.list({})).items, [])
    const types = (await manager.customers.timeline({ id })).items.map(({ type }) => type)
    assert.equal(types.filter((type) => type === 'order.removed').length, 2)
    assert.deepEqual(await undo(desk, manager, customers.id), { removed: 1, putBack: 0, kept: 0 })
    const again = await importCsv(desk, manager, 'orders', csv)
    assert.equal(again.counts.failed, 2)
  }),
)

test(
  'an order that was paid stays, and a changed one is as it was',
  onDesk(async (desk) => {
    const manager = await desk.as('manager')
    await importCsv(desk, manager, 'customers', 'external_id,name\nE1,张三\n')
    const head = 'order_no,customer_external_id,ordered_at,total_yuan,sku,product,store\n'
    await importCsv(desk, manager, 'orders', `${head}A-1,E1,2026-03-01,10,K,空调,城西店\n`)
    const later = `${head}A-1,E1,2026-03-02,15,L,滤芯,城东店\nA-2,E1,2026-03-02,20,K,空调,\n`
    const { id } = await importCsv(desk, manager, 'orders', later, { onDuplicate: 'update' })
    const { items } = await manager.orders.list({})
    const [paid, changed] = ['A-2', 'A-1'].map((no) => items.find(({ orderNo }) => orderNo === no)?.id ?? '')
    await manager.orders.addPayment({ id: paid ?? '', at: '2026-03-03', amountFen: 2000, method: 'wechat' })
    await manager.orders.update({ id: changed ?? '', store: '城北店' })
    const preview = await manager.imports.undoPreview({ id })
    assert.deepEqual(
      preview.rows.map(({ label, outcome, because, keptFields }) => [label, outcome, because, keptFields]),
      [
        ['A-2', 'kept', 'ordered', []],
        ['A-1', 'put_back', 'changed', ['store']],
        ['L 滤芯', 'removed', null, []],
      ],
    )
    await undo(desk, manager, id)
    const order = await manager.orders.get({ id: changed ?? '' })
    assert.deepEqual(
      [order.totalFen, order.orderedAt.slice(0, 10), order.store, order.lines.map(({ sku }) => sku)],
      [1000, '2026-02-28', '城北店', ['K']],
    )
    assert.equal((await manager.orders.get({ id: paid ?? '' })).totalFen, 2000)
  }),
)

test(
  'an import is undone once, only when it is over and has changed something, and within 30 days',
  onDesk(async (desk) => {
    const manager = await desk.as('manager')
    const csv = 'external_id,name\nE1,张三\n'
    const { id, undoUntil } = await importCsv(desk, manager, 'customers', csv)
    assert.equal(undoUntil, new Date(desk.now.getTime() + 30 * dayMs).toISOString())
    const nothing = await importCsv(desk, manager, 'customers', csv)
    assert.equal(nothing.undoUntil, null)
    await assert.rejects(manager.imports.undo({ id: nothing.id }), refusedFor('import.not_undoable'))
    await assert.rejects(manager.imports.undoPreview({ id: nothing.id }), refusedFor('import.not_undoable'))
    await manager.imports.undo({ id })
    await assert.rejects(manager.imports.undo({ id }), refusedFor('import.not_undoable'))
    await desk.settle()
    await assert.rejects(manager.imports.undo({ id }), refusedFor('import.not_undoable'))
    const late = await importCsv(desk, manager, 'customers', 'external_id,name\nE9,王五\n')
    desk.now = new Date(desk.now.getTime() + 31 * dayMs)
    assert.equal((await manager.imports.get({ id: late.id })).undoUntil, null)
    await assert.rejects(manager.imports.undo({ id: late.id }), refusedFor('import.not_undoable'))
    await forgetImportEffects(backgroundOf(desk))
    assert.equal((await manager.imports.get({ id: late.id })).undoUntil, null)
  }),
)

test(
  'who does not see all customers undoes only imports of their own, and sees no rows out of sight',
  onDesk(async (desk) => {
    const manager = await desk.as('manager')
    const colleague = await desk.as('manager', { scope: 'team' })
    const others = await importCsv(desk, manager, 'customers', 'external_id,name\nE1,张三\n')
    await assert.rejects(colleague.imports.undoPreview({ id: others.id }), refusedFor('import.undo_others'))
    await assert.rejects(colleague.imports.undo({ id: others.id }), refusedFor('import.undo_others'))
    const own = await importCsv(desk, colleague, 'customers', 'external_id,name\nE2,李四\n')
    const preview = await colleague.imports.undoPreview({ id: own.id })
    assert.deepEqual([preview.counts.removed, preview.rows], [1, []])
    assert.deepEqual(await undo(desk, colleague, own.id), { removed: 1, putBack: 0, kept: 0 })
    const clerk = await desk.as('representative')
    await assert.rejects(clerk.imports.undo({ id: others.id }), refusedFor('permission.missing'))
  }),
)
