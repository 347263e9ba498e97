import { CreateCustomer } from '@zhike/contract/customers'
import { type Arrival, parseBirthday, type Reading, readArrival } from '../customers/customers.ts'
import { AppError } from '../platform/errors.ts'
import { messages } from '../platform/http/input.ts'
import { type Fault, faultOf } from './faults.ts'
import type { CellOf } from './rows.ts'

const given = { identities: true, gender: true, birthday: true, region: true, address: true, tags: true } as const
const CustomerRow = CreateCustomer.pick({ name: true, ...given })

const genders: Readonly<Record<string, string>> = { 男: 'male', 女: 'female', 其他: 'other', m: 'male', f: 'female' }
const identityColumns = [
  ['external', 'external_id'],
  ['phone', 'phone'],
  ['email', 'email'],
  ['wechat', 'wechat'],
] as const

/** Reads a customer from a row by the rules of the form; an empty cell is not given. */
export function readCustomerRow(reading: Reading, cell: CellOf): Arrival | Fault {
  const identities = identityColumns.flatMap(([kind, column]) =>
    valuesOf(cell(column), kind !== 'external').map((value) => ({ kind, value, column })),
  )
  const birthday = cell('birthday') === '' ? undefined : parseBirthday(cell('birthday'), reading.now)
  if (birthday && !birthday.ok) return faultOf('birthday')
  const gender = genders[cell('gender').toLowerCase()] ?? cell('gender').toLowerCase()
  if (!['', 'male', 'female', 'other'].includes(gender)) return faultOf('gender')
  const row = CustomerRow.safeParse(
    {
      name: cell('name'),
      identities: identities.map(({ kind, value }) => ({ kind, value })),
      gender: gender || undefined,
      birthday: birthday?.birthday,
      region: cell('region') || undefined,
      address: cell('address') || undefined,
      tags: valuesOf(cell('tags'), true),
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
    return readArrival(reading, row.data)
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    const [path = 'name', text = ''] = Object.entries(error.details.fields ?? {})[0] ?? []
    return spoken(columnOf(path.split('.')), text)
  }
}

/** Several values in one cell are separated by semicolons. */
const valuesOf = (cell: string, several: boolean): string[] =>
  several ? cell.split(/[;；]/).flatMap((value) => value.trim() || []) : cell === '' ? [] : [cell]

/** What was said in the reader's language already. */
const spoken = (column: string, text: string): Fault => ({ column, text: { 'zh-CN': text, en: text } })
