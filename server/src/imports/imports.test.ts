import assert from 'node:assert/strict'
import { test } from 'node:test'
import { ImportKind } from '@zhike/contract/imports'
import { onDesk } from '../../test/harness.ts'
import { refusedFor } from '../../test/refusals.ts'
import { csvFile, errorsOf, importCsv } from './imports.fixture.ts'

test(
  'customers come in with everything that their columns say, in any order of columns',
  onDesk(async (desk) => {
    const manager = await desk.as('manager')
    const csv = [
      'tags,email,Name,comment,phone,external_id,birthday,gender,region,address,wechat',
      'VIP;老客户,Zhang@Example.com,张三丰,ignored,138 0013 8000；0571-88888888,ERP-1,农历1990-12-30,男,浙江省杭州市西湖区,文三路 1 号,zsf_001',
      '',
      ',,李四,,,,,,,,',
    ].join('\r\n')
    const done = await importCsv(desk, manager, 'customers', csv)
    assert.equal(done.status, 'done')
    assert.deepEqual(done.counts, { read: 2, created: 2, updated: 0, skipped: 0, failed: 0, leftOut: 0 })
    assert.equal(done.progress, 1)
    const [found] = (await manager.customers.list({ search: 'zsf' })).items
    assert.equal(found?.name, '张三丰')
    assert.deepEqual(found?.identities.map(({ kind, masked, verified }) => [kind, masked, verified]).toSorted(), [
      ['email', 'z***@example.com', true],
      ['external', 'ERP-1', true],
      ['phone', '0571****8888', true],
      ['phone', '138****8000', true],
      ['wechat', 'zs***1', true],
    ])
    assert.deepEqual(found.birthday, { calendar: 'lunar', year: 1990, month: 12, day: 30 })
    assert.deepEqual([found.gender, found.region?.code, found.tags], ['male', '330106', ['VIP', '老客户']])
    assert.equal(found.addressMasked, '文三***')
    assert.match(found.number, /^C-260316-\d{4,}$/)
    assert.equal((await manager.customers.list({ search: '8000' })).items[0]?.id, found.id)
    const { items } = await manager.customers.timeline({ id: found.id })
    assert.deepEqual(
      items.map(({ type, actor }) => [type, actor.kind]),
      [['customer.created', 'key']],
    )
  }),
)

test(
  'orders come in, and the metrics of their customers with them',
  onDesk(async (desk) => {
    const manager = await desk.as('manager')
    const { id } = await manager.customers.create({ name: '张三', identities: [{ kind: 'external', value: 'ERP-1' }] })
    const csv = [
      'order_no,customer_external_id,ordered_at,total_yuan,quantity,sku,product,sold_by,store,channel',
      'SO-1,ERP-1,2026-03-01,59.80,2,A1,电饭煲,王店长,西湖店,store',
      'SO-2,ERP-1,2026/3/2 8:05,100,1,A1,电饭煲,,,online',
      'SO-2,ERP-1,2026/3/2 8:05,100,3,B1,水壶,,,online',
      'SO-3,ERP-1,2026-03-03T00:00:00Z,"1,299.5",,,,,,',
    ].join('\n')
    const done = await importCsv(desk, manager, 'orders', csv)
    assert.deepEqual(done.counts, { read: 4, created: 4, updated: 0, skipped: 0, failed: 0, leftOut: 0 })
    const orders = (await manager.orders.list({ customer: id })).items
    assert.deepEqual(
      orders.map(({ orderNo, totalFen, orderedAt }) => [orderNo, totalFen, orderedAt]),
      [
        ['SO-3', 129_950, '2026-03-03T00:00:00.000Z'],
        ['SO-2', 10_000, '2026-03-02T00:05:00.000Z'],
        ['SO-1', 5_980, '2026-02-28T16:00:00.000Z'],
      ],
    )
    assert.deepEqual(orders[2]?.lines, [{ sku: 'A1', name: '电饭煲', quantity: 2, unitFen: 2_990 }])
    assert.deepEqual(
      orders[1]?.lines.map(({ sku, quantity, unitFen }) => [sku, quantity, unitFen]),
      [
        ['A1', 1, null],
        ['B1', 3, null],
      ],
    )
    assert.deepEqual([orders[2]?.soldBy, orders[2]?.store, orders[2]?.channel], ['王店长', '西湖店', 'store'])
    const { metrics } = await manager.customers.get({ id })
    assert.deepEqual([metrics.orders, metrics.totalFen, metrics.recencyDays], [3, 145_930, 13])
    assert.deepEqual(
      (await manager.products.list({})).items.map(({ sku }) => sku),
      ['A1', 'B1'],
    )
    const timeline = await manager.customers.timeline({ id, group: ['order'] })
    assert.deepEqual(timeline.items.map(({ type, at }) => [type, at])[0], ['order.placed', '2026-03-03T00:00:00.000Z'])
  }),
)

test(
  'a file without the columns that are needed, with one twice, or without rows is refused at once, and nothing is left',
  onDesk(async (desk) => {
    const manager = await desk.as('manager')
    const send = (content: string, mapping?: Record<string, string>) =>
      manager.imports.create({ kind: 'orders', ...(mapping ? { mapping } : {}) }, { files: [csvFile(content)] })
    const refusal = await send('order_no,total_yuan\nA,1\n').catch((error) => error.problem)
    assert.equal(refusal.reason, 'import.columns_missing')
    assert.deepEqual(Object.keys(refusal.fields), ['customer_external_id', 'ordered_at'])
    await assert.rejects(send(''), refusedFor('import.columns_missing'))
    const header = 'order_no,customer_external_id,ordered_at,total_yuan'
    await assert.rejects(send(`${header},Total_Yuan\nA,B,C,1,1\n`), refusedFor('import.columns_repeated'))
    await assert.rejects(send(`${header}\n,,,\n\n`), refusedFor('import.empty'))
    await assert.rejects(send(`${header}\nA,B,C,1\n`, { nothing: 'sku' }), refusedFor('request.invalid'))
    await assert.rejects(send(`${header}\nA,B,C,1\n`, { order_no: 'password' }), refusedFor('request.invalid'))
    await assert.rejects(manager.imports.create({ kind: 'orders' }), refusedFor('file.missing'))
    assert.deepEqual((await manager.imports.list({})).items, [])
  }),
)

test(
  'columns of other names are mapped',
  onDesk(async (desk) => {
    const manager = await desk.as('manager')
    const mapping = { 姓名: 'name', 手机号: 'phone' }
    const done = await importCsv(desk, manager, 'customers', '姓名;手机号;备注\n张三;13800138000;x\n', { mapping })
    assert.equal(done.counts.created, 1)
    const [found] = (await manager.customers.list({})).items
    assert.deepEqual([found?.name, found?.identities[0]?.masked], ['张三', '138****8000'])
  }),
)

test(
  'Excel’s GB18030, byte-order marks, semicolons, tabs and line breaks within cells are read',
  onDesk(async (desk) => {
    const manager = await desk.as('manager')
    // name,tags / 张三,老客户 in GB18030
    const gb18030 = Buffer.from('6e616d652c746167730d0ad5c5c8fd2cc0cfbfcdbba70d0a', 'hex')
    const files = [
      gb18030,
      '\ufeffname\ttags\r\n李四\t"一\n二"\r\n',
      'name;email\n"王; 五";w@example.com\n',
      'name\r赵六\r',
    ]
    for (const file of files) assert.equal((await importCsv(desk, manager, 'customers', file)).counts.created, 1)
    const { items } = await manager.customers.list({ sort: 'createdAt' })
    const found = new Map(items.map(({ name, tags }) => [name, tags]))
    assert.deepEqual(found.get('张三'), ['老客户'])
    assert.deepEqual(found.get('李四'), ['一 二'])
    assert.deepEqual(new Set(found.keys()), new Set(['张三', '李四', '王; 五', '赵六']))
  }),
)

test(
  'a failed row says where and why, in the language of whoever sent it, and the others come in',
  onDesk(async (desk) => {
    const manager = await desk.as('manager')
    const csv = [
      'name,phone,email,birthday,region,gender',
      '张三,123,,,,',
      ',13800138000,,,,',
      '李四,,not an address,,,',
      '王五,,,1990-02-30,,',
      '赵六,,,,火星,',
      '钱七,,,,,?',
      '孙八,,,,,,too,many',
      '周九,13800138001,z@example.com,05-17,北京朝阳区,女',
    ].join('\n')
    const done = await importCsv(desk, manager, 'customers', csv)
    assert.deepEqual(done.counts, { read: 8, created: 1, updated: 0, skipped: 0, failed: 7, leftOut: 0 })
    const [heading, ...lines] = await errorsOf(manager, done.id)
    assert.equal(heading, '行号,原因,name,phone,email,birthday,region,gender')
    assert.deepEqual(
      lines.map((line) => line.split(',').slice(0, 2).join(',').replace(/：.*/, '')),
      ['2,手机', '3,姓名', '4,邮箱', '5,生日', '6,地区', '7,性别', '8,单元格比表头多'],
    )
    assert.ok(lines.every((line) => /[\u4e00-\u9fff]/.test(line)))
    assert.match(lines[0] ?? '', /张三,123,,,,$/)
  }),
)

test(
  'a row of an order that cannot be is refused with all rows of that order',
  onDesk(async (desk) => {
    const manager = await desk.as('manager')
    await manager.customers.create({ name: '张三', identities: [{ kind: 'external', value: 'E1' }] })
    const csv = [
      'order_no,customer_external_id,ordered_at,total_yuan,quantity,sku',
      'A,E2,2026-01-01,1,1,S',
      'B,E1,2026-13-01,1,1,S',
      'C,E1,2026-01-01,1.005,1,S',
      'D,E1,2026-01-01,-1,1,S',
      'E,E1,2026-01-01,1,0,S',
      'F,E1,2026-01-01,1,1,S',
      'F,E1,2026-01-01,2,1,S',
      ',E1,2026-01-01,1,1,S',
      'G,E1,2026-01-01,1,1,S',
      'H,E1,2026-03-18,1,1,S',
    ].join('\n')
    const done = await importCsv(desk, manager, 'orders', csv)
    assert.deepEqual(done.counts, { read: 10, created: 1, updated: 0, skipped: 0, failed: 9, leftOut: 0 })
    const lines = await errorsOf(manager, done.id)
    assert.deepEqual(
      lines.slice(1).map((line) => line.split('：')[0]),
      ['2,客户外部编号', '3,下单时间', '4,金额', '5,金额', '6,数量', '7,订单号', '8,订单号', '9,订单号', '11,下单时间'],
    )
  }),
)

test(
  'an import that failed nowhere has no file of failed rows, and one that is not over has none yet',
  onDesk(async (desk) => {
    const manager = await desk.as('manager')
    const { id } = await manager.imports.create({ kind: 'customers' }, { files: [csvFile('name\n张三\n')] })
    await assert.rejects(manager.imports.errors({ id }), refusedFor('import.unfinished'))
    await desk.settle()
    await assert.rejects(manager.imports.errors({ id }), refusedFor('import.no_errors'))
    await assert.rejects(manager.imports.cancel({ id }), refusedFor('import.finished'))
  }),
)

test(
  'an import that was cancelled before it began brings nothing in',
  onDesk(async (desk) => {
    const manager = await desk.as('manager')
    const { id } = await manager.imports.create({ kind: 'customers' }, { files: [csvFile('name\n张三\n')] })
    assert.equal((await manager.imports.cancel({ id })).status, 'cancelled')
    await desk.settle()
    assert.equal((await manager.imports.get({ id })).status, 'cancelled')
    assert.deepEqual((await manager.customers.list({})).items, [])
  }),
)

test(
  'whoever has no right to import can neither send a file nor see imports',
  onDesk(async (desk) => {
    const manager = await desk.as('manager')
    const rep = await desk.as('representative')
    const { id } = await manager.imports.create({ kind: 'customers' }, { files: [csvFile('name\n张三\n')] })
    const file = { files: [csvFile('name\n李四\n')] }
    await assert.rejects(rep.imports.create({ kind: 'customers' }, file), refusedFor('permission.missing'))
    await assert.rejects(rep.imports.get({ id }), refusedFor('permission.missing'))
    await assert.rejects(rep.imports.errors({ id }), refusedFor('permission.missing'))
    await assert.rejects(desk.client().imports.get({ id }), refusedFor('session.required'))
    assert.equal((await manager.imports.list({})).items.length, 1)
  }),
)

test(
  'the sample file of each kind, in both languages, can be imported as it is',
  onDesk(async (desk) => {
    const person = await desk.person('manager')
    const manager = desk.client(person)
    for (const kind of ImportKind.options)
      for (const language of ['zh-CN', 'en']) {
        const headers = { authorization: `Bearer ${person.key}`, 'accept-language': language }
        const sample = await desk.app.inject({ url: `/api/v1/import-templates/${kind}`, headers })
        const { counts } = await importCsv(desk, manager, kind, sample.body, { onDuplicate: 'update' })
        assert.ok(counts.read > 0 && counts.failed === 0, `${kind} ${language}: ${JSON.stringify(counts)}`)
      }
  }),
)
