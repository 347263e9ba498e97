import assert from 'node:assert/strict'
import { test } from 'node:test'
import { onDesk } from '../../test/harness.ts'
import { refusedFor } from '../../test/refusals.ts'
import { bytesOf, csvRows, csvText, exported } from './exports.fixture.ts'

test(
  'customers leave with the columns that were asked for, in their order, headed in the language of whoever asks',
  onDesk(async (desk) => {
    const manager = await desk.as('manager')
    await manager.customers.create({
      name: '张三丰',
      gender: 'male',
      birthday: { calendar: 'lunar', year: 1990, month: 12, day: 30 },
      region: '330106',
      tags: ['VIP', '老客户'],
      identities: [
        { kind: 'external', value: 'ERP-1' },
        { kind: 'phone', value: '13800138000' },
        { kind: 'phone', value: '0571-88888888' },
      ],
    })
    const columns = [
      'name',
      'external_id',
      'gender',
      'birthday',
      'region',
      'tags',
      'stage',
      'kind',
      'created_at',
      'total_yuan',
    ]
    const [heading, row, ...more] = await csvRows(desk, manager, { kind: 'customers', columns })
    assert.deepEqual(heading, [
      '姓名',
      '外部编号',
      '性别',
      '生日',
      '地区',
      '标签',
      '生命周期',
      '客户类型',
      '建档时间',
      '累计消费（元）',
    ])
    assert.deepEqual(row, [
      '张三丰',
      'ERP-1',
      '男',
      '农历1990-12-30',
      '浙江省杭州市西湖区',
      'VIP;老客户',
      '潜在',
      '个人',
      '2026-03-16 10:00:00',
      '0.00',
    ])
    assert.deepEqual(more, [])
  }),
)

test(
  'an export says what was asked for, how far it is, and what can be fetched until when',
  onDesk(async (desk) => {
    const manager = await desk.as('manager')
    for (const name of ['张三', '李四']) await manager.customers.create({ name })
    const asked = await manager.exports.create({ kind: 'customers', columns: ['name'], list: { stage: 'potential' } })
    assert.deepEqual([asked.status, asked.counts, asked.file], ['queued', { found: null, written: 0 }, null])
    await assert.rejects(manager.exports.file({ id: asked.id }), refusedFor('export.unfinished'))
    await desk.settle()
    const done = await manager.exports.get({ id: asked.id })
    assert.deepEqual(
      [done.status, done.counts, done.progress, done.failure, done.list, done.identifiers],
      ['done', { found: 2, written: 2 }, 1, null, { stage: 'potential', sort: '-createdAt' }, 'masked'],
    )
    assert.equal(done.file?.name, '客户-2026-03-16-1000.csv')
    assert.equal(done.file.bytes, (await bytesOf(manager, done.id)).length)
    assert.match(done.file.until, /^2026-03-23T02:00:0/)
    assert.deepEqual(
      (await manager.exports.list({})).items.map(({ id }) => id),
      [done.id],
    )
  }),
)

test(
  'filter, search and sort are those of the list',
  onDesk(async (desk) => {
    const manager = await desk.as('manager')
    for (const [name, tags] of [
      ['王五', ['VIP']],
      ['李四', ['VIP']],
      ['张三', []],
    ] as const)
      await manager.customers
        .create({ name, tags: [...tags], identities: [{ kind: 'phone', value: '13800138000' }] })
        .catch(() => undefined)
    const filters = [
      {},
      { tag: 'VIP' },
      { sort: 'name' },
      { sort: '-createdAt', tag: 'VIP' },
      { search: 'zs' },
      { search: '8000' },
      { search: '没有' },
      { filter: { not: { field: 'tags', op: 'has_any', value: ['VIP'] } }, sort: 'name' },
    ]
    for (const filter of filters) {
      const { filter: expression, ...short } = filter as { filter?: object; sort?: 'name' }
      const { items } = await manager.customers.list(
        expression ? { ...short, filter: JSON.stringify(expression) } : short,
      )
      const rows = await csvRows(desk, manager, { kind: 'customers', columns: ['number'], list: filter })
      assert.deepEqual(
        rows.slice(1).flat(),
        items.map(({ number }) => number),
        JSON.stringify(filter),
      )
    }
  }),
)

test(
  'orders leave with a row for each line, or one for each order when nothing of a line is asked for',
  onDesk(async (desk) => {
    const manager = await desk.as('manager')
    const { id, number } = await manager.customers.create({
      name: '张三',
      identities: [{ kind: 'external', value: 'E1' }],
    })
    const line = { sku: 'A1', name: '电饭煲', quantity: 2, unitFen: 29_900 }
    await manager.orders.create({
      orderNo: 'SO-1',
      customerId: id,
      orderedAt: '2026-03-01T08:05:00+08:00',
      totalFen: 69_850,
      store: '西湖店',
      lines: [line, { ...line, sku: 'B1', name: '水壶', quantity: 1, unitFen: 10_050 }],
    })
    await manager.orders.create({ orderNo: 'SO-2', customerId: id, orderedAt: '2026-03-02', totalFen: 5 })
    const columns = [
      'order_no',
      'customer_number',
      'customer_external_id',
      'customer_name',
      'ordered_at',
      'total_yuan',
      'status',
      'store',
    ]
    assert.deepEqual((await csvRows(desk, manager, { kind: 'orders', columns })).slice(1), [
      ['SO-2', number, 'E1', '张三', '2026-03-02 00:00:00', '0.05', '有效', ''],
      ['SO-1', number, 'E1', '张三', '2026-03-01 08:05:00', '698.50', '有效', '西湖店'],
    ])
    const byLine = { kind: 'orders', columns: ['order_no', 'sku', 'product', 'quantity', 'unit_yuan'] } as const
    assert.deepEqual((await csvRows(desk, manager, { ...byLine, columns: [...byLine.columns] })).slice(1), [
      ['SO-2', '', '', '', ''],
      ['SO-1', 'A1', '电饭煲', '2', '299.00'],
      ['SO-1', 'B1', '水壶', '1', '100.50'],
    ])
    for (const filter of [
      { customer: id, search: 'SO-1' },
      { search: 'SO-1' },
      { to: '2026-03-02' },
      { customer: id, to: '2026-03-02' },
    ]) {
      const done = await exported(desk, manager, { kind: 'orders', list: filter })
      assert.deepEqual(done.counts, { found: 1, written: 1 }, JSON.stringify(filter))
    }
  }),
)

test(
  'tickets leave with what became of them',
  onDesk(async (desk) => {
    const manager = await desk.as('manager', { name: '王经理' })
    const { id: customerId } = await manager.customers.create({ name: '张三' })
    const ticket = await manager.tickets.create({
      customerId,
      kind: 'complaint',
      title: '洗碗机漏水',
      priority: 'high',
    })
    await manager.tickets.resolve({ id: ticket.id, summary: '换了密封圈' })
    await manager.complaints.addCause({ ticketId: ticket.id, kind: 'product', text: '阀坏了' })
    await manager.tickets.close({ id: ticket.id, reason: '电话确认' })
    const columns = [
      'number',
      'kind',
      'title',
      'priority',
      'status',
      'customer_name',
      'resolution',
      'resolved_at',
      'close_reason',
      'urged_times',
    ]
    const [heading, ...rows] = await csvRows(desk, manager, {
      kind: 'tickets',
      columns,
      list: { status: ['closed'] },
    })
    assert.deepEqual(heading?.slice(0, 3), ['工单号', '类型', '标题'])
    assert.deepEqual(rows, [
      [
        ticket.number,
        '投诉',
        '洗碗机漏水',
        '高',
        '已关闭',
        '张三',
        '换了密封圈',
        '2026-03-16 10:00:00',
        '电话确认',
        '0',
      ],
    ])
    assert.deepEqual(await csvRows(desk, manager, { kind: 'tickets', columns, list: { status: ['open'] } }), [heading])
  }),
)

test(
  'an empty list is a file with headings and no rows',
  onDesk(async (desk) => {
    const manager = await desk.as('manager')
    const { id, counts } = await exported(desk, manager, { kind: 'customers', columns: ['name', 'stage'] })
    assert.deepEqual(counts, { found: 0, written: 0 })
    assert.equal(await csvText(manager, id), '姓名,生命周期\r\n')
  }),
)

test(
  'what cannot be exported is refused at once, with the field named, and nothing is left',
  onDesk(async (desk) => {
    const manager = await desk.as('manager')
    const wrong: readonly [Record<string, unknown>, string][] = [
      [{ kind: 'staff' }, 'kind'],
      [{ kind: 'customers', columns: ['password'] }, 'columns.0'],
      [{ kind: 'customers', columns: ['order_no'] }, 'columns.0'],
      [{ kind: 'customers', columns: ['name', 'constructor'] }, 'columns.1'],
      [{ kind: 'customers', columns: ['name', 'name'] }, 'columns.1'],
      [{ kind: 'customers', columns: [] }, 'columns'],
      [{ kind: 'customers', list: { sort: 'addressSealed' } }, 'list.sort'],
      [{ kind: 'customers', list: { stage: "new'; DROP TABLE customers" } }, 'list.stage'],
      [{ kind: 'customers', list: { hash: 'x' } }, 'list.hash'],
      [{ kind: 'customers', list: { filter: { field: 'seenBy', op: 'empty' } } }, 'list.filter.field'],
      [{ kind: 'customers', list: { count: 'yes' } }, 'list.count'],
      [{ kind: 'customers', list: { cursor: 'x' } }, 'list.cursor'],
      [{ kind: 'orders', list: { from: 'whenever it was' } }, 'list.from'],
      [{ kind: 'tickets', list: { status: ['lost'] } }, 'list.status.0'],
      [{ kind: 'customers', format: 'pdf' }, 'format'],
      [{ kind: 'customers', identifiers: 'all' }, 'identifiers'],
      [{ kind: 'customers', rows: 5 }, 'rows'],
    ]
    for (const [wanted, field] of wrong) {
      const refusal = await manager.exports.create(wanted as { kind: 'customers' }).catch((error) => error.problem)
      assert.equal(refusal.reason, 'request.invalid', JSON.stringify(wanted))
      assert.deepEqual(Object.keys(refusal.fields), [field])
    }
    assert.deepEqual((await manager.exports.list({})).items, [])
  }),
)
