import assert from 'node:assert/strict'
import { test } from 'node:test'
import { onDesk } from '../../test/harness.ts'
import { refusedFor } from '../../test/refusals.ts'
import { openLeaks, washer } from '../improvements/improvements.fixture.ts'
import { csvRows, csvText, exported } from './exports.fixture.ts'

const span = { from: '2026-02-01', to: '2026-02-28' }
const columns = ['customer_name', 'phone', 'order_no', 'product', 'batch', 'state', 'note', 'marked_by']

test(
  'the list of customers to get in touch with leaves as others do: in sight, masked, and without formulas',
  onDesk(async (desk) => {
    const { first, second, manager, buy } = await openLeaks(desk, 0)
    const { id } = await manager.improvements.create({ title: '更换密封圈', same: { sku: washer.sku } })
    const customerId = await buy('A-1', '2026-02-10', 'B7')
    await buy('A-2', '2026-02-11', '=1+1')
    await buy('A-3', '2026-02-12', 'B7', second)
    await manager.improvements.drawOutreach({ id, sku: washer.sku, ...span })
    await first.improvements.markOutreach({ id, customerId, state: 'contacted', note: '@约了上门' })
    const wanted = { kind: 'outreach', list: { improvement: id } } as const

    const [headings, ...rows] = await csvRows(desk, manager, { ...wanted, columns })
    assert.deepEqual(headings?.slice(0, 3), ['客户姓名', '手机（已脱敏）', '订单号'])
    assert.deepEqual(
      rows.map((row) => [row[2], row[3], row[5]]),
      [
        ['A-3', washer.name, '待联系'],
        ['A-2', washer.name, '待联系'],
        ['A-1', washer.name, '已联系'],
      ],
    )
    assert.match(rows[0]?.[1] ?? '', /\*\*\*\*/)
    assert.deepEqual(rows[2]?.slice(7), ['王小丽'])
    const { id: file } = await exported(desk, manager, { ...wanted, columns, format: 'csv' })
    assert.match(await csvText(manager, file), /,'=1\+1,/)
    assert.match(await csvText(manager, file), /,'@约了上门,/)
    const contacted = { ...wanted, list: { improvement: id, state: 'contacted' }, columns: ['order_no'] }
    assert.deepEqual((await csvRows(desk, manager, contacted)).slice(1), [['A-1']])
    // whole numbers for a reason, whatever else is asked for
    const plain = { ...wanted, identifiers: 'plain', reason: '逐一致电' } as const
    const [, whole] = await csvRows(desk, manager, { ...plain, columns: ['phone', 'customer_number'] })
    assert.match(whole?.[0] ?? '', /1\d{10}$/)
    // a team sees its own on the list
    const hers = await desk.as('specialist', { team: 'A', scope: 'own' })
    assert.equal((await csvRows(desk, hers, { ...wanted, columns: ['order_no'] })).length, 1)

    const analyst = await desk.as('analyst')
    await assert.rejects(analyst.exports.create({ ...wanted, columns: ['note'] }), refusedFor('permission.missing'))
    const [masked] = (await csvRows(desk, analyst, { ...wanted, columns: ['customer_name'] })).slice(1)
    assert.match(masked?.[0] ?? '', /\*/)
    const nowhere = { kind: 'outreach', list: { improvement: customerId } } as const
    await assert.rejects(manager.exports.create(nowhere), refusedFor('record.not_found'))
    await assert.rejects(
      manager.exports.create({ kind: 'outreach' }),
      refusedFor('request.invalid', 'list.improvement'),
    )
    const { columns: all, counts } = await exported(desk, manager, { ...wanted, format: 'xlsx' })
    assert.deepEqual([all.length, counts.written], [17, 3])
  }),
)
