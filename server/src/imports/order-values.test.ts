import assert from 'node:assert/strict'
import { test } from 'node:test'
import { onDesk, onOwnDesk } from '../../test/harness.ts'
import { refusedFor } from '../../test/refusals.ts'
import { addFields } from '../own-fields/own-fields.fixture.ts'
import { backgroundOf, csvFile, errorsOf, importCsv } from './imports.fixture.ts'
import { runImport } from './running.ts'

test(
  'a unique value of an order comes from a file, fails a row where another order has it, and is free when it is undone',
  onDesk(async (desk) => {
    const admin = await addFields(desk, [{ kind: 'order', name: '发票号', key: 'invoice', unique: true }])
    const manager = await desk.as('manager')
    await importCsv(desk, manager, 'customers', 'external_id,name\nE1,张三\nE2,李四\n')
    const of = '订单号,客户编号,下单时间,金额,商品,发票号\n'
    const row = (no: string, invoice: string, thing = '') => `${no},E1,2026-03-01,10,${thing},${invoice}\n`
    const first = await importCsv(desk, manager, 'orders', `${of}${row('A-1', 'F-1')}${row('A-2', 'F-2')}`)
    const later = `${of}${row('A-3', 'ｆ-1')}${row('A-4', 'F-4', '甲')}${row('A-4', 'F-4', '乙')}${row('A-5', 'f-4')}${row('A-2', 'F-2')}`
    const wrong = ['不能重复，订单 A-1 已经有了', '不能重复，文件第 3 行已经用了']
    const preview = await manager.imports.preview({ kind: 'orders' }, { files: [csvFile(later)] })
    assert.deepEqual(
      preview.rows.flatMap(({ problem }) => (problem ? [problem] : [])),
      wrong.map((text) => ({ name: '发票号', text })),
    )
    const second = await importCsv(desk, manager, 'orders', later, { onDuplicate: 'update' })
    assert.deepEqual([second.counts.created, second.counts.skipped, second.counts.failed], [2, 1, 2])
    assert.deepEqual(
      (await errorsOf(manager, second.id)).slice(1).map((line) => line.split(',')[1]),
      wrong.map((text) => `发票号：${text}`),
    )
    const { items } = await admin.roles.list({})
    const permissions = items.find(({ code }) => code === 'representative')?.permissions ?? []
    const more = ['imports.create', 'orders.create'] as const
    await admin.roles.update({ code: 'representative', permissions: [...new Set([...permissions, ...more])] })
    const seller = await desk.as('representative')
    const hidden = await importCsv(desk, seller, 'orders', `${of}A-6,E2,2026-03-01,10,,F-1\n`)
    assert.match((await errorsOf(seller, hidden.id))[1] ?? '', /发票号：这个值已登记在同事负责的客户名下/)
    const moved = `${of}${row('A-1', 'F-9')}${row('A-2', 'F-1')}${row('A-1', 'F-2')}`
    const third = await importCsv(desk, manager, 'orders', moved, { onDuplicate: 'update' })
    const invoices = async () =>
      Object.fromEntries((await manager.orders.list({})).items.map(({ orderNo, custom }) => [orderNo, custom.invoice]))
    assert.deepEqual(await invoices(), { 'A-1': 'F-2', 'A-2': 'F-1', 'A-4': 'F-4' })
    for (const { id } of [third, second]) {
      await manager.imports.undo({ id })
      await desk.settle()
    }
    assert.deepEqual(await invoices(), { 'A-1': 'F-1', 'A-2': 'F-2' })
    const [customer] = (await manager.customers.list({ search: '李四' })).items
    const order = { customerId: customer?.id ?? '', orderedAt: '2026-03-01', totalFen: 1 }
    const place = (orderNo: string, invoice: string) =>
      manager.orders.create({ ...order, orderNo, custom: { invoice } })
    await place('B-1', 'F-4')
    await assert.rejects(place('B-2', 'F-1'), refusedFor('own_field.taken'))
    await manager.imports.undo({ id: first.id })
    await desk.settle()
    await place('B-2', 'F-1')
  }),
)

test(
  'an order by hand and a file that want one value at once leave it with exactly one of them',
  onOwnDesk(async (desk) => {
    await addFields(desk, [{ kind: 'order', name: '发票号', key: 'invoice', unique: true }])
    const manager = await desk.as('manager')
    const { id: customerId } = await manager.customers.create({
      name: '张三',
      identities: [{ kind: 'external', value: 'E1' }],
    })
    const rows = Array.from({ length: 40 }, (_, at) => `A-${at},E1,2026-03-01,10,F-${at}\n`)
    const file = csvFile(`订单号,客户编号,下单时间,金额,发票号\n${rows.join('')}`)
    const { id } = await manager.imports.create({ kind: 'orders' }, { files: [file] })
    const running = runImport(backgroundOf(desk), id)
    const byHand: string[] = []
    for (let at = 39; at >= 0; at--) {
      const order = { orderNo: `B-${at}`, customerId, orderedAt: '2026-03-01', totalFen: 1 }
      await manager.orders
        .create({ ...order, custom: { invoice: `F-${at}` } })
        .then(() => byHand.push(`F-${at}`))
        .catch(refusedFor('own_field.taken'))
    }
    await running
    const { counts } = await manager.imports.get({ id })
    assert.deepEqual([counts.created + byHand.length, counts.failed], [40, byHand.length])
    const all = (await manager.orders.list({ limit: 100 })).items.map(({ custom }) => custom.invoice)
    assert.deepEqual([all.length, new Set(all).size], [40, 40])
  }),
)

test(
  'own fields of orders come in, are updated, and go back when the import is undone',
  onDesk(async (desk) => {
    const admin = await desk.as('administrator')
    await admin.ownFields.create({ kind: 'order', type: 'text', name: '安装地点', key: 'place' })
    await admin.ownFields.create({ kind: 'order', type: 'money', name: '安装费', key: 'fee' })
    const manager = await desk.as('manager')
    await importCsv(desk, manager, 'customers', 'external_id,name\nE1,张三\n')
    const of = '订单号,客户编号,下单时间,金额,安装地点,安装费\n'
    await importCsv(desk, manager, 'orders', `${of}A-1,E1,2026-03-01,10,客厅,50\n`)
    const { id, counts } = await importCsv(
      desk,
      manager,
      'orders',
      `${of}A-1,E1,2026-03-01,10,卧室,\nA-2,E1,2026-03-01,10,,免费\n`,
      { onDuplicate: 'update' },
    )
    assert.deepEqual([counts.updated, counts.failed], [1, 1])
    assert.match((await errorsOf(manager, id))[1] ?? '', /安装费：/)
    const customOfOrder = async () => (await manager.orders.list({})).items[0]?.custom
    assert.deepEqual(await customOfOrder(), { place: '卧室', fee: 5000 })
    await manager.imports.undo({ id })
    await desk.settle()
    assert.deepEqual(await customOfOrder(), { place: '客厅', fee: 5000 })
  }),
)
