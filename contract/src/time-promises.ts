import * as z from 'zod'
import { DeadlineSpan, UnknownYears } from './calendar.ts'
import { endpoint } from './endpoint.ts'
import { ById, Day, Id, listOf, Nothing, Time } from './fields.ts'
import { Channel, Priority, TicketKind } from './tickets.ts'

/** 首次响应 · 下次进展 · 解决 */
export const PromiseTarget = z.enum(['first_response', 'next_update', 'resolution'])
export type PromiseTarget = z.infer<typeof PromiseTarget>

/** Working minutes; none where nothing is promised. */
const Minutes = z.int().min(1).max(100_000).nullable()

const policyFacts = {
  name: z.string().trim().min(1).max(40),
  /** For which tickets; none for all. */
  kinds: z.array(TicketKind).max(6),
  priorities: z.array(Priority).max(4),
  tiers: z.array(z.string().trim().min(1).max(40)).max(20),
  channels: z.array(Channel).max(10),
  firstResponse: Minutes,
  nextUpdate: Minutes,
  resolution: Minutes,
  /** By which calendar minutes count; null for the company’s. */
  calendarId: Id.nullable(),
  /** After which share of the time somebody is warned. */
  warnPercent: z.int().min(10).max(99),
}
const givenFacts = {
  ...policyFacts,
  kinds: policyFacts.kinds.default([]),
  priorities: policyFacts.priorities.default([]),
  tiers: policyFacts.tiers.default([]),
  channels: policyFacts.channels.default([]),
  firstResponse: Minutes.default(null),
  nextUpdate: Minutes.default(null),
  resolution: Minutes.default(null),
  calendarId: policyFacts.calendarId.default(null),
  warnPercent: policyFacts.warnPercent.default(75),
}

/** 时限策略: what is promised to which tickets. A draft until it is published. */
export const PromisePolicy = z.object({
  id: Id,
  ...policyFacts,
  /** Of a draft: the policy that it takes the place of. */
  replacesId: Id.nullable(),
  /** Of a draft: when it was replayed as it is now; null when it was not, or was changed since. */
  replayedAt: Time.nullable(),
  publishedAt: Time.nullable(),
  version: z.int(),
})
export type PromisePolicy = z.infer<typeof PromisePolicy>

const Tally = { promised: z.int(), missed: z.int(), missedNow: z.int() }

/** Where most of what a draft would have missed fell due: a team, a day of the week (1 Monday to 7 Sunday) and two hours. */
const Crowd = z.object({
  team: z.string().nullable(),
  weekday: z.int(),
  fromHour: z.int(),
  toHour: z.int(),
  missed: z.int(),
})

/** A promise that a draft would have missed. */
const MissedPromise = z.object({
  ticketId: Id,
  number: z.string(),
  title: z.string(),
  team: z.string().nullable(),
  target: PromiseTarget,
  dueAt: Time,
  /** Null while it is open. */
  endedAt: Time.nullable(),
})
export type MissedPromise = z.infer<typeof MissedPromise>

/** What a draft would have meant in the past, beside the policies in force. */
export const PromiseReplay = z.object({
  tickets: z.int(),
  /** Tickets of which the draft would have missed a promise, and of which one is missed as it is. */
  late: z.int(),
  lateNow: z.int(),
  crowd: Crowd.nullable(),
  targets: z.array(z.object({ target: PromiseTarget, ...Tally })),
  /** By the team of whoever had the ticket, the most missed first. */
  teams: z.array(z.object({ name: z.string().nullable(), ...Tally })),
  /** By the hour in which the promise fell due, 0 to 23 of the company’s clock. */
  hours: z.array(z.object({ hour: z.int(), ...Tally, people: z.number() })),
  /** How many people are enough in 95 of 100 hours of work, by the draft and as it is; each promise is worked on evenly over its time. */
  people: z.number(),
  peopleNow: z.number(),
  unknownYears: UnknownYears,
  /** What would have been missed longest, at most 200. */
  missed: z.array(MissedPromise),
})
export type PromiseReplay = z.infer<typeof PromiseReplay>

/** Whom a draft would concern among the unfinished tickets in sight, if it were published now. */
export const PublicationOutlook = z.object({
  /** It would suit them best, but they keep what they were promised until their kind or priority changes. */
  keeping: z.int(),
  /** Nothing is promised to them; with the next thing that happens to them the draft would. */
  unpromised: z.int(),
})
export type PublicationOutlook = z.infer<typeof PublicationOutlook>

/** How a promise stands. */
export const PromiseState = z.enum(['running', 'warned', 'breached', 'paused', 'kept', 'missed'])
export type PromiseState = z.infer<typeof PromiseState>

const Standing = {
  target: PromiseTarget,
  /** Null while the clock stands still because the customer is waited for. */
  dueAt: Time.nullable(),
  state: PromiseState,
}

export const TimePromise = z.object({
  ...Standing,
  startedAt: Time,
  /** Working minutes promised. */
  minutes: z.number(),
  /** Working minutes that were left when the clock stopped. */
  minutesLeft: z.number().nullable(),
  endedAt: Time.nullable(),
  /** Why then: what counted, what did not, and what the customer was waited for. */
  spans: z.array(DeadlineSpan),
  unknownYears: UnknownYears,
  /** Who was told, and as what. */
  told: z.array(
    z.object({
      at: Time,
      step: z.enum(['warning', 'breach']),
      staff: z.object({ id: Id, name: z.string() }),
      as: z.enum(['assignee', 'deputy', 'manager']),
    }),
  ),
})
export type TimePromise = z.infer<typeof TimePromise>

/** The promise of a ticket that presses most. */
export const PressingPromise = z.object({ ticketId: Id, ...Standing })
export type PressingPromise = z.infer<typeof PressingPromise>

/** One of whose time somebody was told. */
export const ToldPromise = PressingPromise.extend({ number: z.string(), title: z.string() })

export const timePromises = {
  ofTicket: endpoint({
    method: 'GET',
    path: '/tickets/:id/time-promises',
    permission: 'tickets.read',
    summary: 'By when a ticket was and is promised an answer, an update and a solution, and why then.',
    input: ById,
    output: z.object({
      /** With the calendar by which it counts. */
      policy: z.object({ id: Id, name: z.string(), calendar: z.string() }).nullable(),
      promises: z.array(TimePromise),
    }),
  }),
  list: endpoint({
    method: 'GET',
    path: '/time-promises',
    permission: 'tickets.read',
    summary: 'Of each of these tickets the open promise that presses most.',
    input: z.strictObject({
      ticket: z.preprocess((given) => (Array.isArray(given) ? given : [given]), z.array(Id).min(1).max(200)),
    }),
    output: listOf(PressingPromise),
  }),
  told: endpoint({
    method: 'GET',
    path: '/time-promises/told',
    permission: 'tickets.read',
    summary:
      'Tickets of whose time the caller was warned, or told that it is over, and that still run: the longest due first.',
    input: z.strictObject({ limit: z.coerce.number().int().min(1).max(50).default(6) }),
    output: listOf(ToldPromise),
  }),
}

export const promisePolicies = {
  list: endpoint({
    method: 'GET',
    path: '/time-promise-policies',
    permission: 'tickets.read',
    summary: 'The policies in force and the drafts.',
    input: z.strictObject({}),
    output: listOf(PromisePolicy),
  }),
  create: endpoint({
    method: 'POST',
    path: '/time-promise-policies',
    permission: 'time_promises.manage',
    summary: 'Drafts a policy, in place of another if one is named.',
    input: z.strictObject({ ...givenFacts, replacesId: Id.nullable().default(null) }),
    output: PromisePolicy,
    reasons: [
      'promise_policy.empty',
      'promise_policy.resolution_too_short',
      'promise_policy.unknown',
      'calendar.unknown',
    ],
  }),
  update: endpoint({
    method: 'PATCH',
    path: '/time-promise-policies/:id',
    permission: 'time_promises.manage',
    summary: 'Changes a draft.',
    input: z.strictObject({ id: Id, ...z.object(policyFacts).partial().shape }),
    output: PromisePolicy,
    reasons: [
      'promise_policy.empty',
      'promise_policy.resolution_too_short',
      'promise_policy.published',
      'calendar.unknown',
      'record.changed',
    ],
  }),
  remove: endpoint({
    method: 'DELETE',
    path: '/time-promise-policies/:id',
    permission: 'time_promises.manage',
    summary: 'Drops a draft, or takes a policy out of force; tickets keep what they were promised.',
    input: ById,
    output: Nothing,
  }),
  publish: endpoint({
    method: 'POST',
    path: '/time-promise-policies/:id/publication',
    permission: 'time_promises.manage',
    summary:
      'Puts a draft in force, for tickets from now on; it was replayed as it is, or somebody says why it was not.',
    input: z.strictObject({
      id: Id,
      /** Why it was not replayed, for the audit. */
      skipReason: z.string().trim().min(4).max(200).optional(),
    }),
    output: PromisePolicy,
    reasons: ['promise_policy.published', 'promise_policy.not_replayed'],
  }),
  foresee: endpoint({
    method: 'GET',
    path: '/time-promise-policies/:id/publication',
    permission: 'time_promises.manage',
    summary: 'Which unfinished tickets a draft would concern if it were published now.',
    input: ById,
    output: PublicationOutlook,
  }),
  replay: endpoint({
    method: 'POST',
    path: '/time-promise-policies/:id/replays',
    permission: 'time_promises.manage',
    summary:
      'What a draft would have meant for the tickets of some days: what would have been missed, by team and hour.',
    input: z.strictObject({
      id: Id,
      from: Day,
      to: Day,
      /** How long one person needs to keep one promise. */
      minutesEach: z.int().min(1).max(480).default(20),
    }),
    output: PromiseReplay,
  }),
}
