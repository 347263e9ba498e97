import { CreateCustomer } from '@zhike/contract/customers'
import { type Arrival, parseBirthday, type Reading, readArrival } from '../customers/customers.ts'
import { messages } from '../platform/http/wrong-input.ts'
import { normalizeCreditCode } from '../platform/text/credit-codes.ts'
import { isEitherDay } from '../platform/text/western-days.ts'
import { readDay } from '../platform/text/written-days.ts'
import { asideOf, withoutTitle } from './asides.ts'
import { readKind } from './customer-kinds.ts'
import { type Fault, faultOf, isFault } from './faults.ts'
import { refusalOf, spoken } from './form-faults.ts'
import type { GatheringJob } from './gathering.ts'
import { contactColumns, nameOf, readIdentities, valuesOf } from './identity-cells.ts'
import { readOwnCells } from './own-cells.ts'
import type { CellOf } from './rows.ts'

const given = { identities: true, gender: true, birthday: true, region: true, address: true, tags: true } as const
const CustomerRow = CreateCustomer.pick({ kind: true, name: true, ...given })

const genders: Readonly<Record<string, string>> = {
  男: 'male',
  男性: 'male',
  男士: 'male',
  男生: 'male',
  先生: 'male',
  女: 'female',
  女性: 'female',
  女生: 'female',
  太太: 'female',
  女士: 'female',
  小姐: 'female',
  其他: 'other',
  未知: '',
  不详: '',
  不明: '',
  保密: '',
  m: 'male',
  f: 'female',
}
/** Somebody was born on a day. */
const clock = / \d\d:\d\d(:\d\d)?$/

const identityColumns = [['external', 'external_id'], ...contactColumns] as const

/** Reads a customer from a row by the rules of the form; an empty cell is not given. */
export function readCustomerRow(
  reading: Reading & Pick<GatheringJob, 'own' | 'dayOrder'>,
  cell: CellOf,
  number: number,
): Arrival | Fault {
  const identities = readIdentities(cell, identityColumns)
  if (isFault(identities)) return identities
  const written = nameOf(cell('name'))
  const aside = asideOf(cell, written)
  if (aside) return aside
  const kind = readKind(cell)
  if (!kind) return faultOf('kind')
  const creditCode = cell('credit_code') === '' ? undefined : normalizeCreditCode(cell('credit_code'))
  if (cell('credit_code') !== '' && creditCode === undefined) return faultOf('credit_code')
  if (creditCode !== undefined) {
    if (kind.is === 'person') return faultOf('credit_code_of_person')
    identities.push({ kind: 'external', value: creditCode, column: 'credit_code' })
  }
  const birthday =
    cell('birthday') === ''
      ? undefined
      : parseBirthday(readDay(cell('birthday'), reading.now, reading.dayOrder).replace(clock, ''), reading.now)
  if (birthday && !birthday.ok) return faultOf(isEitherDay(cell('birthday')) ? 'either_day' : 'birthday', 'birthday')
  const { name, gender: title } = withoutTitle(written)
  const said = cell('gender').normalize('NFKC').toLowerCase()
  const gender = (genders[said] ?? said) || title
  if (!['', 'male', 'female', 'other'].includes(gender)) return faultOf('gender')
  const row = CustomerRow.safeParse(
    {
      kind: kind.is,
      name,
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
  const own = readOwnCells(reading, cell)
  if (isFault(own)) return own
  return refusalOf(columnOf, () => readArrival(reading, { ...row.data, custom: own.values }, number))
}
