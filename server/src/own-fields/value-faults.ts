import type { Locale } from '@zhike/contract/reasons'
import type { StoredField } from './own-fields.tables.ts'

/** What would be right in a field, in both languages. */
export type Fault = Readonly<Record<Locale, string>>

/** Why a row cannot come in: which field, and what would be right there. */
export interface OwnFault {
  readonly key: string
  readonly name: string
  readonly text: Fault
}

const yuan = (fen: number) => (fen / 100).toFixed(2)

/** Why a value is not taken. */
export const faults = {
  unknown: { 'zh-CN': '没有这个字段', en: 'there is no such field' },
  notYours: { 'zh-CN': '您的角色不能改这个字段', en: 'your role may not change this field' },
  computed: { 'zh-CN': '这个字段由公式算出，不能填写', en: 'a formula gives this field; it cannot be written' },
  notHere: { 'zh-CN': '这类记录没有这个字段', en: 'records of this kind do not have this field' },
  required: { 'zh-CN': '必填', en: 'required' },
  uniqueMany: { 'zh-CN': '不能重复的字段不能批量填写', en: 'null: a unique value cannot be given to many' },
  text: { 'zh-CN': '请填写文字', en: 'a text' },
  number: { 'zh-CN': '请填写数字', en: 'a number' },
  money: { 'zh-CN': '金额要以分为单位的整数', en: 'an amount in 分, a whole number' },
  writtenMoney: {
    'zh-CN': '应为金额，最多两位小数，例如 129.90',
    en: 'an amount with two decimals at most, such as 129.90',
  },
  date: { 'zh-CN': '日期写成 2024-02-29 的样子，而且要有这一天', en: 'a day that exists, such as 2024-02-29' },
  choice: { 'zh-CN': '请从选项里选', en: 'one of the choices, by its code' },
  multi_choice: { 'zh-CN': '请从选项里选，可以选多个', en: 'a list of choices, by their codes' },
  person: { 'zh-CN': '没有这位同事', en: 'the id of a colleague who works here' },
  file: { 'zh-CN': '请上传文件', en: 'a file that was uploaded to this field of this record' },
  noFileField: { 'zh-CN': '没有这个文件字段', en: 'an own field of type file' },
} as const satisfies Record<string, Fault>

export const tooLong = (most: number): Fault => ({ 'zh-CN': `最多 ${most} 个字`, en: `at most ${most} characters` })
export const tooManyDecimals = (most: number): Fault =>
  most === 0
    ? { 'zh-CN': '请填写整数', en: 'a whole number' }
    : { 'zh-CN': `最多 ${most} 位小数`, en: `at most ${most} decimals` }
export const tooSmall = ({ type }: Pick<StoredField, 'type'>, least: number): Fault => {
  const shown = type === 'money' ? yuan(least) : String(least)
  return { 'zh-CN': `不能小于 ${shown}`, en: `${shown} or more` }
}
export const tooGreat = ({ type }: Pick<StoredField, 'type'>, most: number): Fault => {
  const shown = type === 'money' ? yuan(most) : String(most)
  return { 'zh-CN': `不能大于 ${shown}`, en: `${shown} or less` }
}
export const tooEarly = (from: string): Fault => ({ 'zh-CN': `不能早于 ${from}`, en: `${from} or later` })
export const tooLate = (to: string): Fault => ({ 'zh-CN': `不能晚于 ${to}`, en: `${to} or earlier` })
