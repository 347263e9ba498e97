import * as z from 'zod'
import { CauseKind, Person } from '../complaints/file.ts'
import { CustomerSummary } from '../customers.ts'
import { ActorRef, Day, Id, Time } from '../fields.ts'
import { Ticket } from '../tickets/facts.ts'
import { improvementStates } from './lists.ts'

export const ImprovementState = z.enum(improvementStates)
export type ImprovementState = z.infer<typeof ImprovementState>

/** Which complaints count as the same: those that have everything named here. */
export const Sameness = z.strictObject({
  categoryId: Id.nullable().default(null),
  sku: z.string().trim().min(1).max(64).nullable().default(null),
  causeKind: CauseKind.nullable().default(null),
  /** Words as the reading of texts gives them; others of the same meaning count too. */
  words: z.array(z.string().trim().min(1).max(40)).max(5).default([]),
})
export type Sameness = z.infer<typeof Sameness>

/** The same with the names by which people know it. */
export const NamedSameness = z.object({
  ...Sameness.shape,
  categoryName: z.string().nullable(),
  productName: z.string().nullable(),
})
export type NamedSameness = z.infer<typeof NamedSameness>

/** A complaint as improvements show it. */
export const LinkedComplaint = z.object({
  ticketId: Id,
  number: z.string(),
  title: z.string(),
  status: Ticket.shape.status,
  customer: CustomerSummary,
  createdAt: Time,
})
export type LinkedComplaint = z.infer<typeof LinkedComplaint>

/** So many complaints are put under an improvement at once. */
export const mostComplaints = 500

/** Complaints that belong together because they all have what `why` says. */
export const Cluster = z.object({
  why: NamedSameness,
  count: z.int(),
  /** The newest of them, as many as an improvement is opened about. */
  complaints: z.array(LinkedComplaint).max(mostComplaints),
  /** Improvements that already have some of them. */
  improvements: z.array(z.object({ id: Id, number: z.string(), complaints: z.int() })),
})
export type Cluster = z.infer<typeof Cluster>

export const ImprovementMeasure = z.object({
  id: Id,
  kind: z.enum(['corrective', 'preventive']),
  text: z.string(),
  owner: Person,
  dueOn: Day,
  isLate: z.boolean(),
  doneAt: Time.nullable(),
  doneBy: ActorRef.nullable(),
  evidence: z.string().nullable(),
})
export type ImprovementMeasure = z.infer<typeof ImprovementMeasure>

const Interval = z.tuple([z.number(), z.number()])
/** Complaints and orders of a span of days, both ends included. */
export const Recurrence = z.object({
  from: Day,
  to: Day,
  complaints: z.int(),
  orders: z.int(),
  /** Complaints per 1,000 orders with their 95 % interval; null without orders. */
  rate: z.number().nullable(),
  interval: Interval.nullable(),
})
export type Recurrence = z.infer<typeof Recurrence>

/** Whether the same complaint came less often after a change. */
export const Effect = z.object({
  before: Recurrence,
  after: Recurrence,
  /** Rate after by rate before; null when it cannot be told. */
  ratio: z.number().nullable(),
  /** 95 %; the upper end is null when it is unbounded. */
  ratioInterval: z.tuple([z.number(), z.number().nullable()]).nullable(),
  finding: z.enum(['fewer', 'more', 'unclear', 'too_few', 'no_orders']),
})
export type Effect = z.infer<typeof Effect>

export const ImprovementStep = z.object({
  id: Id,
  kind: z.enum(['created', 'started', 'done', 'effective', 'not_effective']),
  note: z.string(),
  /** Of a check, for whoever checked and for those who see everything. */
  effect: Effect.nullable(),
  at: Time,
  by: ActorRef,
})
export type ImprovementStep = z.infer<typeof ImprovementStep>

/** What was told to those who raised it. `tickets` counts those in sight. */
export const Telling = z.object({
  id: Id,
  body: z.string(),
  at: Time,
  by: ActorRef,
  tickets: z.int(),
  told: z.int(),
})
export type Telling = z.infer<typeof Telling>

export const ImprovementSummary = z.object({
  id: Id,
  number: z.string(),
  title: z.string(),
  state: ImprovementState,
  causeKind: CauseKind.nullable(),
  owner: Person,
  dueOn: Day.nullable(),
  /** It, or a measure of it, should be done by now. */
  isLate: z.boolean(),
  /** What of it is overdue longest, of those whom the list is asked for: a measure, or the whole. */
  overdue: z.object({ measure: z.string().nullable(), owner: Person, dueOn: Day }).nullable(),
  /** Complaints in sight that it is about. */
  complaints: z.int(),
  measures: z.object({ all: z.int(), done: z.int() }),
  createdAt: Time,
})
export type ImprovementSummary = z.infer<typeof ImprovementSummary>

export const Improvement = z.object({
  ...ImprovementSummary.omit({ overdue: true, complaints: true, measures: true }).shape,
  cause: z.string(),
  same: NamedSameness,
  /** The day from which the change counts; said when it is done. */
  changedOn: Day.nullable(),
  measures: z.array(ImprovementMeasure),
  complaints: z.array(LinkedComplaint.extend({ told: z.enum(['yes', 'under_way', 'no']) })),
  outreach: z.object({ open: z.int(), contacted: z.int(), notNeeded: z.int() }),
  tellings: z.array(Telling),
  steps: z.array(ImprovementStep),
  version: z.int(),
  /** Whether the caller may change it: owns it, has opened it, or sees all. A measure is finished by its owner as well. */
  editable: z.boolean(),
})
export type Improvement = z.infer<typeof Improvement>

/** Somebody who bought the same in the span and has not complained of it. */
export const Affected = z.object({
  customer: CustomerSummary,
  orderNo: z.string(),
  orderedAt: Time,
  sku: z.string(),
  batch: z.string().nullable(),
})
export type Affected = z.infer<typeof Affected>

export const OutreachState = z.enum(['open', 'contacted', 'not_needed'])
export type OutreachState = z.infer<typeof OutreachState>
export const OutreachLine = z.object({
  ...Affected.shape,
  state: OutreachState,
  note: z.string().nullable(),
  markedAt: Time.nullable(),
  markedBy: ActorRef.nullable(),
})
export type OutreachLine = z.infer<typeof OutreachLine>
