import { parseBirthday } from '../customers/customers.ts'
import { normalizeEmail } from '../platform/text/emails.ts'
import { normalizePhone } from '../platform/text/phones.ts'
import { readDay } from '../platform/text/written-days.ts'
import { columnNamed } from './column-words.ts'
import type { ImportKind, Mapping } from './columns.ts'

const enough = 0.7
const mailShare = 0.8

/** What columns that no name tells are by their cells; each column of the import once. */
export function guessByCells(
  kind: ImportKind,
  names: readonly string[],
  mapping: Mapping,
  rows: readonly (readonly string[])[],
  now: Date,
): Mapping {
  const taken = new Set(Object.values(mapping))
  const guessed: Record<string, string> = {}
  for (const [at, name] of names.entries()) {
    if (mapping[name] !== '' || columnNamed(kind, name)) continue
    const cells = rows.map((row) => row[at]?.trim() ?? '').filter((cell) => cell !== '')
    const column =
      cells.length === 0 ? undefined : tests[kind].find((test) => !taken.has(test.column) && passes(test, cells, now))
    if (!column) continue
    guessed[name] = column.column
    taken.add(column.column)
  }
  return guessed
}

interface CellTest {
  readonly column: string
  readonly share: number
  fits(cell: string, now: Date): boolean
}

const passes = ({ share, fits }: CellTest, cells: readonly string[], now: Date) =>
  cells.filter((cell) => fits(cell, now)).length >= share * cells.length

const chineseName = /^[\p{Script=Han}·]{2,4}$/u
const surnames =
  /^[王李张刘陈杨黄赵周吴徐孙朱马胡郭林何高梁郑罗宋谢唐韩曹许邓萧冯曾程蔡彭潘袁于董余苏叶吕魏蒋田杜丁沈姜范江傅钟卢汪戴崔任陆廖姚方金邱夏谭韦贾邹石熊孟秦阎薛侯雷白龙段郝孔邵史毛常万顾赖武康贺严尹钱施牛洪龚]/
const tests: Readonly<Record<ImportKind, readonly CellTest[]>> = {
  customers: [
    { column: 'phone', share: enough, fits: (cell) => normalizePhone(cell) !== undefined },
    { column: 'email', share: mailShare, fits: (cell) => normalizeEmail(cell) !== undefined },
    { column: 'gender', share: 1, fits: (cell) => /^(男|女|男性|女性|male|female|m|f)$/i.test(cell) },
    { column: 'name', share: mailShare, fits: (cell) => chineseName.test(cell) && surnames.test(cell) },
    {
      column: 'birthday',
      share: mailShare,
      fits: (cell, now) => !/^\d{5}$/.test(cell) && parseBirthday(readDay(cell, now), now).ok,
    },
  ],
  contacts: [
    { column: 'organisation', share: mailShare, fits: (cell) => /(公司|集团|厂|店|中心|学校|医院|银行)$/.test(cell) },
    { column: 'phone', share: enough, fits: (cell) => normalizePhone(cell) !== undefined },
    { column: 'email', share: mailShare, fits: (cell) => normalizeEmail(cell) !== undefined },
    { column: 'name', share: mailShare, fits: (cell) => chineseName.test(cell) && surnames.test(cell) },
  ],
  products: [{ column: 'price_yuan', share: 1, fits: (cell) => /^[¥￥]?[\d,]+\.\d{1,2}$/.test(cell) }],
  orders: [
    {
      column: 'ordered_at',
      share: mailShare,
      fits: (cell, now) => !/^\d{5}$/.test(cell) && /^\d{4}-\d{1,2}-\d{1,2}/.test(readDay(cell, now)),
    },
    { column: 'total_yuan', share: 1, fits: (cell) => /^[¥￥]?[\d,]+\.\d{1,2}$/.test(cell) },
  ],
}
