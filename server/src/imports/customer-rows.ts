import { CreateCustomer } from '@zhike/contract/customers'
import { type Arrival, parseBirthday, type Reading, readArrival } from '../customers/customers.ts'
import { AppError } from '../platform/errors.ts'
import { messages } from '../platform/http/input.ts'
import { normalizePhone } from '../platform/text/phones.ts'
import { type Fault, faultOf } from './faults.ts'
import type { CellOf } from './rows.ts'
import { readDay } from './written-days.ts'

const given = { identities: true, gender: true, birthday: true, region: true, address: true, tags: true } as const
const CustomerRow = CreateCustomer.pick({ name: true, ...given })

const genders: Readonly<Record<string, string>> = {
  男: 'male',
  男性: 'male',
  先生: 'male',
  女: 'female',
  女性: 'female',
  女士: 'female',
  小姐: 'female',
  其他: 'other',
  m: 'male',
  f: 'female',
}
const identityColumns = [
  ['external', 'external_id'],
  ['phone', 'phone'],
  ['email', 'email'],
  ['wechat', 'wechat'],
] as const

/** Reads a customer from a row by the rules of the form; an empty cell is not given. */
export function readCustomerRow(reading: Reading, cell: CellOf, number: number): Arrival | Fault {
  if (/^\d(\.\d+)?e\+\d+$/i.test(cell('phone'))) return faultOf('number_lost')
  const identities = identityColumns.flatMap(([kind, column]) =>
    valuesOf(cell(column), column).map((value) => ({
      kind,
      value: written(kind, value),
      column,
    })),
  )
  const birthday = cell('birthday') === '' ? undefined : parseBirthday(readDay(cell('birthday')), reading.now)
  if (birthday && !birthday.ok) return faultOf('birthday')
  const gender = genders[cell('gender').toLowerCase()] ?? cell('gender').toLowerCase()
  if (!['', 'male', 'female', 'other'].includes(gender)) return faultOf('gender')
  const row = CustomerRow.safeParse(
    {
      name: nameOf(cell('name')),
      identities: identities.map(({ kind, value }) => ({ kind, value })),
      gender: gender || undefined,
      birthday: birthday?.birthday,
      region: cell('region') || undefined,
      address: cell('address') || undefined,
      tags: valuesOf(cell('tags'), 'tags'),
    },
    { error: messages[reading.locale] },
  )
  const columnOf = ([field, at]: readonly PropertyKey[]) =>
    field === 'identities' ? (identities[Number(at)]?.column ?? 'phone') : String(field)
  if (!row.success) {
    const issue = row.error.issues[0]
    return spoken(columnOf(issue?.path ?? ['name']), issue?.message ?? '')
  }
  try {
    return readArrival(reading, row.data, number)
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    const [path = 'name', text = ''] = Object.entries(error.details.fields ?? {})[0] ?? []
    return spoken(columnOf(path.split('.')), text)
  }
}

/** A spreadsheet that took a telephone number for a number dropped its first zero: 57188888888 is 0571-88888888. */
const written = (kind: string, value: string) =>
  kind === 'phone' && /^[2-9]\d{8,10}$/.test(value) && !normalizePhone(value) && normalizePhone(`0${value}`)
    ? `0${value}`
    : value

/** 王　五, spread for the eye, is 王五. */
const nameOf = (cell: string) => (/^\p{Script=Han}\s+\p{Script=Han}{1,2}$/u.test(cell) ? cell.replace(/\s+/, '') : cell)

/** What separates several values in one cell: semicolons or the commas of Chinese lists, between numbers a slash too. */
const separators: Readonly<Record<string, RegExp>> = {
  phone: /[;；、，/\n]/,
  email: /[;；、，\n]/,
  tags: /[;；、，]/,
  wechat: /[;；]/,
}

const valuesOf = (cell: string, column: string): string[] =>
  cell.split(separators[column] ?? /$^/).flatMap((value) => value.trim() || [])

/** What was said in the reader's language already. */
const spoken = (column: string, text: string): Fault => ({ column, text: { 'zh-CN': text, en: text } })
