import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Desk, onDesk } from '../../test/harness.ts'
import { refusedFor } from '../../test/refusals.ts'
import { addFields, refusedAt } from '../own-fields/own-fields.fixture.ts'
import { csvRows } from './exports.fixture.ts'

const kind = 'customers' as const
const choices = [
  { code: 'home', name: '住宅' },
  { code: 'shop', name: '=商铺' },
]

async function furnish(desk: Desk) {
  const admin = await addFields(desk, [
    { name: '户型', key: 'layout' },
    { name: '面积', key: 'area', type: 'number' },
    { name: '预算', key: 'budget', type: 'money', shownTo: ['manager'] },
    { name: '偏好', key: 'likes', type: 'multi_choice', choices },
    { name: '顾问', key: 'adviser', type: 'person' },
    { name: '=合计', key: 'day', type: 'date' },
    { name: '合同', key: 'contract', type: 'file' },
  ])
  const person = await desk.person('manager', { name: '顾文澜' })
  const manager = desk.client(person)
  const custom = {
    layout: '=1+1',
    area: 89.5,
    budget: 12_345,
    likes: ['home', 'shop'],
    adviser: person.id,
    day: '2024-02-29',
  }
  const { id } = await manager.customers.create({ name: '张三', custom })
  const files = [new File(['%PDF-1.4\n%%EOF'], '=合同.pdf')]
  await manager.customers.attachOwnFile({ id, key: 'contract' }, { files })
  await manager.customers.create({ name: '李四' })
  return { admin, manager }
}

test(
  'own fields leave with the others, by their names, and neutralised',
  onDesk(async (desk) => {
    const { manager } = await furnish(desk)
    const own = ['layout', 'area', 'budget', 'likes', 'adviser', 'day', 'contract'].map((key) => `custom.${key}`)
    const rows = await csvRows(desk, manager, { kind, columns: ['name', ...own], list: { sort: 'createdAt' } })
    assert.deepEqual(rows, [
      ['姓名', '户型', '面积', '预算', '偏好', '顾问', "'=合计", '合同'],
      ['张三', "'=1+1", '89.5', '123.45', '住宅;=商铺', '顾文澜', '2024-02-29', "'=合同.pdf"],
      ['李四', '', '', '', '', '', '', ''],
    ])
    const [headings = []] = await csvRows(desk, manager, { kind })
    assert.deepEqual(headings.slice(-7), ['户型', '面积', '预算', '偏好', '顾问', "'=合计", '合同'])
    await assert.rejects(manager.exports.create({ kind, columns: ['custom.nothing'] }), refusedAt('columns.0'))
    await assert.rejects(manager.exports.create({ kind, columns: ["custom.a'b"] }), refusedAt('columns.0'))
    await assert.rejects(manager.exports.create({ kind: 'orders', columns: ['custom.layout'] }), refusedAt('columns.0'))
  }),
)

test(
  'a field that is hidden from a role leaves with nobody of it, and the log does not tell its name',
  onDesk(async (desk) => {
    const { admin, manager } = await furnish(desk)
    const analyst = await desk.as('analyst')
    await assert.rejects(analyst.exports.create({ kind, columns: ['custom.budget'] }), refusedAt('columns.0'))
    await assert.rejects(analyst.exports.create({ kind, columns: ['custom.layout'] }), refusedFor('permission.missing'))
    const [headings = []] = await csvRows(desk, analyst, { kind })
    assert.ok(headings.includes('面积') && !headings.includes('预算') && !headings.includes('户型'))
    const filter = { field: 'custom.budget', op: 'gt', value: 1 }
    const { id } = await manager.exports.create({ kind, columns: ['name', 'custom.budget'], list: { filter } })
    const field = (await admin.ownFields.list({})).items.find(({ key }) => key === 'budget')
    const withdrawn = await admin.ownFields.update({ id: field?.id ?? '', shownTo: ['specialist'] })
    assert.deepEqual(withdrawn.shownTo, ['specialist'])
    await desk.settle()
    assert.equal((await manager.exports.get({ id })).status, 'failed')
    const { items } = await manager.audit.list({ limit: 200 })
    assert.ok(!JSON.stringify(items).includes('custom.budget'))
  }),
)
