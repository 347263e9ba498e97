import { buffer } from 'node:stream/consumers'
import type { Ctx } from '../platform/ctx.ts'
import { fail } from '../platform/errors.ts'
import { workbookType } from '../platform/files/sniffing.ts'
import type { StoredFile } from '../platform/files/uploads.ts'
import { type RawRow, splitterOf } from '../platform/tables/csv-splitting.ts'
import { detectEncoding } from '../platform/text/decoding.ts'
import { tidyText } from '../platform/text/tidy-text.ts'
import type { ImportedRow } from './imported-row.ts'
import { faultIn, type RowFault, wordsOf } from './row-faults.ts'

const headings = {
  code: ['code', 'id', 'no', 'faqid', '编号', '编码', '代码', '序号', '知识编号', '问题编号'],
  question: ['question', 'title', 'standardquestion', '问题', '标准问题', '标准问', '标准问法', '标题'],
  answer: ['answer', 'body', 'content', '答案', '标准答案', '回答', '答复', '回复', '内容', '答案内容'],
  similar: [
    'similar',
    'similarquestions',
    'variants',
    '相似问题',
    '相似问',
    '相似问法',
    '相似说法',
    '扩展问',
    '扩展问题',
  ],
  category: ['category', '分类', '类别', '类目', '所属分类', '分类名称'],
} as const
type Column = keyof typeof headings
type Columns = Readonly<Partial<Record<Column, number>>>

const delimiters = [',', ';', '\t']
/** Of what is wrong so much is told at once. */
const mostFaults = 20

/** Reads a file whole: every row is right, or nothing is taken. Throws what its caller says. */
export async function readRows(ctx: Ctx, { key, mediaType }: StoredFile): Promise<ImportedRow[]> {
  if (mediaType === workbookType) fail('file.kind_refused')
  const bytes = await buffer(await ctx.tools.files.read(key))
  const text = new TextDecoder(detectEncoding(bytes)).decode(bytes)
  const [columns, rows] = openTable(text)
  const found: ImportedRow[] = []
  const lines = new Map<string, number>()
  const faults: [line: number, fault: RowFault][] = []
  for (const [at, raw] of rows.entries()) {
    if (raw.cells.every((cell) => cell.trim() === '')) continue
    const line = at + 2
    const row = rowOf(raw, columns)
    const fault = faultIn(raw, row, lines.get(row.code))
    if (fault) faults.push([line, fault])
    lines.set(row.code, line)
    found.push(row)
  }
  if (faults.length > 0) fail('knowledge.rows_refused', { fields: wordsOf(faults.slice(0, mostFaults), ctx.locale) })
  return found
}

/** Its columns and the rows below the headings. The separator is the one that makes columns that are known. */
function openTable(text: string): [Columns, RawRow[]] {
  for (const delimiter of delimiters) {
    const splitter = splitterOf(delimiter)
    const [head, ...rows] = [...splitter.push(text), ...splitter.end()]
    const columns = columnsOf(head?.cells ?? [])
    if (columns.code !== undefined && columns.question !== undefined && columns.answer !== undefined)
      return [columns, rows]
  }
  return fail('knowledge.columns_missing')
}

function columnsOf(cells: readonly string[]): Columns {
  // what stands in brackets explains: 相似问题（用 | 隔开）
  const names = cells.map((cell) =>
    tidyText(cell)
      .toLowerCase()
      .replace(/[([].*$|[\s_-]/g, ''),
  )
  const found: Partial<Record<Column, number>> = {}
  for (const column of Object.keys(headings) as Column[]) {
    const words: readonly string[] = headings[column]
    const at = names.findIndex((name) => words.includes(name))
    if (at >= 0) found[column] = at
  }
  return found
}

function rowOf({ cells }: RawRow, columns: Columns): ImportedRow {
  const cell = (column: Column) => cells[columns[column] ?? -1] ?? ''
  const title = tidyText(cell('question'))
  const similar = cell('similar').split(/[|｜]/).map(tidyText)
  return {
    code: tidyText(cell('code')),
    title,
    body: cell('answer').replaceAll('\r\n', '\n').trim(),
    similar: [...new Set(similar)].filter((one) => one !== '' && one !== title),
    category: tidyText(cell('category')),
  }
}
