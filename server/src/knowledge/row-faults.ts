import type { Locale } from '@zhike/contract/reasons'
import type { RawRow } from '../platform/tables/csv-splitting.ts'
import { hasWrongBytes } from '../platform/text/decoding.ts'
import type { ImportedRow } from './imported-row.ts'

/** What is wrong with a row; `twice` also says where the code stands already. */
export type RowFault = { readonly kind: keyof typeof words; readonly line?: number }

const words = {
  broken: { 'zh-CN': '这一行的引号没有成对，无法分列', en: 'The quotation marks of this row do not pair' },
  unreadable: {
    'zh-CN': '有无法识别的字符，请另存为 UTF-8 或 GB18030',
    en: 'Some characters are neither UTF-8 nor GB18030',
  },
  no_code: { 'zh-CN': '缺少编号', en: 'The code is missing' },
  long_code: { 'zh-CN': '编号超过 64 个字', en: 'The code is longer than 64 characters' },
  no_question: { 'zh-CN': '缺少标准问题', en: 'The question is missing' },
  long_question: { 'zh-CN': '标准问题或相似问题超过 200 个字', en: 'A question is longer than 200 characters' },
  many_questions: { 'zh-CN': '相似问题超过 100 个', en: 'There are more than 100 similar questions' },
  no_answer: { 'zh-CN': '缺少答案', en: 'The answer is missing' },
  long_answer: { 'zh-CN': '答案超过 20000 个字', en: 'The answer is longer than 20,000 characters' },
  long_category: { 'zh-CN': '分类超过 50 个字', en: 'The category is longer than 50 characters' },
  twice: { 'zh-CN': '编号与第 {{line}} 行重复', en: 'Row {{line}} has the same code' },
} as const satisfies Record<string, Readonly<Record<Locale, string>>>

/** What is wrong with a row, if anything; `before` is the line in which its code stood already. */
export function faultIn(raw: RawRow, row: ImportedRow, before: number | undefined): RowFault | undefined {
  const { code, title, similar, body, category } = row
  if (raw.fault) return { kind: 'broken' }
  if (raw.cells.some(hasWrongBytes)) return { kind: 'unreadable' }
  if (code === '') return { kind: 'no_code' }
  if (code.length > 64) return { kind: 'long_code' }
  if (title === '') return { kind: 'no_question' }
  if ([title, ...similar].some((one) => one.length > 200)) return { kind: 'long_question' }
  if (similar.length > 100) return { kind: 'many_questions' }
  if (body === '') return { kind: 'no_answer' }
  if (body.length > 20_000) return { kind: 'long_answer' }
  if (category.length > 50) return { kind: 'long_category' }
  return before === undefined ? undefined : { kind: 'twice', line: before }
}

/** What is wrong by row, as the fields of a refusal. */
export function wordsOf(faults: readonly (readonly [line: number, fault: RowFault])[], locale: Locale) {
  const rowName = (line: number) => (locale === 'zh-CN' ? `第 ${line} 行` : `row ${line}`)
  return Object.fromEntries(
    faults.map(([line, { kind, line: other }]) => [
      rowName(line),
      words[kind][locale].replace('{{line}}', String(other)),
    ]),
  )
}
