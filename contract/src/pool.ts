import * as z from 'zod'
import { Customer, CustomerKind, CustomerSummary, ReleaseReason, Stage } from './customers.ts'
import { endpoint } from './endpoint.ts'
import { ActorRef, ById, Day, Id, listOf, Nothing, pageOf, paging, Time } from './fields.ts'

const Days = z.int().min(0).max(3650)
const Colleague = z.object({ id: Id, name: z.string() })

/** Days since the last real contact, days without an owner, or days after a date that stands in an own field. */
export const PoolBasis = z.enum(['contact', 'unowned', 'date'])
export type PoolBasis = z.infer<typeof PoolBasis>

const ruleFacts = {
  name: z.string().trim().min(1).max(40),
  basis: PoolBasis,
  /** Of basis `date`: the key of an own field of customers. */
  field: z.string().max(60).nullable(),
  days: Days,
  kind: CustomerKind.nullable(),
  /** Which stages and tiers are meant; none for all. */
  stages: z.array(Stage.exclude(['visitor'])).max(5),
  tiers: z.array(z.string().trim().min(1).max(40)).max(20),
  /** So many days nobody is taken from who claimed a customer. */
  protectionDays: Days,
}
const givenFacts = {
  ...ruleFacts,
  field: ruleFacts.field.default(null),
  kind: ruleFacts.kind.default(null),
  stages: ruleFacts.stages.default([]),
  tiers: ruleFacts.tiers.default([]),
  protectionDays: ruleFacts.protectionDays.default(15),
}

/** 公海规则: when customers go to the pool. */
export const PoolRule = z.object({
  id: Id,
  ...ruleFacts,
  /** Since when it counts; null while it does not. */
  activeSince: Time.nullable(),
  version: z.int(),
})
export type PoolRule = z.infer<typeof PoolRule>

export const PoolLimits = z.object({
  /** So many customers one person may own when claiming another, and claim a day; null for no limit. */
  mostHeld: z.int().min(1).max(100_000).nullable(),
  mostDaily: z.int().min(1).max(10_000).nullable(),
  /** So many days a former owner cannot claim the customer again. */
  coolDownDays: Days,
  /** So many days before a customer returns its owner is told. */
  warnDays: z.int().min(1).max(90),
  /** What becomes of collaborators when a customer goes to the pool. */
  collaborators: z.enum(['remain', 'leave']),
  version: z.int(),
})
export type PoolLimits = z.infer<typeof PoolLimits>

/** By what we last spoke with a customer. */
export const ContactMade = z.object({ by: z.enum(['order', 'ticket', 'need', 'note']), at: Time })
export type ContactMade = z.infer<typeof ContactMade>

/**
 * Under which rule a customer goes to the pool, and when: what the nightly sweep acts on. The rule that strikes first is
 * named; `since` is what its days are counted from, `heldBy` what puts the day off.
 */
export const PoolStanding = z.object({
  customerId: Id,
  rule: PoolRule.pick({ id: true, name: true, basis: true, field: true, days: true }),
  since: z.object({ what: z.enum(['contact', 'ownership', 'unowned', 'date']), day: Day }),
  heldBy: z.enum(['protection', 'notice']).nullable(),
  lastContact: ContactMade.nullable(),
  returnsOn: Day,
  /** 0 and less: with the next sweep. */
  daysLeft: z.int(),
})
export type PoolStanding = z.infer<typeof PoolStanding>

export const PooledCustomer = z.object({
  customer: Customer,
  enteredAt: Time,
  formerOwner: Colleague.nullable(),
  /** The name of the rule that brought it here; null when somebody gave it up. */
  rule: z.string().nullable(),
  reason: ReleaseReason.nullable(),
  note: z.string().nullable(),
  by: ActorRef,
  lastContact: ContactMade.nullable(),
  /** The day from which the caller, as its former owner, may claim it again. */
  coolsUntil: Day.nullable(),
})
export type PooledCustomer = z.infer<typeof PooledCustomer>

/** What the caller may still claim; null for without limit. */
export const ClaimAllowance = z.object({ heldLeft: z.int().nullable(), todayLeft: z.int().nullable() })
export type ClaimAllowance = z.infer<typeof ClaimAllowance>

export const PoolPreview = z.object({
  /** Whom the rule would take today, were it in force for long, by owner; the largest first. */
  customers: z.int(),
  owners: z.array(z.object({ owner: Colleague.nullable(), customers: z.int() })),
  /** Of them the first, with the explanation that the sweep would act on. */
  sample: z.array(z.object({ customer: CustomerSummary, standing: PoolStanding })),
})
export type PoolPreview = z.infer<typeof PoolPreview>

const PoolPath = { id: Id }

export const pool = {
  list: endpoint({
    method: 'GET',
    path: '/pool/customers',
    permission: 'customers.read',
    summary: 'Customers in the pool whom the caller sees, who came last first.',
    input: z.strictObject({
      search: z.string().trim().max(100).optional(),
      stage: Stage.optional(),
      kind: CustomerKind.optional(),
      ...paging,
    }),
    output: pageOf(PooledCustomer),
    reasons: ['cursor.invalid'],
  }),
  allowance: endpoint({
    method: 'GET',
    path: '/pool/allowance',
    permission: 'pool.claim',
    summary: 'How many customers the caller may still claim.',
    input: z.strictObject({}),
    output: ClaimAllowance,
  }),
  claim: endpoint({
    method: 'POST',
    path: '/pool/customers/:id/claim',
    permission: 'pool.claim',
    summary: 'Takes a customer from the pool; of several who try at once one succeeds.',
    input: z.strictObject(PoolPath),
    output: Customer,
    reasons: ['pool.left', 'pool.most_held', 'pool.most_daily', 'pool.cooling_down', 'pool.persons_only'],
  }),
  assign: endpoint({
    method: 'POST',
    path: '/pool/customers/:id/assignment',
    permission: 'pool.assign',
    summary: 'Gives a customer in the pool to a colleague.',
    input: z.strictObject({ ...PoolPath, staffId: Id }),
    output: Customer,
    reasons: ['pool.left', 'ticket.assignee_unknown'],
  }),
  release: endpoint({
    method: 'POST',
    path: '/pool/customers',
    permission: 'pool.claim',
    summary: 'Gives a customer back to the pool: one’s own, or with `pool.assign` anybody’s.',
    input: z.strictObject({
      customerId: Id,
      reason: ReleaseReason,
      note: z.string().trim().max(500).default(''),
    }),
    output: Customer,
    reasons: ['customer.read_only', 'pool.of_another', 'pool.inside'],
  }),
  standings: endpoint({
    method: 'GET',
    path: '/pool/standings',
    permission: 'customers.read',
    summary: 'When these customers go to the pool and why; without those whom no rule concerns.',
    input: z.strictObject({
      customer: z.preprocess((given) => (Array.isArray(given) ? given : [given]), z.array(Id).min(1).max(200)),
    }),
    output: listOf(PoolStanding),
  }),
  returns: endpoint({
    method: 'GET',
    path: '/pool/returns',
    permission: 'customers.read',
    summary: 'Owned customers that go to the pool soon, the soonest first; of one owner when asked.',
    input: z.strictObject({ owner: z.union([Id, z.literal('me')]).optional(), ...paging }),
    output: pageOf(z.object({ customer: Customer, standing: PoolStanding })),
    reasons: ['cursor.invalid'],
  }),
}

export const poolRules = {
  list: endpoint({
    method: 'GET',
    path: '/pool/rules',
    permission: 'customers.read',
    summary: 'The rules of the pool.',
    input: z.strictObject({}),
    output: listOf(PoolRule),
  }),
  create: endpoint({
    method: 'POST',
    path: '/pool/rules',
    permission: 'pool.rules',
    summary: 'Adds a rule; it does not count until it is made active.',
    input: z.strictObject(givenFacts),
    output: PoolRule,
    reasons: ['pool.field_unknown'],
  }),
  update: endpoint({
    method: 'PATCH',
    path: '/pool/rules/:id',
    permission: 'pool.rules',
    summary: 'Changes a rule, or makes it count or not.',
    input: z.strictObject({ id: Id, ...z.object(ruleFacts).partial().shape, active: z.boolean().optional() }),
    output: PoolRule,
    reasons: ['record.changed', 'pool.field_unknown'],
  }),
  remove: endpoint({
    method: 'DELETE',
    path: '/pool/rules/:id',
    permission: 'pool.rules',
    summary: 'Removes a rule; histories go on naming it.',
    input: ById,
    output: Nothing,
  }),
  preview: endpoint({
    method: 'POST',
    path: '/pool/rules/previews',
    permission: 'pool.rules',
    summary: 'Whom a rule would take to the pool today, of the customers in sight; changes nothing.',
    input: z.strictObject(givenFacts),
    output: PoolPreview,
    reasons: ['pool.field_unknown'],
  }),
  limits: endpoint({
    method: 'GET',
    path: '/pool/limits',
    permission: 'customers.read',
    summary: 'What holds for everybody who takes customers from the pool.',
    input: z.strictObject({}),
    output: PoolLimits,
  }),
  setLimits: endpoint({
    method: 'PATCH',
    path: '/pool/limits',
    permission: 'pool.rules',
    summary: 'Changes that.',
    input: z.strictObject(PoolLimits.omit({ version: true }).partial().shape),
    output: PoolLimits,
    reasons: ['record.changed'],
  }),
}
