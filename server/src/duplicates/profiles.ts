import type { Birthday } from '@zhike/contract/customers'
import { LunarDay } from 'tyme4ts'
import { type Address, addressKeys, readAddress } from './addresses.ts'
import { type CompanyName, looksLikeCompany, readCompanyName } from './company-names.ts'
import { isWhole, type PersonName, readPersonName, spellings } from './person-names.ts'

/** What a customer's record says, as it was written. */
export interface Written {
  readonly kind: 'person' | 'organisation'
  readonly name: string
  readonly gender: 'male' | 'female' | 'other' | null
  readonly birthday: Birthday | null
  readonly region: string | null
  readonly addresses: readonly string[]
  /** E.164. */
  readonly phones: readonly string[]
  readonly emails: readonly string[]
  readonly wechats: readonly string[]
}

/** The same, read: what two customers are compared by. */
export interface Profile {
  /** As it was written: a company known by its brand alone may look like a person. */
  readonly name: string
  readonly person: PersonName | undefined
  readonly company: CompanyName | undefined
  readonly gender: 'male' | 'female' | undefined
  readonly birthday: Birthday | null
  readonly region: string | null
  readonly addresses: readonly Address[]
  readonly phones: readonly string[]
  readonly emails: readonly string[]
  readonly wechats: readonly string[]
}

/** Reads a record. Who looks like a company by the name is one, whatever the record says. */
export function readProfile(written: Written): Profile {
  const isCompany = written.kind === 'organisation' || looksLikeCompany(written.name)
  const person = isCompany ? undefined : readPersonName(written.name)
  const gender = written.gender === 'other' ? undefined : (written.gender ?? person?.gender)
  const emails = written.emails.map(plainEmail)
  return {
    name: written.name,
    person,
    company: isCompany ? readCompanyName(written.name) : undefined,
    gender,
    birthday: written.birthday && solar(written.birthday),
    region: written.region,
    addresses: written.addresses.flatMap((address) => readAddress(address) ?? []),
    phones: [
      ...new Set([
        ...written.phones,
        ...written.wechats.flatMap(asPhone),
        ...emails.flatMap((email) => asPhone(email.split('@')[0] ?? '')),
      ]),
    ],
    emails,
    wechats: written.wechats.map((wechat) => wechat.toLowerCase()),
  }
}

/** Dots and what follows a plus make no other mailbox at Google. */
function plainEmail(email: string): string {
  const [local = '', domain = ''] = email.toLowerCase().split('@')
  return /^g(?:oogle)?mail\.com$/.test(domain)
    ? `${local.replace(/\+.*$/, '').replaceAll('.', '')}@gmail.com`
    : `${local}@${domain}`
}

/** Many are known to WeChat and to their mailbox by their telephone number. */
const asPhone = (text: string) => (/^1[3-9]\d{9}$/.test(text) ? [`+86${text}`] : [])

/** A lunar birthday with its year is one day of the sun's calendar; without one it stays what it is. */
function solar(birthday: Birthday): Birthday {
  const { calendar, year, month, day, leapMonth } = birthday
  if (calendar === 'solar' || year === undefined) return birthday
  const at = LunarDay.fromYmd(year, leapMonth ? -month : month, day).getSolarDay()
  return { calendar: 'solar', year: at.getYear(), month: at.getMonth(), day: at.getDay() }
}

const city = (region: string | null) => region?.slice(0, 4) ?? ''
const dayOf = ({ month, day }: Birthday) => `${Math.min(month, day)}.${Math.max(month, day)}`

/**
 * The keys under which two records of one customer meet, most of them made of two things, so that few strangers meet
 * there. `name:` is what counts how many bear a name.
 */
export function blockKeys(profile: Profile): string[] {
  const { person, company, phones, emails, wechats, birthday, region, addresses } = profile
  const keys = [
    ...phones.map((phone) => `phone:${phone}`),
    ...emails.map((email) => `email:${email}`),
    ...wechats.map((wechat) => `wechat:${wechat}`),
  ]
  const places = [...new Set(addresses.flatMap(addressKeys))]
  for (const name of namesOf(person, company)) keys.push(`name:${name}`)
  for (const name of new Set(namesOf(person, company).map(soft))) {
    for (const phone of phones) keys.push(`${name}:${phone.slice(0, -4)}`, `${name}:${phone.slice(-4)}`)
    if (birthday) keys.push(`${name}:born:${dayOf(birthday)}`)
    if (region) keys.push(`${name}:in:${city(region)}`)
    for (const place of places) keys.push(`${name}:at:${place}`)
    for (const email of emails) keys.push(`${name}:mail:${email.split('@')[0]}`)
  }
  const surname = person?.surnameSound || company?.brand
  if (surname) for (const phone of phones) keys.push(`${surname}:${phone}`)
  if (surname) for (const place of places) keys.push(`${surname}:at:${place}`)
  if (company) for (const place of places) keys.push(`at:${place}`)
  return [...new Set(keys)]
}

/** A whole name as it sounds; a company's core and its brand. */
function namesOf(person: PersonName | undefined, company: CompanyName | undefined): string[] {
  if (company) return [...new Set([company.sounds, company.brand])]
  return person && isWhole(person) ? spellings(person) : []
}

/** The same for whoever does not tell zh from z, n from l, or ng from n. */
const soft = (name: string) =>
  name
    .replace(/([zcs])h/g, '$1')
    .replace(/ng/g, 'n')
    .replaceAll('n', 'l')

/** The key that counts how many bear a name. */
export const nameKey = ({ person, company }: Profile) => {
  const name = company ? company.sounds : person && isWhole(person) ? (spellings(person)[0] ?? '') : ''
  return name === '' ? undefined : `name:${name}`
}
