import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Desk, onDesk, onOwnDesk } from '../../test/harness.ts'
import { refusedFor } from '../../test/refusals.ts'
import { dayMs } from '../platform/clock/company-time.ts'
import { type ApiClient, backgroundOf, csvFile, importCsv } from './imports.fixture.ts'
import { forgetImportEffects } from './imports.jobs.ts'
import { runImport } from './running.ts'
import { runUndoing } from './undo-running.ts'

const head = '商品编码,品名,分类,单价\n'

const catalogueOf = async (client: ApiClient) =>
  (await client.products.list({})).items.map(({ sku, name, category, priceFen }) => [sku, name, category, priceFen])

async function undo(desk: Desk, client: ApiClient, id: string) {
  await client.imports.undo({ id })
  await desk.settle()
  const { undo: undone } = await client.imports.get({ id })
  assert.equal(undone?.status, 'undone')
  return undone.counts
}

test(
  'new products of an undone import leave the catalogue, changed ones are as before, and the same file can come again',
  onDesk(async (desk) => {
    const manager = await desk.as('manager')
    await manager.products.create({ sku: 'K-1', name: '空调', category: '家电', priceFen: 329_900 })
    const csv = `${head}K-1,空调 1.5 匹,制冷,\nK-2,滤芯 😀,,12.5\n`
    const { id } = await importCsv(desk, manager, 'products', csv, { onDuplicate: 'update' })
    const preview = await manager.imports.undoPreview({ id })
    assert.deepEqual(preview.counts, { removed: 1, putBack: 1, kept: 0 })
    assert.deepEqual(
      preview.rows.map(({ what, label, customer, outcome, fields }) => [what, label, customer, outcome, fields]),
      [
        ['product', 'K-1 空调 1.5 匹', null, 'put_back', ['name', 'category']],
        ['product', 'K-2 滤芯 😀', null, 'removed', []],
      ],
    )
    assert.deepEqual(await undo(desk, manager, id), preview.counts)
    assert.deepEqual(await catalogueOf(manager), [['K-1', '空调', '家电', 329_900]])
    const again = await importCsv(desk, manager, 'products', csv, { onDuplicate: 'update' })
    assert.deepEqual([again.counts.created, again.counts.updated], [1, 1])
    desk.now = new Date(desk.now.getTime() + 31 * dayMs)
    await forgetImportEffects(backgroundOf(desk))
    await assert.rejects(manager.imports.undo({ id: again.id }), refusedFor('import.not_undoable'))
  }),
)

test(
  'a product that orders, complaints or articles name, or that was changed since, stays and says why',
  onDesk(async (desk) => {
    const manager = await desk.as('manager')
    const lines = ['A,甲', 'B,乙', 'C,丙', 'D,丁', 'E,戊', 'F,己'].map((line) => `${line},,1\n`)
    const { id } = await importCsv(desk, manager, 'products', `${head}${lines.join('')}`)
    const customer = await manager.customers.create({ name: '张三' })
    const sold = { sku: 'A', name: '甲', quantity: 1, unitFen: 100 }
    const order = { orderNo: 'O-1', customerId: customer.id, orderedAt: '2026-03-01', totalFen: 100, lines: [sold] }
    await manager.orders.create(order)
    const ticket = await manager.tickets.create({ customerId: customer.id, kind: 'complaint', title: '坏了' })
    await manager.complaints.update({ ticketId: ticket.id, product: { sku: 'B' } })
    const article = await manager.articles.create({ title: '滤芯多久换一次', body: '半年。' })
    await manager.articles.publish({ id: article.id })
    // a draft beside what is published names it as well
    await manager.articles.update({ id: article.id, skus: ['C'] })
    const need = await manager.needs.create({ customerId: customer.id, title: '安静一点' })
    await manager.needs.match({ id: need.id, sku: 'F' })
    await manager.products.create({ sku: 'D', name: '丁', priceFen: 200 })
    assert.deepEqual(await undo(desk, manager, id), { removed: 1, putBack: 0, kept: 5 })
    const first = await manager.imports.kept({ id, limit: 3 })
    const rest = await manager.imports.kept({ id, limit: 3, cursor: first.nextCursor ?? '' })
    assert.deepEqual(
      [...first.items, ...rest.items].map(({ label, because }) => [label, because]),
      [
        ['A 甲', 'ordered'],
        ['B 乙', 'complained'],
        ['C 丙', 'described'],
        ['D 丁', 'changed'],
        ['F 己', 'needed'],
      ],
    )
    assert.deepEqual(
      (await catalogueOf(manager)).map(([sku]) => sku),
      ['A', 'B', 'C', 'D', 'F'],
    )
  }),
)

test(
  'what was changed since an import stays, and the later of two imports has to go first',
  onDesk(async (desk) => {
    const manager = await desk.as('manager')
    const send = (csv: string) => importCsv(desk, manager, 'products', `${head}${csv}`, { onDuplicate: 'update' })
    const first = await send('K-1,空调,家电,1\n')
    const second = await send('K-1,空调 1.5 匹,制冷,2\n')
    const preview = await manager.imports.undoPreview({ id: first.id })
    assert.deepEqual(
      preview.rows.map(({ outcome, because }) => [outcome, because]),
      [['kept', 'changed']],
    )
    await manager.products.create({ sku: 'K-1', name: '空调 2 匹' })
    const { rows } = await manager.imports.undoPreview({ id: second.id })
    assert.deepEqual(
      rows.map(({ outcome, fields, keptFields }) => [outcome, fields, keptFields]),
      [['put_back', ['category', 'priceFen'], ['name']]],
    )
    await undo(desk, manager, second.id)
    assert.deepEqual(await catalogueOf(manager), [['K-1', '空调 2 匹', '家电', 100]])
    assert.deepEqual(await undo(desk, manager, first.id), { removed: 0, putBack: 0, kept: 1 })
  }),
)

test(
  'who may no longer manage products undoes no import of them',
  onDesk(async (desk) => {
    const [admin, manager] = [await desk.as('administrator'), await desk.as('manager')]
    const { id } = await importCsv(desk, manager, 'products', `${head}K-1,空调,,1\n`)
    const { items } = await admin.roles.list({})
    const allowed = items.find(({ code }) => code === 'manager')?.permissions ?? []
    await admin.roles.update({ code: 'manager', permissions: allowed.filter((one) => one !== 'products.manage') })
    await assert.rejects(manager.imports.undo({ id }), refusedFor('permission.missing', 'kind'))
    await assert.rejects(manager.imports.undoPreview({ id }), refusedFor('permission.missing', 'kind'))
  }),
)

test(
  'products that only an undone import of orders brought go with its orders, and what something names since is kept',
  onDesk(async (desk) => {
    const manager = await desk.as('manager')
    const { id: customerId } = await manager.customers.create({
      name: '张三',
      identities: [{ kind: 'external', value: 'E1' }],
    })
    const place = (orderNo: string, sku: string) => {
      const lines = [{ sku, name: sku, quantity: 1, unitFen: 100 }]
      return manager.orders.create({ orderNo, customerId, orderedAt: '2026-03-01', totalFen: 100, lines })
    }
    await place('O-1', 'OLD')
    const heading = '订单号,客户编号,下单时间,实付款,商品编码,商品名\n'
    const lines = ['O-1,RELINED', 'O-2,ALONE', 'O-3,SOLD', 'O-4,OLD', 'O-5,PAID', 'O-6,NAMED'].map((line) => {
      const [orderNo, sku] = line.split(',')
      return `${orderNo},E1,2026-03-01,1,${sku},商品 ${sku}\n`
    })
    const { id } = await importCsv(desk, manager, 'orders', heading + lines.join(''), { onDuplicate: 'update' })
    await place('O-7', 'SOLD')
    await manager.articles.create({ title: '多久换一次', body: '半年。', skus: ['NAMED'] })
    const { items } = await manager.orders.list({ limit: 50 })
    const paid = items.find(({ orderNo }) => orderNo === 'O-5')?.id ?? ''
    await manager.orders.addPayment({ id: paid, at: '2026-03-02', amountFen: 100, method: '现金' })
    const { rows, counts } = await manager.imports.undoPreview({ id })
    const shown = rows.flatMap(({ what, label, outcome, because }) =>
      what === 'product' ? [[label.split(' ')[0], outcome, because]] : [],
    )
    assert.deepEqual(shown.toSorted(), [
      ['ALONE', 'removed', null],
      ['NAMED', 'kept', 'described'],
      ['PAID', 'kept', 'ordered'],
      ['RELINED', 'removed', null],
      ['SOLD', 'kept', 'ordered'],
    ])
    assert.deepEqual(await undo(desk, manager, id), counts)
    assert.deepEqual(
      (await catalogueOf(manager)).map(([sku]) => sku),
      ['NAMED', 'OLD', 'PAID', 'SOLD'],
    )
    const labels: string[] = []
    for (let cursor: string | null = ''; cursor !== null; ) {
      const page = await manager.imports.kept({ id, limit: 2, ...(cursor === '' ? {} : { cursor }) })
      labels.push(...page.items.map(({ label }) => label))
      cursor = page.nextCursor
    }
    assert.deepEqual(labels, ['O-5', 'NAMED 商品 NAMED', 'PAID 商品 PAID', 'SOLD 商品 SOLD'])
  }),
)

test(
  'a product of an undone import of orders that is sold in the very moment stays in the catalogue',
  onOwnDesk(async (desk) => {
    const manager = await desk.as('manager')
    const identities = [{ kind: 'external' as const, value: 'E1' }]
    const { id: customerId } = await manager.customers.create({ name: '张三', identities })
    const csv = '订单号,客户编号,下单时间,实付款,商品编码\nO-1,E1,2026-03-01,1,K-1\n'
    const { id } = await importCsv(desk, manager, 'orders', csv)
    await manager.imports.undo({ id })
    const lines = [{ sku: 'K-1', name: '空调', quantity: 1, unitFen: 100 }]
    const order = { orderNo: 'O-2', customerId, orderedAt: '2026-03-01', totalFen: 100, lines }
    await Promise.all([runUndoing(backgroundOf(desk), id), manager.orders.create(order)])
    assert.equal((await manager.imports.get({ id })).undo?.status, 'undone')
    assert.deepEqual(
      (await catalogueOf(manager)).map(([sku]) => sku),
      ['K-1'],
    )
  }),
)

const rows = 4_500
const big = `${head}${Array.from({ length: rows }, (_, at) => `P-${at},商品${at},,1\n`).join('')}P-0,商品甲,,2\n`

test(
  'an import of products that is stopped half-way and undone by two at once is undone once, and what is being sold stays',
  onOwnDesk(async (desk) => {
    const manager = await desk.as('manager')
    const customer = await manager.customers.create({ name: '张三' })
    const input = { kind: 'products', onDuplicate: 'update' } as const
    const { id } = await manager.imports.create(input, { files: [csvFile(big)] })
    await runImport(backgroundOf(desk), id)
    assert.equal((await manager.imports.undoPreview({ id })).counts.kept, 0)
    const asked = await Promise.allSettled([manager.imports.undo({ id }), manager.imports.undo({ id })])
    assert.deepEqual(asked.map(({ status }) => status).toSorted(), ['fulfilled', 'rejected'])
    const stop = new AbortController()
    await runUndoing(backgroundOf(desk, stop.signal), id, () => stop.abort())
    assert.equal((await manager.imports.get({ id })).undo?.status, 'undoing')
    const sell = (at: number) => {
      const lines = [{ sku: `P-${at}`, name: `卖出${at}`, quantity: 1, unitFen: 100 }]
      const order = { orderNo: `O-${at}`, customerId: customer.id, orderedAt: '2026-03-01', totalFen: 100, lines }
      return manager.orders.create(order)
    }
    let over = false
    const running = Promise.all([runUndoing(backgroundOf(desk), id), runUndoing(backgroundOf(desk), id)]).then(() => {
      over = true
    })
    const sold: number[] = []
    for (let at = 1; at < rows && !over; at += 97) sold.push(await sell(at).then(() => at))
    await running
    const { undo: undone } = await manager.imports.get({ id })
    assert.equal(undone?.status, 'undone')
    const { removed = 0, putBack, kept = 0 } = undone.counts
    assert.deepEqual([removed + kept, putBack], [rows, 1])
    // an order that came after its product was gone has brought it in anew
    const names = new Map((await manager.products.list({ limit: 200 })).items.map(({ sku, name }) => [sku, name]))
    assert.deepEqual([...names.keys()].toSorted(), sold.map((at) => `P-${at}`).toSorted())
    assert.equal([...names.values()].filter((name) => name.startsWith('商品')).length, kept)
  }),
)
