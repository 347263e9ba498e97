import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Desk, onDesk, onOwnDesk } from '../../test/harness.ts'
import { refusedFor } from '../../test/refusals.ts'
import { addFields } from '../own-fields/own-fields.fixture.ts'
import { FieldsChanged } from '../own-fields/own-fields.ts'
import { type ApiClient, backgroundOf, csvFile, errorsOf, importCsv } from './imports.fixture.ts'
import { runImport } from './running.ts'

async function opened(desk: Desk) {
  const admin = await addFields(desk, [
    { name: '合同号', key: 'contract' },
    { name: '面积', key: 'area', type: 'number', limits: { decimals: 1, min: 1 } },
    { name: '预算', key: 'budget', type: 'money' },
    { name: '装修日', key: 'decorated', type: 'date' },
    {
      name: '户型',
      key: 'layout',
      type: 'choice',
      choices: [
        { code: 'two', name: '两居', colour: null },
        { code: 'three', name: '三居', colour: null },
      ],
    },
    {
      name: '兴趣',
      key: 'interests',
      type: 'multi_choice',
      choices: [
        { code: 'ac', name: '空调', colour: null },
        { code: 'water', name: '净水', colour: null },
      ],
    },
    { name: '顾问', key: 'adviser', type: 'person' },
    { name: '门禁卡', key: 'card', unique: true },
  ])
  const person = await desk.person('manager', { name: '周敏' })
  return { admin, manager: desk.client(person), person }
}

const head = '客户编号,姓名,合同号,面积,预算,装修日,户型,兴趣,顾问\n'
const customOf = async (client: ApiClient, search: string) => (await client.customers.list({ search })).items[0]?.custom

test(
  'own fields are found by their names, read by their types as people write them, and updated',
  onDesk(async (desk) => {
    const { manager, person } = await opened(desk)
    const csv = `${head}E1,张三,H-1,"1,089.5",¥300000.5,2026年3月8日,三居,空调；净水,周敏\n`
    const preview = await manager.imports.preview({ kind: 'customers' }, { files: [csvFile(csv)] })
    assert.deepEqual(
      preview.columns.slice(2).map(({ column }) => column),
      ['contract', 'area', 'budget', 'decorated', 'layout', 'interests', 'adviser'].map((key) => `custom.${key}`),
    )
    assert.ok(preview.ownColumns.some(({ column }) => column === 'custom.card'))
    assert.equal((await importCsv(desk, manager, 'customers', csv)).counts.created, 1)
    assert.deepEqual(await customOf(manager, '张三'), {
      contract: 'H-1',
      area: 1089.5,
      budget: 30_000_050,
      decorated: '2026-03-08',
      layout: 'three',
      interests: ['ac', 'water'],
      adviser: person.id,
    })
    const later = '客户编号,姓名,合同号,户型\nE1,张三,H-2,\n'
    const { id } = await importCsv(desk, manager, 'customers', later, { onDuplicate: 'update' })
    assert.deepEqual((await customOf(manager, '张三'))?.contract, 'H-2')
    assert.equal((await customOf(manager, '张三'))?.layout, 'three')
    await manager.imports.undo({ id })
    await desk.settle()
    assert.deepEqual((await customOf(manager, '张三'))?.contract, 'H-1')
  }),
)

test(
  'a value that its field does not take fails the row and names the field',
  onDesk(async (desk) => {
    const { manager } = await opened(desk)
    const rows = [
      'E1,甲,,很大,,,,,',
      'E2,乙,,,12.345,,,,',
      'E3,丙,,,,2026-02-30,,,',
      'E4,丁,,,,,四居,,',
      'E5,戊,,,,,,洗衣机,',
      'E6,己,,,,,,,无名氏',
      'E7,庚,好,1,1,2026/3/8,两居,,',
    ]
    const { id, counts } = await importCsv(desk, manager, 'customers', `${head}${rows.join('\n')}\n`)
    assert.deepEqual([counts.created, counts.failed], [1, 6])
    assert.deepEqual(
      (await errorsOf(manager, id)).slice(1).map((line) => line.split(/[,：]/)[1]),
      ['面积', '预算', '装修日', '户型', '兴趣', '顾问'],
    )
    const preview = await manager.imports.preview({ kind: 'customers' }, { files: [csvFile(`${head}${rows[0]}\n`)] })
    assert.equal(preview.rows[0]?.problem?.name, '面积')
  }),
)

test(
  'what is required of new customers is asked of files, and defaults are given',
  onDesk(async (desk) => {
    const admin = await desk.as('administrator')
    await admin.ownFields.create({ kind: 'customer', type: 'text', name: '合同号', key: 'contract', required: true })
    await admin.ownFields.create({ kind: 'customer', type: 'text', name: '渠道', key: 'way', defaultValue: '门店' })
    const manager = await desk.as('manager')
    const csv = '客户编号,姓名,合同号\nE1,张三,H-1\nE2,李四,\n'
    const { id, counts } = await importCsv(desk, manager, 'customers', csv)
    assert.deepEqual([counts.created, counts.failed], [1, 1])
    assert.match((await errorsOf(manager, id))[1] ?? '', /合同号：必填/)
    assert.deepEqual(await customOf(manager, '张三'), { contract: 'H-1', way: '门店' })
  }),
)

test(
  'who may not write a field cannot fill it by a file',
  onDesk(async (desk) => {
    const admin = await desk.as('administrator')
    await admin.ownFields.create({
      kind: 'customer',
      type: 'text',
      name: '内部评级',
      key: 'rating',
      editedBy: ['administrator'],
    })
    const manager = await desk.as('manager')
    const csv = '客户编号,姓名,内部评级\nE1,张三,A\n'
    const preview = await manager.imports.preview({ kind: 'customers' }, { files: [csvFile(csv)] })
    assert.deepEqual([preview.columns[2]?.column, preview.ownColumns], ['', []])
    const mapping = { 内部评级: 'custom.rating' }
    await assert.rejects(
      manager.imports.create({ kind: 'customers', mapping }, { files: [csvFile(csv)] }),
      refusedFor('request.invalid'),
    )
    await importCsv(desk, manager, 'customers', csv)
    assert.deepEqual(await customOf(manager, '张三'), {})
  }),
)

test(
  'a unique value that another customer has, or that stands twice in the file, fails its row',
  onDesk(async (desk) => {
    const { manager } = await opened(desk)
    const holder = await manager.customers.create({ name: '甲', custom: { card: 'K-1' } })
    const csv = '客户编号,姓名,门禁卡\nE1,乙,ｋ-1\nE2,丙,K-2\nE3,丁,k-2\nE4,戊,K-3\n'
    const preview = await manager.imports.preview({ kind: 'customers' }, { files: [csvFile(csv)] })
    const wrong = [`不能重复，客户 ${holder.number} 已经有了`, '不能重复，文件第 3 行已经用了']
    assert.deepEqual(
      preview.rows.flatMap(({ problem }) => (problem ? [problem] : [])),
      wrong.map((text) => ({ name: '门禁卡', text })),
    )
    const { id, counts } = await importCsv(desk, manager, 'customers', csv)
    assert.deepEqual([counts.created, counts.failed], [2, 2])
    assert.deepEqual(
      (await errorsOf(manager, id)).slice(1).map((line) => line.split(',')[1]),
      wrong.map((text) => `门禁卡：${text}`),
    )
    const taken = refusedFor('own_field.taken')
    await assert.rejects(manager.customers.create({ name: '己', custom: { card: 'K-2' } }), taken)
    const later = '客户编号,姓名,门禁卡\nE2,丙,K-4\nE4,戊,K-2\nE4,戊,K-1\n'
    const updated = await importCsv(desk, manager, 'customers', later, { onDuplicate: 'update' })
    assert.deepEqual([updated.counts.updated, updated.counts.failed], [2, 1])
    await assert.rejects(manager.customers.create({ name: '己', custom: { card: 'K-2' } }), taken)
    await manager.customers.create({ name: '己', custom: { card: 'K-3' } })
    await manager.imports.undo({ id: updated.id })
    await desk.settle()
    assert.deepEqual([(await customOf(manager, '丙'))?.card, (await customOf(manager, '戊'))?.card], ['K-4', 'K-2'])
  }),
)

test(
  'a unique value of a customer out of sight is refused without naming the customer, and free when its import is undone',
  onDesk(async (desk) => {
    const { admin, manager } = await opened(desk)
    const { items } = await admin.roles.list({})
    const permissions = items.find(({ code }) => code === 'representative')?.permissions ?? []
    await admin.roles.update({ code: 'representative', permissions: [...permissions, 'imports.create'] })
    const seller = await desk.as('representative')
    const first = await importCsv(desk, manager, 'customers', '客户编号,姓名,门禁卡\nE1,甲,K-1\n')
    const csv = '客户编号,姓名,门禁卡\nE2,乙,K-1\n'
    const { id } = await importCsv(desk, seller, 'customers', csv)
    assert.match((await errorsOf(seller, id))[1] ?? '', /门禁卡：这个值已登记在同事负责的客户名下/)
    const [gone] = (await manager.customers.list({ search: '甲' })).items
    await manager.imports.undo({ id: first.id })
    await desk.settle()
    assert.equal((await importCsv(desk, manager, 'customers', csv)).counts.created, 1)
    assert.deepEqual((await manager.customers.restore({ id: gone?.id ?? '' })).custom, {})
    const changed = await importCsv(desk, manager, 'customers', csv.replace('K-1', 'K-9'), { onDuplicate: 'update' })
    await manager.imports.undo({ id: changed.id })
    await desk.settle()
    assert.equal((await customOf(manager, '乙'))?.card, 'K-1')
    await assert.rejects(
      manager.customers.create({ name: '丙', custom: { card: 'K-1' } }),
      refusedFor('own_field.taken'),
    )
    await manager.customers.create({ name: '丙', custom: { card: 'K-9' } })
    const last = await importCsv(desk, manager, 'customers', '客户编号,姓名,门禁卡\nE3,丁,K-7\n')
    const [undone] = (await manager.customers.list({ search: '丁' })).items
    await manager.imports.undo({ id: last.id })
    await desk.settle()
    assert.deepEqual((await manager.customers.restore({ id: undone?.id ?? '' })).custom, { card: 'K-7' })
    await assert.rejects(
      manager.customers.create({ name: '戊', custom: { card: 'K-7' } }),
      refusedFor('own_field.taken'),
    )
  }),
)

test(
  'what a file passed on or exchanged goes back to each by one undoing',
  onDesk(async (desk) => {
    const { manager } = await opened(desk)
    const of = '客户编号,姓名,门禁卡\n'
    await importCsv(desk, manager, 'customers', `${of}E1,甲,K-1\nE2,乙,K-2\nE3,丙,K-3\nE4,丁,K-4\nE5,戊,\n`)
    const cards = async () =>
      Promise.all(['甲', '乙', '丙', '丁', '戊'].map(async (name) => (await customOf(manager, name))?.card ?? null))
    // 甲 and 乙 exchange, 丙 passes to 丁, and 丁 to 戊
    const moved = `${of}E1,甲,K-9\nE2,乙,K-1\nE1,甲,K-2\nE3,丙,K-8\nE4,丁,K-3\nE5,戊,K-4\n`
    const { id, counts } = await importCsv(desk, manager, 'customers', moved, { onDuplicate: 'update' })
    assert.deepEqual([counts.updated, await cards()], [6, ['K-2', 'K-1', 'K-8', 'K-3', 'K-4']])
    assert.equal((await manager.imports.undoPreview({ id })).counts.kept, 0)
    await manager.imports.undo({ id })
    await desk.settle()
    assert.deepEqual(await cards(), ['K-1', 'K-2', 'K-3', 'K-4', null])
    const taken = refusedFor('own_field.taken')
    for (const card of ['K-1', 'K-2', 'K-3', 'K-4'])
      await assert.rejects(manager.customers.create({ name: '己', custom: { card } }), taken)
    await manager.customers.create({ name: '己', custom: { card: 'K-8' } })
  }),
)

test(
  'a field that is added while a file comes in counts for the rest of it',
  onOwnDesk(async (desk) => {
    const admin = await desk.as('administrator')
    const manager = await desk.as('manager')
    const lines = Array.from({ length: 5_000 }, (_, at) => `E${at},客户${at}`)
    const file = csvFile(`external_id,name\n${lines.join('\n')}\n`)
    const { id } = await manager.imports.create({ kind: 'customers' }, { files: [file] })
    let added = false
    const running = runImport(backgroundOf(desk), id, async () => {
      if (!added)
        await admin.ownFields.create({ kind: 'customer', type: 'text', name: '渠道', key: 'way', defaultValue: '门店' })
      added = true
    })
    await assert.rejects(running, FieldsChanged)
    await runImport(backgroundOf(desk), id)
    const { status, counts } = await manager.imports.get({ id })
    assert.deepEqual([status, counts.created], ['done', 5_000])
    const last = (await manager.customers.list({ search: 'E4999' })).items[0]
    assert.deepEqual(last?.custom, { way: '门店' })
  }),
)
