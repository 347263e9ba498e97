import assert from 'node:assert/strict'
import { test } from 'node:test'
import { onDesk } from '../../test/harness.ts'
import { partsOf } from '../platform/tables/workbook.fixture.ts'
import { bytesOf, csvRows, csvText, exported } from './exports.fixture.ts'

const dangerous = [
  '=1+1',
  '+1',
  '-1',
  '@SUM(A1)',
  '＝1+1',
  '＋1',
  '－1',
  '＠x',
  "'=1+1",
  '=cmd|"/c calc"!A1',
  '=HYPERLINK("http://evil","x")',
]

test(
  'a cell that a spreadsheet would calculate is neutralised in CSV, and a text in XLSX',
  onDesk(async (desk) => {
    const manager = await desk.as('manager')
    for (const text of dangerous) await manager.customers.create({ name: '张三', occupation: text, tags: [text] })
    const kept = (await manager.customers.list({ limit: 200 })).items.map(({ occupation }) => occupation)
    assert.equal(kept.length, dangerous.length)
    const wanted = { kind: 'customers', columns: ['occupation', 'tags'] } as const
    const rows = (await csvRows(desk, manager, { ...wanted, columns: [...wanted.columns] })).slice(1)
    assert.deepEqual(
      rows.map(([cell]) => cell),
      kept.map((text) => `'${text}`),
    )
    assert.ok(rows.flat().every((cell) => cell.startsWith("'")))
    const { id } = await exported(desk, manager, { kind: 'customers', columns: ['occupation'], format: 'xlsx' })
    const sheet = partsOf(await bytesOf(manager, id)).get('xl/worksheets/sheet1.xml') ?? ''
    assert.ok(!/<f[ >]/.test(sheet))
    const cells = [...sheet.matchAll(/<c r="A\d+"(?: s="\d")? t="inlineStr"><is><t xml:space="preserve">(.*?)<\/t>/g)]
    const text = (xml: string) => xml.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&')
    assert.deepEqual(
      cells.slice(1).map(([, xml = '']) => text(xml)),
      kept,
    )
  }),
)

test(
  'commas, quotation marks, line breaks, markup, emoji and rare characters come out as they went in',
  onDesk(async (desk) => {
    const manager = await desk.as('manager')
    const { id: customerId } = await manager.customers.create({ name: '𠮷野家 "分店", 北京' })
    const title = '<script>alert(1)</script> & "报错" 🚀 _x000D_'
    await manager.tickets.create({ customerId, kind: 'complaint', title, description: '一\n二\t三,"四"' })
    const columns = ['customer_name', 'title', 'description']
    const [, row] = await csvRows(desk, manager, { kind: 'tickets', columns })
    assert.deepEqual(row, ['𠮷野家 "分店", 北京', title, '一\n二\t三,"四"'])
    const { id } = await exported(desk, manager, { kind: 'tickets', columns, format: 'xlsx' })
    const sheet = partsOf(await bytesOf(manager, id)).get('xl/worksheets/sheet1.xml') ?? ''
    assert.ok(sheet.includes('&lt;script&gt;alert(1)&lt;/script&gt; &amp; "报错" 🚀 _x005F_x000D_'))
    assert.ok(sheet.includes('一\n二\t三,"四"'))
  }),
)

test(
  'amounts and moments are numbers in XLSX, by the company’s clock, and an amount in CSV is no text',
  onDesk(async (desk) => {
    const manager = await desk.as('manager')
    const { id: customerId } = await manager.customers.create({ name: '张三' })
    await manager.orders.create({ orderNo: 'A', customerId, orderedAt: '2026-03-01T12:00:00+08:00', totalFen: 129_950 })
    const columns = ['order_no', 'total_yuan', 'ordered_at']
    const { id } = await exported(desk, manager, { kind: 'orders', columns, format: 'xlsx' })
    const parts = partsOf(await bytesOf(manager, id))
    const sheet = parts.get('xl/worksheets/sheet1.xml') ?? ''
    assert.match(sheet, /<c r="B2" s="2"><v>1299\.50<\/v><\/c><c r="C2" s="3"><v>46082\.5<\/v><\/c>/)
    assert.match(parts.get('xl/workbook.xml') ?? '', /<sheet name="订单" sheetId="1" r:id="rId1"\/>/)
    const csv = await exported(desk, manager, { kind: 'orders', columns })
    assert.match(await csvText(manager, csv.id), /\r\nA,1299\.50,2026-03-01 12:00:00\r\n$/)
  }),
)

test(
  'a file is saved and never shown: as an attachment, not sniffed, not kept by the browser',
  onDesk(async (desk) => {
    const person = await desk.person('manager')
    const manager = desk.client(person)
    await manager.customers.create({ name: '<b>张三</b>' })
    const { id } = await exported(desk, manager, { kind: 'customers' })
    const { headers } = await desk.app.inject({
      url: `/api/v1/exports/${id}/file`,
      headers: { authorization: `Bearer ${person.key}` },
    })
    assert.match(
      String(headers['content-disposition']),
      /^attachment; filename\*=UTF-8''%E5%AE%A2%E6%88%B7-2026-03-16-1000\.csv$/,
    )
    assert.deepEqual(
      [headers['content-type'], headers['x-content-type-options'], headers['cache-control']],
      ['text/csv; charset=utf-8', 'nosniff', 'no-store'],
    )
  }),
)
