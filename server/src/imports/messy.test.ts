import assert from 'node:assert/strict'
import { test } from 'node:test'
import { onDesk } from '../../test/harness.ts'
import { csvFile, errorsOf, importCsv } from './imports.fixture.ts'
import { workbook, xlsxFile } from './workbook.fixture.ts'

/** What a salesperson keeps: a title, remarks, merged cells, numbers and days in every style, a total at the end. */
const own = workbook([
  {
    name: '老客户',
    merged: ['A1:H1', 'A5:A7', 'H5:H6'],
    rows: [
      ['2025 年华东区老客户（小李整理，请勿外传）'],
      [],
      ['', '', '', '', '', '', '', ''],
      ['区域', '客户姓名', '联系方式', '生日', '称呼', '所在城市', '等级', '备注'],
      ['华东', '林晓梅女士', 13600136001, { day: 33010 }, null, '杭州市', 'A', '爱喝茶'],
      [null, '陈　刚', '+86 139-0013-9002 / 137 0013 7002', '1985年3月8日', '先生', '上海', 'B', null],
      [null, '黄丽', '１３６００１３６００３（微信同号）', '90.5.17', null, '无', 'A', null],
      ['华南', '王先生', '手机：13600136004 13600136005', '1978/12/1', null, '广州市', null, null],
      ['华南', '赵国强', '1.36E+10', null, null, null, null, '号码坏了'],
      ['华南', '广州宏达贸易有限公司', '020-38880001 转 8', '暂无', null, '广州', '重点', '找刘经理'],
      ['华南', '李雷', '1380013', null, null, null, null, null],
      [],
      [null, '合计', '7 人', null, null, null, null, null],
      ['备注：红色为重点客户，请优先回访。'],
      [null, '制表：小李'],
    ],
  },
])
const asFile = () => xlsxFile(own, '小李的客户.xlsx')

test(
  'a salesperson’s own workbook comes in, and each row that cannot says why',
  onDesk(async (desk) => {
    const manager = await desk.as('manager')
    const preview = await manager.imports.preview({ kind: 'customers' }, { files: [asFile()] })
    assert.equal(preview.headingRow, 4)
    const { id } = await manager.imports.create({ kind: 'customers' }, { files: [asFile()] })
    await desk.settle()
    const { counts } = await manager.imports.get({ id })
    assert.deepEqual([counts.created, counts.failed, counts.leftOut], [5, 4, 1])
    const { items } = await manager.customers.list({ limit: 50 })
    const shown = items.map(({ name, kind, gender, birthday, identities, tags }) => [
      name,
      kind,
      gender,
      birthday && [birthday.year, birthday.month, birthday.day].join('-'),
      identities.map(({ masked }) => masked).toSorted(),
      tags,
    ])
    assert.deepEqual(
      shown.toSorted(([left], [right]) => String(left).localeCompare(String(right), 'zh')),
      [
        ['陈刚', 'person', 'male', '1985-3-8', ['137****7002', '139****9002'], ['华东', 'B']],
        ['广州宏达贸易有限公司', 'organisation', null, null, ['020****0001'], ['华南', '重点']],
        ['黄丽', 'person', null, '1990-5-17', ['136****6003'], ['华东', 'A']],
        ['林晓梅', 'person', 'female', '1990-5-17', ['136****6001'], ['华东', 'A']],
        ['王先生', 'person', 'male', '1978-12-1', ['136****6004', '136****6005'], ['华南']],
      ],
    )
    const failed = preview.rows.filter(({ outcome }) => outcome === 'failed' || outcome === 'left_out')
    assert.deepEqual([preview.counts.failed, preview.counts.leftOut], [4, 1])
    const reasons = failed.map(({ number, problem }) => `${number} ${problem?.text}`)
    for (const [at, words] of [/^9 .*科学计数/, /^11 /, /^13 .*合计/, /^14 .*说明文字/, /^15 .*说明文字/].entries())
      assert.match(reasons[at] ?? '', words)
  }),
)

test(
  'totals and remarks stay out and say what they are, and a name beside a number is no part of it',
  onDesk(async (desk) => {
    const manager = await desk.as('manager')
    const csv =
      '姓名,电话,地址\n张三,13800138001(家),无\n李四,"13800138002，13800138003",\n合计：2 人,,\n以上客户由小李跟进，请勿重复联系。,,\n总计,2,\n'
    const { id, counts } = await importCsv(desk, manager, 'customers', csv)
    assert.deepEqual([counts.created, counts.failed, counts.leftOut], [2, 1, 2])
    const lines = (await errorsOf(manager, id)).slice(1)
    assert.match(lines[0] ?? '', /合计/)
    assert.match(lines[1] ?? '', /说明文字/)
    assert.match(lines[2] ?? '', /合计/)
  }),
)

test(
  'a total is left out and has not failed, and whoever is only called so comes in',
  onDesk(async (desk) => {
    const manager = await desk.as('manager')
    const csv = [
      '客户编号,姓名,电话,微信',
      'E1,合计,13800138001,',
      ',合计贸易有限公司,,',
      ',Total Energies,,',
      ',Sum 41,13800138002,',
      ',总计 (老王),13800138003,',
      ',平均,,pingjun_88',
      '3,合计,3 个,2',
      ',总计：3 人,,',
      ',Total 3,,',
    ].join('\n')
    const preview = await manager.imports.preview({ kind: 'customers' }, { files: [csvFile(csv)] })
    assert.deepEqual(
      preview.rows.map(({ outcome }) => outcome),
      [...Array.from({ length: 6 }, () => 'created'), ...Array.from({ length: 3 }, () => 'left_out')],
    )
    const { id, counts } = await importCsv(desk, manager, 'customers', csv)
    assert.deepEqual(counts, { read: 9, created: 6, updated: 0, skipped: 0, failed: 0, leftOut: 3 })
    // they are told one by one, so that nobody is lost unseen
    assert.equal((await errorsOf(manager, id)).slice(1).filter((line) => line.includes('合计')).length, 3)
  }),
)

test(
  'headings with numbers or in two languages, empty and repeated columns, counted days and numbers of programs are understood',
  onDesk(async (desk) => {
    const manager = await desk.as('manager')
    const csv = [
      '2025 年会员（内部）,,,,,,,',
      '*姓名,,手机号1,手机号2,电话,电话,出生日期,性别',
      "张三,,13800138001.0,'13900139001,,,33010,先生",
      '李四,,１３８ ００１３ ８００２,13900139002或13900139003,0571 8888 8888,,1990/5/17 0:00,未知',
      '王五,,1.3800138003E10,,,,1985年3月8日,保密',
      '合计,,3,,,,,',
    ].join('\n')
    const file = () => csvFile(csv)
    const preview = await manager.imports.preview({ kind: 'customers' }, { files: [file()] })
    assert.deepEqual(
      preview.columns.map(({ name, column }) => [name, column]),
      [
        ['*姓名', 'name'],
        ['B', ''],
        ['手机号1', 'phone'],
        ['手机号2', 'phone'],
        ['电话', 'phone'],
        ['电话 (2)', 'phone'],
        ['出生日期', 'birthday'],
        ['性别', 'gender'],
      ],
    )
    const { counts } = await importCsv(desk, manager, 'customers', csv)
    assert.deepEqual([counts.created, counts.failed, counts.leftOut], [3, 0, 1])
    const { items } = await manager.customers.list({})
    const shown = items.map(({ name, gender, birthday, identities }) => [
      name,
      gender,
      birthday && [birthday.year, birthday.month, birthday.day].join('-'),
      identities.map(({ masked }) => masked).toSorted(),
    ])
    assert.deepEqual(
      shown.toSorted(([left], [right]) => String(left).localeCompare(String(right), 'zh')),
      [
        ['李四', null, '1990-5-17', ['0571****8888', '138****8002', '139****9002', '139****9003']],
        ['王五', null, '1985-3-8', ['138****8003']],
        ['张三', 'male', '1990-5-17', ['138****8001', '139****9001']],
      ],
    )
  }),
)

test(
  'totals and remarks among orders, products and contacts stay out and say so, in GB18030 too',
  onDesk(async (desk) => {
    const manager = await desk.as('manager')
    await importCsv(desk, manager, 'customers', '客户编号,姓名\nE1,张三\n')
    const reasons = async (kind: 'orders' | 'products' | 'contacts', csv: string | Uint8Array) => {
      const { id, counts } = await importCsv(desk, manager, kind, csv)
      const lines = (await errorsOf(manager, id)).slice(1)
      return [counts.created + counts.updated, ...lines.map((line) => /合计|说明文字/.exec(line)?.[0])]
    }
    const orders =
      '订单号,客户编号,交易时间,实付款,商品名\nSUM-1,E1,46089.4375,RMB 10,甲\n,合计,,10,\n总计：,,,10,\n制表：小李,,,,\n'
    assert.deepEqual(await reasons('orders', orders), [1, '合计', '合计', '说明文字'])
    assert.equal((await manager.orders.list({})).items[0]?.orderedAt, '2026-03-08T02:30:00.000Z')
    // 编码,品名 / K-1,甲 / 合计,1
    const gb = Buffer.from('b1e0c2eb2cc6b7c3fb0a4b2d312cbcd70abacfbcc62c310a', 'hex')
    assert.deepEqual(await reasons('products', gb), [1, '合计'])
    assert.deepEqual(await reasons('contacts', '客户编号,手机\nE1,13600136001\n合计,1\n'), [1, '合计'])
  }),
)

test(
  'cells that were merged downwards count for each of their rows',
  onDesk(async (desk) => {
    const manager = await desk.as('manager')
    await manager.customers.create({ kind: 'organisation', name: '星河公司' })
    const file = workbook([
      {
        merged: ['A2:A4'],
        rows: [
          ['单位名称', '联系人', '职务', '手机'],
          ['星河公司', '王一', '采购', 13600136001],
          [null, '王二', '财务', 13600136002],
          [null, '王三', '经理', 13600136003],
        ],
      },
    ])
    const { id } = await manager.imports.create({ kind: 'contacts' }, { files: [xlsxFile(file)] })
    await desk.settle()
    assert.equal((await manager.imports.get({ id })).counts.created, 3)
  }),
)
