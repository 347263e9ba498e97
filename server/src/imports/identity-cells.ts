import type { IdentityKind } from '@zhike/contract/customers'
import { normalizePhone } from '../platform/text/phones.ts'
import { type Fault, faultOf } from './faults.ts'
import type { CellOf } from './rows.ts'

/** What separates several values in one cell: semicolons or the commas of Chinese lists, between numbers a slash too. */
const separators: Readonly<Record<string, RegExp>> = {
  phone: /[;；、，,/\n]/,
  email: /[;；、，\n]/,
  tags: /[;；、，]/,
  wechat: /[;；]/,
}

export const valuesOf = (cell: string, column: string): string[] =>
  (column === 'phone' ? plainNumbers(cell) : cell)
    .split(separators[column] ?? /$^/)
    .flatMap((value) => value.trim() || [])

/** Two mobile numbers with nothing but a space between them. */
const betweenMobiles = /(?<=1[3-9]\d{9})\s+(?=1[3-9]\d{9})/g
/** What people write beside a number: 手机：, （微信同号）, 王经理. */
const besideNumbers = /[（(][^）)]*\p{Script=Han}[^）)]*[）)]|[\p{Script=Han}]+[:：]?/gu
/** An extension is part of the number. */
const extension = /\s*(?:转|分机)[:：]?\s*(?=\d{1,6}(?!\d))/g

/** The numbers of a cell without the words beside them. */
function plainNumbers(cell: string): string {
  const text = wholeNumbers(cell.normalize('NFKC')).replace(betweenMobiles, ';')
  if (!/\d{5}/.test(text)) return cell
  return text.replace(extension, ' ext. ').replace(besideNumbers, ' ').replace(betweenMobiles, ';')
}

/** Numbers as programs write them: '13800138001, 13800138001.0, or 1.3800138001E10 with all of their digits. */
const wholeNumbers = (text: string): string =>
  text
    .replace(/(?<![\d.])(\d)\.(\d+)e\+?(\d+)/gi, (written, first: string, rest: string, power: string) =>
      rest.length < Number(power) ? written : `${first}${rest}`.slice(0, Number(power) + 1),
    )
    .replace(/(?<![\d.])(\d{7,})\.0+(?!\d)/g, '$1')
    .replace(/'(?=\d)/g, '')

/** An identity as it stands in a row, and in which column. */
export interface WrittenIdentity {
  readonly kind: IdentityKind
  readonly value: string
  readonly column: string
}

export const contactColumns = [
  ['phone', 'phone'],
  ['email', 'email'],
  ['wechat', 'wechat'],
] as const

/** The identities of a row; a fault when a spreadsheet lost the last digits of a number. */
export function readIdentities(
  cell: CellOf,
  columns: readonly (readonly [IdentityKind, string])[],
): WrittenIdentity[] | Fault {
  if (/^\d(\.\d+)?e\+?\d+$/i.test(wholeNumbers(cell('phone')))) return faultOf('number_lost')
  return columns.flatMap(([kind, column]) =>
    valuesOf(cell(column), column).map((value) => ({ kind, value: written(kind, value), column })),
  )
}

/** A spreadsheet that took a telephone number for a number dropped its first zero: 57188888888 is 0571-88888888. */
const written = (kind: string, value: string) =>
  kind === 'phone' && /^[2-9]\d{8,10}$/.test(value) && !normalizePhone(value) && normalizePhone(`0${value}`)
    ? `0${value}`
    : value

/** 王　五, spread for the eye, is 王五. */
export const nameOf = (cell: string) =>
  /^\p{Script=Han}\s+\p{Script=Han}{1,2}$/u.test(cell) ? cell.replace(/\s+/, '') : cell
