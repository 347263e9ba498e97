import type { ContactMade, PoolStanding } from '@zhike/contract/pool'
import { companyDay } from '../platform/clock/company-time.ts'
import { dayAfter, daysBetween } from './days.ts'
import type { PoolFacts } from './facts.queries.ts'
import type { DecidingRule } from './pool.tables.ts'

/** By when it is decided: `warnDays` is the notice that an owner gets, and null when nobody is told. */
export interface Deciding {
  readonly now: Date
  readonly warnDays: number | null
}

type Start = PoolStanding['since']
type Hold = Pick<PoolStanding, 'heldBy'> & { day: string }

/**
 * When a customer goes to the pool, and why: under the rule that strikes first, or undefined when none concerns it. Lists
 * and pages show what this gives, previews count it, and the sweep acts on it; nothing else decides.
 */
export function standingOf(
  facts: PoolFacts,
  rules: readonly DecidingRule[],
  deciding: Deciding,
): PoolStanding | undefined {
  return rules
    .flatMap((rule) => standingUnder(facts, rule, deciding) ?? [])
    .toSorted((one, other) => one.daysLeft - other.daysLeft)[0]
}

function standingUnder(facts: PoolFacts, rule: DecidingRule, deciding: Deciding): PoolStanding | undefined {
  const since = concerns(rule, facts) ? startOf(facts, rule) : undefined
  if (!since) return undefined
  const due: Hold = { heldBy: null, day: dayAfter(since.day, rule.days) }
  const last = [due, ...holds(facts, rule, deciding)].reduce((one, other) => (other.day > one.day ? other : one))
  const { id, name, basis, field, days } = rule
  return {
    customerId: facts.customerId,
    rule: { id, name, basis, field, days },
    since,
    heldBy: last.heldBy,
    lastContact: lastContactOf(facts),
    returnsOn: last.day,
    daysLeft: daysBetween(companyDay(deciding.now), last.day),
  }
}

/** Whoever is in the pool is not taken there, and only a rule for those without an owner takes those. */
function concerns({ basis, kind, stages, tiers }: DecidingRule, facts: PoolFacts): boolean {
  return (
    !facts.pooled &&
    (basis === 'unowned') === (facts.ownerId === null) &&
    (kind === null || kind === facts.kind) &&
    (stages.length === 0 || stages.some((stage) => stage === facts.stage)) &&
    (tiers.length === 0 || tiers.some((tier) => tier === facts.tier))
  )
}

/** What the days are counted from. A new owner gets all of them. */
function startOf(facts: PoolFacts, { basis, field }: DecidingRule): Start | undefined {
  if (basis === 'unowned') return { what: 'unowned', day: companyDay(facts.disownedAt ?? facts.createdAt) }
  const ownership: Start = { what: 'ownership', day: companyDay(facts.ownedSince ?? facts.createdAt) }
  const other = basis === 'contact' ? contactStart(facts) : dateStart(facts, field)
  if (!other) return basis === 'contact' ? ownership : undefined
  return other.day >= ownership.day ? other : ownership
}

function contactStart(facts: PoolFacts): Start | undefined {
  const contact = lastContactOf(facts)
  return contact ? { what: 'contact', day: companyDay(new Date(contact.at)) } : undefined
}

function dateStart({ custom }: PoolFacts, field: string | null): Start | undefined {
  const day = field === null ? undefined : custom[field]
  return typeof day === 'string' && /^\d{4}-\d\d-\d\d$/.test(day) ? { what: 'date', day } : undefined
}

/** What puts the day off: whoever claimed is protected for a while, and no owner loses a customer unwarned. */
function holds(facts: PoolFacts, rule: DecidingRule, { now, warnDays }: Deciding): Hold[] {
  if (facts.ownerId === null) return []
  const held: Hold[] = []
  if (facts.claimed && facts.ownedSince)
    held.push({ heldBy: 'protection', day: dayAfter(companyDay(facts.ownedSince), rule.protectionDays) })
  if (warnDays !== null) held.push({ heldBy: 'notice', day: dayAfter(companyDay(facts.warnedAt ?? now), warnDays) })
  return held
}

/** When and by what we last really spoke with the customer. */
export function lastContactOf({ lastOrderAt, contactedAt, contactType }: PoolFacts): ContactMade | null {
  const spoken = contactedAt && { by: wayOf(contactType ?? ''), at: contactedAt }
  const order = lastOrderAt && { by: 'order' as const, at: lastOrderAt }
  const last = spoken && (!order || spoken.at >= order.at) ? spoken : order
  return last && { ...last, at: last.at.toISOString() }
}

const wayOf = (eventType: string): ContactMade['by'] =>
  eventType === 'customer.contacted' ? 'note' : eventType.startsWith('need.') ? 'need' : 'ticket'
