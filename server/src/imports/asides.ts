import { customerColumns } from '@zhike/contract/imports'
import { type Fault, faultOf } from './faults.ts'
import type { CellOf } from './rows.ts'

const remark =
  /^(?:备注|注[:：]|注意|说明|以上|以下|制表|填表|审核|统计|截止|更新|共\s*\d+|note|remark)|[，。；：:;].*[，。；：:;\p{Script=Han}]/iu

/** 合计, 合计：3 人, Total 3; no name that only begins so (合计贸易公司, Total Energies) and no code (SUM-1). */
const total =
  /^(?:(?:合计|总计|小计|共计|总数|累计|平均)(?:[:：\s（(\d]|$)|(?:grand )?(?:total|subtotal|sum)(?:[:：]|[:：\s]\s*\d[\d,.]*)?$)/i

/** Whether a cell is the word of a total. */
export const isTotal = (text: string): boolean => total.test(text)

/** A row that says how somebody is reached or numbered is somebody, whatever the name: a total has counts at most. */
export const isSomebody = (cell: CellOf): boolean =>
  cell('phone').replace(/\D/g, '').length >= 7 ||
  cell('email').includes('@') ||
  ['wechat', 'external_id', 'credit_code'].some((column) => /\p{L}|\d{6}/u.test(cell(column)))

/**
 * Rows that salespeople put under or between what they list by a number or code: a total, whose word may stand in any column
 * while there is no number, or a remark that stands alone.
 */
export function asideAmong(cell: CellOf, columns: readonly string[], naming: string): Fault | undefined {
  const [name, filled] = [cell(naming), columns.map(cell).filter((text) => text !== '')]
  if (isTotal(name)) return faultOf('total_row')
  if (name === '' && filled.some((text) => isTotal(text))) return faultOf('total_row')
  return filled.length === 1 && (name === '' || remark.test(name)) ? faultOf('remark_row') : undefined
}

/** The same among customers. */
export function asideOf(cell: CellOf, name: string): Fault | undefined {
  if (isTotal(name) && !isSomebody(cell)) return faultOf('total_row')
  if (name === '' && customerColumns.some((column) => isTotal(cell(column)))) return faultOf('total_row')
  const isAlone = ['phone', 'email', 'wechat', 'external_id', 'address', 'gender', 'birthday'].every(
    (column) => cell(column) === '',
  )
  return isAlone && (name === '' || remark.test(name)) ? faultOf('remark_row') : undefined
}

/** A name without the title behind it, and what the title tells; 王先生 has nothing else and keeps it. */
export function withoutTitle(written: string): { readonly name: string; readonly gender: '' | 'male' | 'female' } {
  const [, name = '', title = ''] = /^(.+?)\s*[（(]?(先生|女士|小姐|太太)[）)]?$/u.exec(written) ?? []
  if (title === '') return { name: written, gender: '' }
  const gender = title === '先生' ? 'male' : 'female'
  return { name: Array.from(name).length > 1 ? name : written, gender }
}
