import type { UpdateCustomer } from '@zhike/contract/customers'
import type { KeyRing } from '../platform/crypto/key-ring.ts'
import { open, seal } from '../platform/crypto/sealing.ts'
import type { Ctx, Tools } from '../platform/ctx.ts'
import { normalizeName } from '../platform/text/names.ts'
import { tidyText } from '../platform/text/tidy-text.ts'
import { birthdayFault } from './birthdays.ts'
import type { StoredCustomer } from './customers.tables.ts'
import { refuseField } from './refusals.ts'
import { regionCode } from './regions.ts'

/** What reading needs of a context: no database, so that whole files can be read beside the server's own thread. */
export type Reading = Pick<Ctx, 'now' | 'locale'> & { readonly tools: Pick<Tools, 'keys'> }

/** What people write about a customer besides own fields; fields that are not given are not there. */
export type GivenFacts = Omit<UpdateCustomer, 'id' | 'name' | 'stage' | 'custom'>

const plainFacts = ['industry', 'occupation', 'source'] as const
const keptFacts = ['gender', 'creditGrade', 'creditTermDays'] as const

/**
 * The columns of the facts that are given: texts in one form, region as its code, the address sealed.
 * Throws `request.invalid` naming the field when a birthday or region cannot be.
 */
export function factColumns(ctx: Reading, customerId: string, given: GivenFacts): Partial<StoredCustomer> {
  const columns: Partial<StoredCustomer> = {}
  for (const field of plainFacts) if (given[field] !== undefined) columns[field] = cleanText(given[field])
  for (const field of keptFacts) if (given[field] !== undefined) Object.assign(columns, { [field]: given[field] })
  if (given.birthday !== undefined) columns.birthday = checkedBirthday(ctx, given.birthday)
  if (given.region !== undefined) columns.region = checkedRegion(ctx, given.region)
  if (given.hobbies !== undefined) columns.hobbies = cleanWords(given.hobbies)
  if (given.tags !== undefined) columns.tags = cleanWords(given.tags)
  if (given.address !== undefined) Object.assign(columns, sealAddress(ctx, customerId, cleanText(given.address)))
  return columns
}

/** The name as it is kept; throws `request.invalid` when nothing visible is in it. */
export function cleanName(ctx: Reading, name: string): string {
  return normalizeName(name.toWellFormed()) || refuseField(ctx, 'name', 'name')
}

/** What binds a sealed address to its customer. */
export const addressContext = (customerId: string) => `customers.address:${customerId}`

/** A sealed address of a customer as it was written. */
export const openAddress = (keys: KeyRing, customerId: string, sealed: Uint8Array): string =>
  open(keys, Buffer.from(sealed), addressContext(customerId))

/** The columns of an address. */
export function sealAddress(
  ctx: Pick<Reading, 'tools'>,
  customerId: string,
  address: string | null,
): Pick<StoredCustomer, 'addressSealed' | 'addressMasked'> {
  if (address === null) return { addressSealed: null, addressMasked: null }
  return {
    addressSealed: seal(ctx.tools.keys, address, addressContext(customerId)),
    addressMasked: maskAddress(address),
  }
}

/** What may be shown of a street address: where it begins. */
export const maskAddress = (address: string) => `${Array.from(address).slice(0, 2).join('')}***`

/** A text in one form, nothing when nothing visible is in it. */
export const cleanText = (text: string | null) => (text === null ? null : tidyText(text.toWellFormed()) || null)

const cleanWords = (words: readonly string[]) => [
  ...new Set(words.map((word) => tidyText(word.toWellFormed())).filter((word) => word !== '')),
]

function checkedBirthday(ctx: Reading, birthday: StoredCustomer['birthday']) {
  const fault = birthday && birthdayFault(birthday, ctx.now)
  return fault ? refuseField(ctx, 'birthday', fault) : birthday
}

/** The code of a region; throws `request.invalid` when there is none. */
export function checkedRegion(ctx: Reading, text: string | null) {
  return text === null ? null : (regionCode(text) ?? refuseField(ctx, 'region', 'region'))
}
