import { codeTexts } from '@zhike/contract/codes'
import type { Birthday } from '@zhike/contract/customers'
import type { CustomerColumn } from '@zhike/contract/exports/columns'
import type { Locale } from '@zhike/contract/reasons'
import type { KeyRing } from '../platform/crypto/key-ring.ts'
import { open } from '../platform/crypto/sealing.ts'
import { coded, moment, number, type ReadColumn, several, text, textOf, yuan } from '../platform/tables/read-columns.ts'
import { maskName } from '../platform/text/masked-names.ts'
import { formatBirthday } from './birthdays.ts'
import { addressContext } from './facts.ts'
import { openIdentity } from './identities.ts'
import { findRegion, regionCode } from './regions.ts'

/** What cells are made with: no database, so that it can be done beside the server's own thread. */
export interface ExportReading {
  readonly keys: KeyRing
  readonly locale: Locale
  readonly identifiers: 'masked' | 'plain'
  /** Whether names are told whole. */
  readonly named: boolean
}

/** How the columns of customers read. What an import knows is written as an import reads it. */
export function customerCells({ keys, locale, identifiers, named }: ExportReading): Record<CustomerColumn, ReadColumn> {
  const words = codeTexts[locale]
  const plain = identifiers === 'plain'
  const identity = plain ? textOf((held: readonly string[]) => held.map((one) => openHeld(keys, one)).join(';')) : text
  return {
    number: text,
    external_id: text,
    name: nameCells(named),
    kind: coded(words, 'customer'),
    phone: identity,
    email: identity,
    wechat: identity,
    gender: coded(words, 'gender'),
    birthday: textOf(formatBirthday as (birthday: Birthday) => string),
    region: textOf(regionText),
    address: plain ? textOf((sealed: [string, string]) => openAddress(keys, sealed)) : text,
    stage: coded(words, 'stage'),
    tier: text,
    tags: several,
    owner: text,
    industry: text,
    occupation: text,
    hobbies: several,
    source: text,
    credit_grade: text,
    credit_term_days: number,
    orders: number,
    total_yuan: yuan,
    first_order_at: moment,
    last_order_at: moment,
    created_at: moment,
    updated_at: moment,
  }
}

/** The name of a customer, whole or masked. */
export const nameCells = (named: boolean): ReadColumn => (named ? text : textOf(maskName))

/** Hash and sealed value, as the query puts them together. A semicolon would begin another number. */
function openHeld(keys: KeyRing, held: string): string {
  const [hash = '', sealed = ''] = held.split(' ')
  const row = { hash: Buffer.from(hash, 'base64'), sealed: Buffer.from(sealed, 'base64'), masked: '' }
  return openIdentity(keys, row).replace(';ext=', ' 转 ')
}

const openAddress = (keys: KeyRing, [customerId, sealed]: readonly [string, string]) =>
  open(keys, Buffer.from(sealed, 'base64'), addressContext(customerId))

/** The full name, or the code where the name alone would be read as another region. */
function regionText(code: string): string {
  const name = findRegion(code)?.fullName
  return name !== undefined && regionCode(name) === code ? name : code
}
