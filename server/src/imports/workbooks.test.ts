import assert from 'node:assert/strict'
import { test } from 'node:test'
import { onDesk } from '../../test/harness.ts'
import { refusedFor } from '../../test/refusals.ts'
import { workbook, workbookParts, xlsxFile, zipOf } from './workbook.fixture.ts'

/** What a salesperson keeps: a title, a remark, headings of their own, a total at the end. */
const messy = workbook([
  { name: '说明', state: 'hidden', rows: [['请勿修改']] },
  {
    name: '客户2025',
    rows: [
      ['2025 年老客户名单（华东）'],
      ['更新：小李'],
      [null, null, '联系方式', null, null, null, null],
      ['序号', '客户姓名 ', null, '微信号', '出生年月', '性别', '地址', '备注', '固话'],
      [1, '张三丰', 13800138000, 'zsf_001', { day: 33010 }, '先生', '文三路 1 号', '爱喝茶', 57188888888],
      [2, '李四', '139-0013-9000/13700137000', null, '1990年5月17日', '女士', null, null, null],
      [],
      [3, ' 王　五 ', '１３６００１３６０００', null, '90.5.17', null, null, '=HYPERLINK("http://evil")', null],
      [4, '赵六', '1.38E+10', null, null, null, null, null, null],
      [],
      [null, '合计', '4 人'],
    ],
  },
])

test(
  'a salesperson’s own workbook comes in: title, headings over two rows, numbers that are telephone numbers, days of all kinds',
  onDesk(async (desk) => {
    const manager = await desk.as('manager')
    const preview = await manager.imports.preview({ kind: 'customers' }, { files: [xlsxFile(messy)] })
    assert.deepEqual([preview.sheet, preview.headingRow, preview.format], ['客户2025', 4, 'xlsx'])
    assert.deepEqual(
      preview.sheets.map(({ name, isHidden }) => [name, isHidden]),
      [
        ['说明', true],
        ['客户2025', false],
      ],
    )
    assert.deepEqual(
      preview.columns.map(({ name, column }) => [name, column]),
      [
        ['序号', ''],
        ['客户姓名', 'name'],
        ['联系方式', 'phone'],
        ['微信号', 'wechat'],
        ['出生年月', 'birthday'],
        ['性别', 'gender'],
        ['地址', 'address'],
        ['备注', ''],
        ['固话', 'phone'],
      ],
    )
    assert.deepEqual(
      preview.rows.map(({ number, outcome }) => [number, outcome]),
      [
        [5, 'created'],
        [6, 'created'],
        [8, 'created'],
        [9, 'failed'],
        [11, 'left_out'],
      ],
    )
    assert.deepEqual(preview.rows[3]?.problem?.name, '联系方式')
    assert.match(preview.rows[3]?.problem?.text ?? '', /科学计数/)
    const { id } = await manager.imports.create({ kind: 'customers', upload: preview.upload })
    await desk.settle()
    const done = await manager.imports.get({ id })
    assert.deepEqual(
      [done.status, done.counts],
      ['done', { read: 5, created: 3, updated: 0, skipped: 0, failed: 1, leftOut: 1 }],
    )
    const find = async (search: string) => (await manager.customers.list({ search })).items[0]
    const zhang = await find('张三丰')
    assert.deepEqual(zhang?.identities.map(({ masked }) => masked).toSorted(), [
      '0571****8888',
      '138****8000',
      'zs***1',
    ])
    assert.deepEqual(zhang?.birthday, { calendar: 'solar', year: 1990, month: 5, day: 17 })
    assert.equal(zhang?.gender, 'male')
    assert.equal((await find('李四'))?.identities.length, 2)
    assert.deepEqual((await find('王五'))?.birthday, { calendar: 'solar', year: 1990, month: 5, day: 17 })
    const errors = Buffer.from(await ((await manager.imports.errors({ id })) as Blob).arrayBuffer())
    const again = await manager.imports.preview({ kind: 'customers' }, { files: [xlsxFile(errors)] })
    assert.deepEqual(again.columns.map(({ name, column }) => [name, column]).slice(0, 5), [
      ['行号', ''],
      ['原因', ''],
      ['序号', ''],
      ['客户姓名', 'name'],
      ['联系方式', 'phone'],
    ])
    assert.deepEqual(
      again.rows.map(({ cells }) => [cells[0], cells[3], cells[4]]),
      [
        ['9', '赵六', '1.38E+10'],
        ['11', '合计', '4 人'],
      ],
    )
    await assert.rejects(
      manager.imports.create({ kind: 'customers', upload: preview.upload }),
      refusedFor('import.upload_gone'),
    )
  }),
)

test(
  'days are counted from 1900 or from 1904, and another sheet can be chosen',
  onDesk(async (desk) => {
    const manager = await desk.as('manager')
    const rows = (day: number) => [
      ['姓名', '生日'],
      ['张三', { day }],
    ]
    const birthday = async (bytes: Buffer, sheet?: string) => {
      const sent = await manager.imports.preview(
        { kind: 'customers', ...(sheet ? { sheet } : {}) },
        { files: [xlsxFile(bytes)] },
      )
      return sent.rows[0]?.cells[1]
    }
    assert.equal(await birthday(workbook([{ rows: rows(33_010) }])), '1990-05-17')
    assert.equal(await birthday(workbook([{ rows: rows(33_010 - 1_462) }], 'date1904="1"')), '1990-05-17')
    assert.equal(await birthday(workbook([{ rows: rows(33_010.75) }])), '1990-05-17 18:00:00')
    const two = workbook([
      { name: '一', rows: rows(1) },
      { name: '二', rows: rows(33_010) },
    ])
    assert.equal(await birthday(two, '二'), '1990-05-17')
    await assert.rejects(birthday(two, '三'), refusedFor('import.sheet_unknown'))
  }),
)

test(
  'a workbook that was made to hurt is refused at once, and the desk goes on',
  onDesk(async (desk) => {
    const manager = await desk.as('manager')
    const parts = workbookParts([{ rows: [['姓名'], ['张三']] }])
    const withPart = (name: string, content: string | Buffer, claimed?: number) =>
      zipOf([
        ...parts.filter((part) => part.name !== name),
        { name, content, ...(claimed === undefined ? {} : { claimed }) },
      ])
    const sheet = 'xl/worksheets/sheet1.xml'
    const row = '<row><c t="inlineStr"><is><t>x</t></is></c></row>'
    const bomb = `<worksheet><sheetData>${row.repeat(2_000_000)}</sheetData></worksheet>`
    const entity =
      '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]><worksheet><sheetData>&b;</sheetData></worksheet>'
    const outside = '<!DOCTYPE x SYSTEM "file:///etc/passwd"><worksheet/>'
    const books: readonly (readonly [Buffer, 'import.bomb' | 'import.unreadable'])[] = [
      [withPart(sheet, bomb), 'import.bomb'],
      [withPart(sheet, row, 4_000_000_000), 'import.bomb'],
      [withPart(sheet, bomb, 1_000), 'import.unreadable'],
      [withPart('xl/sharedStrings.xml', `<sst>${'<si><t/></si>'.repeat(6_100_000)}</sst>`), 'import.bomb'],
      [
        zipOf(Array.from({ length: 100_000 }, (_, at) => ({ name: `xl/worksheets/sheet${at}.xml`, content: '' }))),
        'import.bomb',
      ],
      [withPart(sheet, entity), 'import.unreadable'],
      [withPart(sheet, outside), 'import.unreadable'],
      [withPart('../../etc/passwd', 'x'), 'import.unreadable'],
      [withPart('..\\evil', 'x'), 'import.unreadable'],
      [withPart('/etc/passwd', 'x'), 'import.unreadable'],
      [zipOf([{ name: 'inner.zip', content: zipOf(parts) }]), 'import.unreadable'],
      [withPart(sheet, `<worksheet a="${'x'.repeat(300_000_000)}"/>`), 'import.bomb'],
      [Buffer.concat([zipOf(parts).subarray(0, 300)]), 'import.unreadable'],
    ]
    for (const [at, [bytes, reason]] of books.entries()) {
      const startedAt = performance.now()
      await assert.rejects(
        manager.imports.preview({ kind: 'customers' }, { files: [xlsxFile(bytes)] }),
        refusedFor(reason),
        `book ${at}`,
      )
      assert.ok(performance.now() - startedAt < 20_000, `book ${at}`)
    }
    assert.equal((await manager.customers.list({})).items.length, 0)
  }),
)
