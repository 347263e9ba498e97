import type { Channel, Priority, TicketKind } from '@zhike/contract/tickets'
import type { StoredPolicy } from './time-promises.tables.ts'

/** What of a ticket decides which policy it is under. */
export interface TicketFacts {
  readonly kind: TicketKind
  readonly priority: Priority
  readonly channel: Channel
  /** Of its customer. */
  readonly tier: string | null
}

/**
 * The policy for a ticket: of those that fit the one that asks for most, by the number of conditions (kind, priority, tier,
 * channel); of two that ask for as many, the one published last.
 */
export function choosePolicy(policies: readonly StoredPolicy[], facts: TicketFacts): StoredPolicy | undefined {
  return policies
    .filter((policy) => fits(policy, facts))
    .toSorted((a, b) => conditions(b) - conditions(a) || publishedFor(b) - publishedFor(a))
    .at(0)
}

const fits = ({ kinds, priorities, tiers, channels }: StoredPolicy, facts: TicketFacts): boolean =>
  allows(kinds, facts.kind) &&
  allows(priorities, facts.priority) &&
  allows(channels, facts.channel) &&
  allows(tiers, facts.tier)

const allows = (listed: readonly string[], value: string | null) =>
  listed.length === 0 || (value !== null && listed.includes(value))

const conditions = ({ kinds, priorities, tiers, channels }: StoredPolicy): number =>
  [kinds, priorities, tiers, channels].filter((listed) => listed.length > 0).length

/** A draft counts as published just now. */
const publishedFor = ({ publishedAt }: StoredPolicy): number => publishedAt?.getTime() ?? Number.MAX_SAFE_INTEGER
