import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Desk, onDesk } from '../../test/harness.ts'
import { type ApiClient, csvFile, errorsOf, importCsv } from './imports.fixture.ts'

const head = '单位名称,客户编号,客户手机,联系人,职务,影响力,手机,邮箱\n'
const find = async (client: ApiClient, search: string) => (await client.customers.list({ search })).items

async function opened(desk: Desk) {
  const manager = await desk.as('manager')
  const firm = await manager.customers.create({
    kind: 'organisation',
    name: '杭州星河电器有限公司',
    identities: [{ kind: 'external', value: 'F1' }],
  })
  const person = await manager.customers.create({
    name: '张三',
    identities: [{ kind: 'phone', value: '13800138001' }],
  })
  return { manager, firm, person }
}

const insideOf = async (client: ApiClient, id: string) =>
  (await client.customers.listKeyPersons({ id })).items.map(({ person, role, influence }) => [
    person.name,
    role,
    influence,
  ])

test(
  'contacts become key persons of organisations or further identities of customers, found by number, name or phone',
  onDesk(async (desk) => {
    const { manager, firm, person } = await opened(desk)
    const rows = [
      '杭州星河电器有限公司,,,王建国,采购经理,4,13800138002,wang@example.com',
      ',F1,,李娜,财务,,13800138003,',
      '杭州星河电器有限公司,,,,,,0571-88880001,',
      ',,138 0013 8001,,,,13800138009,',
      `,${person.number},,张 三,,,,zhang@example.com`,
    ]
    const done = await importCsv(desk, manager, 'contacts', `${head}${rows.join('\n')}\n`)
    assert.deepEqual([done.counts.created, done.counts.updated, done.counts.failed], [2, 3, 0])
    assert.deepEqual(await insideOf(manager, firm.id), [
      ['王建国', '采购经理', 4],
      ['李娜', '财务', 3],
    ])
    const kinds = async (id: string) =>
      (await manager.customers.get({ id })).identities.map(({ kind }) => kind).toSorted()
    assert.deepEqual(await kinds(firm.id), ['external', 'phone'])
    assert.deepEqual(await kinds(person.id), ['email', 'phone', 'phone'])
    const again = await importCsv(desk, manager, 'contacts', `${head}${rows.join('\n')}\n`)
    assert.deepEqual([again.counts.created, again.counts.updated, again.counts.skipped], [0, 0, 5])
    assert.equal((await find(manager, '王建国')).length, 1)
  }),
)

test(
  'who is there already becomes key person by the same contact, and update changes the role',
  onDesk(async (desk) => {
    const { manager, firm, person } = await opened(desk)
    await importCsv(desk, manager, 'contacts', `${head},F1,,张三,采购,2,13800138001,\n`)
    assert.deepEqual(await insideOf(manager, firm.id), [['张三', '采购', 2]])
    assert.equal((await manager.customers.listKeyPersons({ id: firm.id })).items[0]?.person.id, person.id)
    const changed = `${head},F1,,张三,采购总监,5,,zhang@example.com\n`
    const skipped = await importCsv(desk, manager, 'contacts', changed)
    assert.deepEqual([skipped.counts.skipped, await insideOf(manager, firm.id)], [1, [['张三', '采购', 2]]])
    const updated = await importCsv(desk, manager, 'contacts', changed, { onDuplicate: 'update' })
    assert.equal(updated.counts.updated, 1)
    assert.deepEqual(await insideOf(manager, firm.id), [['张三', '采购总监', 5]])
    assert.equal((await manager.customers.get({ id: person.id })).identities.length, 2)
  }),
)

test(
  'a contact of nobody, of somebody unknown or of several fails by itself and says why',
  onDesk(async (desk) => {
    const { manager } = await opened(desk)
    await manager.customers.create({ kind: 'organisation', name: '同名公司' })
    await manager.customers.create({
      kind: 'organisation',
      name: '同名公司',
      identities: [{ kind: 'external', value: 'F9' }],
    })
    const rows = [
      ',,,王一,采购,,13800138002,',
      '没有的公司,,,王二,采购,,13800138003,',
      '同名公司,,,王三,采购,,13800138004,',
      ',,13800138001,王四,采购,,13800138005,',
      ',F9,,王五,采购,9,13800138006,',
      ',F9,,王六,采购,,1.39E+10,',
      ',F9,,,,,,',
      ',F9,,王七,采购,高,13800138007,',
    ]
    const { id, counts } = await importCsv(desk, manager, 'contacts', `${head}${rows.join('\n')}\n`)
    assert.deepEqual([counts.created, counts.failed], [1, 7])
    const reasons = (await errorsOf(manager, id)).slice(1).map((line) => line.split(',')[1])
    assert.match(reasons[0] ?? '', /是谁的联系人/)
    assert.match(reasons[1] ?? '', /没有找到/)
    assert.match(reasons[2] ?? '', /几位客户/)
    assert.match(reasons[3] ?? '', /个人客户/)
    assert.match(reasons[4] ?? '', /^影响力：/)
    assert.match(reasons[5] ?? '', /科学计数/)
    assert.match(reasons[6] ?? '', /^手机：/)
  }),
)

test(
  'contacts of an undone import are gone, roles are as before, and people who were new are archived',
  onDesk(async (desk) => {
    const { manager, firm, person } = await opened(desk)
    await manager.customers.addKeyPerson({ id: firm.id, personId: person.id, role: '采购', influence: 2 })
    const rows = [',F1,,张三,采购总监,5,13800138001,', ',F1,,李娜,财务,,13800138003,', ',F1,,,,,0571-88880001,']
    const { id } = await importCsv(desk, manager, 'contacts', `${head}${rows.join('\n')}\n`, { onDuplicate: 'update' })
    assert.equal((await insideOf(manager, firm.id)).length, 2)
    const preview = await manager.imports.undoPreview({ id })
    assert.deepEqual(preview.counts, { removed: 3, putBack: 1, kept: 0 })
    await manager.imports.undo({ id })
    await desk.settle()
    assert.deepEqual(await insideOf(manager, firm.id), [['张三', '采购', 2]])
    assert.deepEqual(await find(manager, '李娜'), [])
    assert.equal((await manager.customers.get({ id: firm.id })).identities.length, 1)
  }),
)

test(
  'a look at contacts finds only customers in sight',
  onDesk(async (desk) => {
    const { firm } = await opened(desk)
    const colleague = await desk.as('manager', { scope: 'team' })
    const csv = `${head}${firm.name},,,王建国,采购,4,13800138002,\n`
    const preview = await colleague.imports.preview({ kind: 'contacts' }, { files: [csvFile(csv)] })
    assert.equal(preview.counts.failed, 1)
    assert.match(preview.rows[0]?.problem?.text ?? '', /没有找到/)
  }),
)
