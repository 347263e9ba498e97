import assert from 'node:assert/strict'
import { Readable } from 'node:stream'
import { test } from 'node:test'
import { csvOf } from './csv.ts'
import type { Column, Rows } from './table.ts'
import { partsOf } from './workbook.fixture.ts'
import { xlsxOf } from './xlsx.ts'

const columns: readonly Column[] = [
  { heading: '姓名', form: 'text' },
  { heading: '数量', form: 'number' },
  { heading: '金额', form: 'yuan' },
  { heading: '时间', form: 'moment' },
]

async function* batches(...given: Rows[]) {
  yield* given
}

const csv = async (...given: Rows[]) =>
  Buffer.concat(await Readable.from(csvOf(columns, batches(...given))).toArray()).toString('utf8')
const xlsx = async (sheetRows: number, ...given: Rows[]) =>
  partsOf(Buffer.concat(await xlsxOf(columns, batches(...given), { title: '表', sheetRows }).toArray()))

test('CSV begins with a byte-order mark, ends its lines as Windows does, and writes each form in its way', async () => {
  const rows = [
    ['张三', 3, -1_250, Date.UTC(2026, 2, 16, 2)] as const,
    ['"', null, 0, Date.UTC(1989, 6, 1, 0, 0, 0, 5)] as const,
  ]
  assert.equal(
    await csv(rows),
    '\ufeff姓名,数量,金额,时间\r\n张三,3,-12.50,2026-03-16 10:00:00\r\n"""",,0.00,1989-07-01 09:00:00.005\r\n',
  )
})

test('rows that do not fit into a sheet go on in the next, each under the headings', async () => {
  const rows = (count: number): Rows => Array.from({ length: count }, (_, at) => [`r${at}`, at, null, null])
  for (const [given, sheets] of [
    [[rows(7)], [3, 3, 1]],
    [[rows(3)], [3]],
    [
      [rows(3), rows(3)],
      [3, 3],
    ],
    [
      [rows(2), [], rows(2)],
      [3, 1],
    ],
    [[], [0]],
  ] as const) {
    const parts = await xlsx(3, ...given)
    const names = [...parts.keys()].filter((name) => name.startsWith('xl/worksheets/'))
    assert.deepEqual(
      names.map((name) => (parts.get(name)?.match(/<row /g)?.length ?? 0) - 1),
      [...sheets],
    )
    const listed = [...(parts.get('xl/workbook.xml') ?? '').matchAll(/<sheet name="(.*?)"/g)].map(([, name]) => name)
    assert.deepEqual(
      listed,
      sheets.map((_, at) => (at === 0 ? '表' : `表 ${at + 1}`)),
    )
  }
})

test('a workbook names its parts as spreadsheets look for them, the kinds of parts first', async () => {
  const parts = await xlsx(10, [['张三', 1, 100, 0]])
  assert.deepEqual(
    [...parts.keys()],
    [
      '[Content_Types].xml',
      '_rels/.rels',
      'xl/styles.xml',
      'xl/worksheets/sheet1.xml',
      'xl/workbook.xml',
      'xl/_rels/workbook.xml.rels',
    ],
  )
  assert.match(parts.get('xl/_rels/workbook.xml.rels') ?? '', /Id="rId1"[^>]*worksheets\/sheet1\.xml/)
})

test('what XML cannot hold is written as spreadsheets write it, and a text is cut where a cell ends', async () => {
  const sheet = (
    await xlsx(10, [
      ['a\u0000\r\ud800<&>', null, null, null],
      ['长'.repeat(40_000), null, null, null],
    ])
  ).get('xl/worksheets/sheet1.xml')
  assert.ok(sheet?.includes('>a_x0000__x000D_\ufffd&lt;&amp;&gt;<'))
  assert.equal(/长+/.exec(sheet ?? '')?.[0].length, 32_767)
})

test('a source that fails makes the file fail', async () => {
  async function* failing(): AsyncGenerator<Rows> {
    yield [['张三', 1, 1, 1]]
    throw new Error('gone')
  }
  await assert.rejects(Readable.from(csvOf(columns, failing())).toArray(), /gone/)
  await assert.rejects(xlsxOf(columns, failing(), { title: '表' }).toArray(), /gone/)
})
