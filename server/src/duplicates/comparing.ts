import type { DuplicateBand, DuplicateReason, DuplicateReasonCode } from '@zhike/contract/duplicates'
import { compareAddresses } from './addresses.ts'
import { compareBirthdays } from './birthday-evidence.ts'
import { compareCompanies } from './company-evidence.ts'
import { readCompanyName } from './company-names.ts'
import { background, type Evidence, type Frequencies } from './evidence.ts'
import { compareNames } from './name-evidence.ts'
import type { Profile } from './profiles.ts'

/** A reason as it is kept, without its words. */
export type Reason = Omit<DuplicateReason, 'text'>

export interface Comparison {
  /** From 0 to 1: how likely the two are one customer. */
  readonly score: number
  readonly band: DuplicateBand | undefined
  readonly reasons: readonly Reason[]
}

/** In bits, as in the model of Fellegi and Sunter: odds of some 350 to 1, and even odds less a little. */
const automaticFrom = 8.5
const reviewFrom = -1.5
/**
 * How likely two records are one customer, and why: the sum of what speaks for it and against it, each weighed by how
 * seldom it would happen to strangers. This is the one judge: of the scan, of the warning while typing, and of a pair.
 */
export function compare(a: Profile, b: Profile, frequencies: Frequencies): Comparison {
  const evidence = gather(a, b, frequencies)
  const population = frequencies.customers + background
  const bits = evidence.reduce((sum, { weight }) => sum + weight, -Math.log2(population) - 1.7)
  const forbidden = evidence.some(({ decides }) => decides === 'never')
  const band =
    forbidden || bits < reviewFrom ? undefined : isCertain(evidence) && bits >= automaticFrom ? 'automatic' : 'review'
  return {
    score: Math.round(10_000 / (1 + 2 ** -bits)) / 10_000,
    band,
    reasons: evidence
      .toSorted((x, y) => Math.abs(y.weight) - Math.abs(x.weight))
      .map(
        ({ code, weight, value }): Reason => ({
          code,
          speaks: weight >= 0 ? 'for' : 'against',
          ...(value === undefined ? {} : { value }),
        }),
      ),
  }
}

/** Nothing speaks against it, the name is known whole, and something else than the name is the same. */
const isCertain = (evidence: readonly Evidence[]) =>
  !evidence.some(({ decides }) => decides === 'review') &&
  evidence.some(({ code }) => wholeNames.has(code)) &&
  evidence.some(({ code }) => own.has(code))

const wholeNames = new Set<DuplicateReasonCode>([
  'name_same',
  'name_same_letters',
  'name_sounds_alike',
  'company_same',
  'company_core_same',
])
const own = new Set<DuplicateReasonCode>([
  'phone_same',
  'email_same',
  'wechat_same',
  'birthday_same',
  'address_same',
  'phone_near',
])

function gather(a: Profile, b: Profile, frequencies: Frequencies): Evidence[] {
  const names = compareWhoTheyAre(a, b, frequencies)
  if (!names) return [{ code: 'kind_differs', weight: -20, decides: 'never' }]
  const found = [...names, ...compareContacts(a, b, frequencies), ...compareFacts(a, b)]
  const has = (...codes: DuplicateReasonCode[]) => found.some(({ code }) => codes.includes(code))
  // born on one day, by like names: twins, who share everything else as well
  if (has('given_name_differs', 'name_part') && has('birthday_same'))
    found.push({ code: 'maybe_twins', weight: -16, decides: 'review' })
  return found
}

/**
 * Names are compared as those of two persons or of two companies; undefined when one is a company and the other's name is
 * not that company's brand. Who is known by the brand alone is for people to judge.
 */
function compareWhoTheyAre(a: Profile, b: Profile, frequencies: Frequencies): Evidence[] | undefined {
  if (a.person && b.person) return compareNames(a.person, b.person, frequencies)
  if (a.company && b.company) return compareCompanies(a.company, b.company, frequencies)
  const [company, other] = a.company ? [a.company, b] : [b.company, a]
  if (!company) return undefined
  const evidence = compareCompanies(company, readCompanyName(other.name), frequencies)
  return evidence.some(({ decides }) => decides === 'never')
    ? undefined
    : evidence.map((one) => ({ ...one, decides: 'review' }))
}

/** Mailboxes of a house, not of a person. */
const general =
  /^(?:info|office|sales|service|admin|hr|kefu|contact|support|market|mail|web|caiwu|fuwu|hello|marketing|business)\d{0,2}@/

function compareContacts(a: Profile, b: Profile, frequencies: Frequencies): Evidence[] {
  const found: Evidence[] = []
  const shared = (kind: 'phone' | 'email' | 'wechat', left: readonly string[], right: readonly string[]) =>
    left
      .filter((value) => right.includes(value))
      .map((value) => ({ value, bearers: frequencies.bearers(kind, value) }))
      .sort((x, y) => x.bearers - y.bearers)[0]
  const rare = Math.log2(frequencies.customers + background)
  for (const [kind, left, right] of [
    ['phone', a.phones, b.phones],
    ['email', a.emails, b.emails],
    ['wechat', a.wechats, b.wechats],
  ] as const) {
    const both = shared(kind, left, right)
    if (!both) continue
    // the more names stand under it, the more likely it is that of a house, a family or an agency
    const many = both.bearers > 3 || (kind === 'email' && general.test(both.value))
    const weight = rare - 1.5 * Math.log2(Math.max(1, both.bearers - 1)) - (many ? 2 : 0)
    found.push(
      many
        ? { code: `${kind}_shared`, weight, value: both.bearers, decides: 'review' }
        : { code: `${kind}_same`, weight },
    )
  }
  if (!found.some(({ code }) => code.startsWith('phone')) && a.phones.length > 0 && b.phones.length > 0) {
    const near = a.phones.some((one) => b.phones.some((other) => isNear(one, other)))
    found.push(near ? { code: 'phone_near', weight: 9 } : { code: 'phone_differs', weight: -1 })
  }
  if (a.emails.length > 0 && b.emails.length > 0 && !found.some(({ code }) => code.startsWith('email'))) {
    const local = (email: string) => email.split('@')[0] ?? ''
    const same = a.emails.some((one) => local(one).length > 5 && b.emails.some((other) => local(one) === local(other)))
    if (same) found.push({ code: 'email_like', weight: 8 })
  }
  return found
}

/** One digit typed wrong, or two that changed places. */
function isNear(a: string, b: string): boolean {
  if (a.length !== b.length) return false
  const differ = [...a].flatMap((digit, at) => (digit === b[at] ? [] : [at]))
  const [first = 0, second = 0] = differ
  if (differ.length === 1) return true
  return differ.length === 2 && second === first + 1 && a[first] === b[second] && a[second] === b[first]
}

const addressWeights = { same: 11, house: 3, neighbours: -3, elsewhere: -0.7 } as const
const addressCodes = {
  same: 'address_same',
  house: 'address_house',
  neighbours: 'address_neighbours',
  elsewhere: 'address_differs',
} as const

/** How the two stand whose addresses are nearest to each other. */
const nearest = (a: Profile['addresses'], b: Profile['addresses']) =>
  a
    .flatMap((one) => b.flatMap((other) => compareAddresses(one, other) ?? []))
    .toSorted((one, other) => addressWeights[other] - addressWeights[one])[0]

function compareFacts(a: Profile, b: Profile): Evidence[] {
  const found: Evidence[] = [...compareBirthdays(a.birthday, b.birthday)]
  if (a.gender && b.gender)
    found.push(
      a.gender === b.gender
        ? { code: 'gender_same', weight: 0.8 }
        : { code: 'gender_differs', weight: -4.5, decides: 'review' },
    )
  const address = nearest(a.addresses, b.addresses)
  if (address) found.push({ code: addressCodes[address], weight: addressWeights[address] })
  if (a.region && b.region && address !== 'same') {
    const [one, other] = [a.region, b.region]
    if (one === other) found.push({ code: 'region_same', weight: one.endsWith('00') ? 2.5 : 4 })
    else if (one.slice(0, 4) === other.slice(0, 4)) found.push({ code: 'region_city', weight: 2 })
    else if (one.slice(0, 2) !== other.slice(0, 2) || !(one.endsWith('0000') || other.endsWith('0000')))
      found.push({ code: 'region_differs', weight: -1.5 })
  }
  return found
}
