import { CreateCustomer, NewKeyPerson } from '@zhike/contract/customers'
import { type ContactArrival, type Reading, readContact } from '../customers/customers.ts'
import { messages } from '../platform/http/wrong-input.ts'
import { normalizeName } from '../platform/text/names.ts'
import { isSomebody, isTotal } from './asides.ts'
import { type Fault, faultOf, isFault } from './faults.ts'
import { refusalOf, spoken } from './form-faults.ts'
import { contactColumns, nameOf, readIdentities } from './identity-cells.ts'
import type { CellOf } from './rows.ts'

const ContactRow = CreateCustomer.pick({ identities: true }).extend({
  name: CreateCustomer.shape.name.or(CreateCustomer.shape.name.max(0)).catch('').optional(),
  role: NewKeyPerson.shape.role.optional(),
  influence: NewKeyPerson.shape.influence.optional(),
})

/** What people write for somebody's weight in an organisation besides 1 to 5. */
const weights: Readonly<Record<string, number>> = { 高: 5, 决策: 5, 较高: 4, 中: 3, 较低: 2, 低: 1 }

/** Reads a contact from a row by the rules of the form; an empty cell is not given. */
export function readContactRow(reading: Reading, cell: CellOf, number: number): ContactArrival | Fault {
  const [of, organisation, phone] = ['customer_number', 'organisation', 'customer_phone'].map(cell) as [
    string,
    string,
    string,
  ]
  if ([of, organisation, cell('name')].some(isTotal) && !isSomebody(cell)) return faultOf('total_row')
  if (of === '' && organisation === '' && phone === '') return faultOf('nobody_named')
  const identities = readIdentities(cell, contactColumns)
  if (isFault(identities)) return identities
  const name = nameOf(cell('name'))
  if (name === '' && identities.length === 0) return faultOf('required', 'phone')
  const influence = cell('influence') === '' ? undefined : (weights[cell('influence')] ?? Number(cell('influence')))
  const row = ContactRow.safeParse(
    {
      name,
      identities: identities.map(({ kind, value }) => ({ kind, value })),
      role: cell('role') || undefined,
      influence,
    },
    { error: messages[reading.locale] },
  )
  const columnOf = ([field, at]: readonly PropertyKey[]) =>
    field === 'identities' ? (identities[Number(at)]?.column ?? 'phone') : String(field)
  if (!row.success) {
    const issue = row.error.issues[0]
    return spoken(columnOf(issue?.path ?? ['name']), issue?.message ?? '')
  }
  return refusalOf(columnOf, () =>
    readContact(
      reading,
      {
        number: of,
        organisation: normalizeName(organisation),
        phone,
        name,
        role: row.data.role ?? null,
        influence: row.data.influence ?? null,
        identities: row.data.identities,
      },
      number,
    ),
  )
}
