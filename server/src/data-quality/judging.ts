import type { Birthday, Customer, IdentityKind } from '@zhike/contract/customers'
import { type Defect, defectsOf, type Quality, type QualityPart, type QualityRules } from '@zhike/contract/data-quality'
import { companyDay, instantOf, readingAt } from '../platform/clock/company-time.ts'
import { parseIdCard } from './id-cards.ts'

/** What the quality of a record is judged by. */
export interface QualityFacts {
  readonly kind: Customer['kind']
  readonly name: string
  readonly gender: Customer['gender']
  readonly birthday: Birthday | null
  /** The code of the region. */
  readonly region: string | null
  readonly hasAddress: boolean
  /** The code of the region with which the address begins, when it says one. */
  readonly addressRegion: string | null
  readonly industry: string | null
  readonly hasOwner: boolean
  readonly keyPersons: number
  readonly identities: readonly { readonly kind: IdentityKind; readonly verified: boolean; readonly failed: boolean }[]
  /** What stands in own fields for identity numbers. */
  readonly idCards: readonly string[]
  /** When somebody last confirmed or changed the facts, or made the customer. */
  readonly confirmedAt: Date
}

export interface Verdict extends Quality {
  readonly defects: readonly Defect[]
  /** When time alone changes the verdict; null when it does not any more. */
  readonly nextAt: Date | null
}

/** Whether a record has a defect; undefined where the question does not arise, and the record is not measured by it. */
type Question = (facts: QualityFacts, moment: Moment) => boolean | undefined

interface Moment {
  readonly now: Date
  readonly reviewAt: Date
  readonly overdueAt: Date
}

const ofPersons =
  (question: Question): Question =>
  (facts, moment) =>
    facts.kind === 'person' ? question(facts, moment) : undefined
const ofOrganisations =
  (question: Question): Question =>
  (facts, moment) =>
    facts.kind === 'organisation' ? question(facts, moment) : undefined

const questions: Readonly<Record<Defect, Question>> = {
  no_phone: (facts) => !having(facts, 'phone'),
  no_other_contact: (facts) => !having(facts, 'email', 'wechat'),
  no_region: ({ region }) => region === null,
  no_address: ({ hasAddress }) => !hasAddress,
  no_gender: ofPersons(({ gender }) => gender === null),
  no_birthday: ofPersons(({ birthday }) => birthday === null),
  no_industry: ofOrganisations(({ industry }) => industry === null),
  no_key_person: ofOrganisations(({ keyPersons }) => keyPersons === 0),
  no_owner: ({ hasOwner }) => !hasOwner,
  unreachable_phone: (facts) => allFail(facts, 'phone'),
  bounced_email: (facts) => allFail(facts, 'email'),
  unverified_contact: ({ identities }) =>
    identities.length === 0 ? undefined : identities.every(({ verified }) => !verified),
  unclear_name: ({ kind, name }) => isUnclear(kind, name),
  invalid_id_card: ({ idCards }) => (idCards.length === 0 ? undefined : idCards.some((one) => !parseIdCard(one))),
  unlikely_birthday: ({ birthday }, { now }) =>
    birthday?.year === undefined ? undefined : birthday.year < Number(companyDay(now).slice(0, 4)) - oldest,
  conflict: contradicts,
  unconfirmed: (_, { now, reviewAt }) => now >= reviewAt,
  long_unconfirmed: (_, { now, overdueAt }) => now >= overdueAt,
}

/** Nobody is older than this, as far as anybody knows who is still a customer. */
const oldest = 110

/**
 * Judges how good the record of a customer is, and tells what it loses points by. Each part is worth its weight; within it a
 * defect costs its share of all defects that the record could have.
 */
export function judgeQuality(facts: QualityFacts, rules: QualityRules, now: Date): Verdict {
  const reviewAt = monthsAfter(facts.confirmedAt, rules.confirmMonths)
  const overdueAt = monthsAfter(facts.confirmedAt, 2 * rules.confirmMonths)
  const moment = { now, reviewAt, overdueAt }
  const parts = (Object.keys(defectsOf) as QualityPart[]).map((part) => {
    const asked = defectsOf[part].flatMap((defect) => {
      const found = rules.items[defect] === 0 ? undefined : questions[defect](facts, moment)
      return found === undefined ? [] : [{ defect, found, counts: rules.items[defect] }]
    })
    const all = asked.reduce((sum, { counts }) => sum + counts, 0)
    const of = rules.weights[part]
    const lost = asked
      .filter(({ found }) => found)
      .map(({ defect, counts }) => ({ defect, part, points: (of * counts) / all }))
    return { part, of, lost, points: of - lost.reduce((sum, { points }) => sum + points, 0) }
  })
  const lost = parts.flatMap((part) => part.lost)
  return {
    score: Math.round(parts.reduce((sum, { points }) => sum + points, 0)),
    parts: parts.map(({ part, points, of }) => ({ part, points: rounded(points), of })),
    lost: lost.map((one) => ({ ...one, points: rounded(one.points) })).sort((a, b) => b.points - a.points),
    defects: lost.map(({ defect }) => defect),
    confirmedAt: facts.confirmedAt.toISOString(),
    reviewAt: reviewAt.toISOString(),
    nextAt: [reviewAt, overdueAt].find((at) => at > now) ?? null,
  }
}

const having = ({ identities }: QualityFacts, ...kinds: IdentityKind[]) =>
  identities.some(({ kind }) => kinds.includes(kind))

function allFail({ identities }: QualityFacts, kind: IdentityKind): boolean | undefined {
  const those = identities.filter((identity) => identity.kind === kind)
  return those.length === 0 ? undefined : those.every(({ failed }) => failed)
}

const formsOfAddress = { male: /(?:先生|男士|师傅|大哥|叔叔)$/, female: /(?:女士|小姐|太太|阿姨|大姐)$/ } as const
const titles = /(?:先生|男士|师傅|大哥|叔叔|女士|小姐|太太|阿姨|大姐|老师|经理|老板|总|工)$/
const fillers = /^(?:测试|test|无|未知|不详|匿名|客户|先生|女士|[?？*.。\-\d\s]+)$/i

/** A surname with a form of address is no name, nor is what people type to get past a form. */
function isUnclear(kind: Customer['kind'], name: string): boolean {
  if (fillers.test(name)) return true
  return kind === 'person' && titles.test(name) && Array.from(name.replace(titles, '')).length === 1
}

/** Whether two things that are known of somebody cannot both be right. */
function contradicts({ name, gender, birthday, region, addressRegion, idCards }: QualityFacts): boolean {
  if (gender === 'male' && formsOfAddress.female.test(name)) return true
  if (gender === 'female' && formsOfAddress.male.test(name)) return true
  if (region !== null && addressRegion !== null && region.slice(0, 2) !== addressRegion.slice(0, 2)) return true
  return idCards.some((one) => {
    const card = parseIdCard(one)
    if (!card) return false
    if (gender !== null && gender !== 'other' && gender !== card.gender) return true
    return birthday?.calendar === 'solar' && !sameDay(birthday, card.birthday)
  })
}

const sameDay = (birthday: Birthday, card: { year: number; month: number; day: number }) =>
  birthday.month === card.month && birthday.day === card.day && (birthday.year ?? card.year) === card.year

/** The same time of day so many months later by the company's calendar, on the last day of a month that is too short. */
function monthsAfter(at: Date, months: number): Date {
  const reading = new Date(readingAt(at.getTime()))
  const day = reading.getUTCDate()
  reading.setUTCDate(1)
  reading.setUTCMonth(reading.getUTCMonth() + months)
  const last = new Date(Date.UTC(reading.getUTCFullYear(), reading.getUTCMonth() + 1, 0)).getUTCDate()
  reading.setUTCDate(Math.min(day, last))
  return new Date(instantOf(reading.getTime()))
}

const rounded = (points: number) => Math.round(points * 10) / 10
