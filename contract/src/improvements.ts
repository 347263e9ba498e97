import * as z from 'zod'
import { CauseKind } from './complaints/file.ts'
import { endpoint } from './endpoint.ts'
import { ById, Day, Id, manyOf, Nothing, pageOf, paging, ShortText } from './fields.ts'
import {
  Affected,
  Cluster,
  Effect,
  Improvement,
  ImprovementMeasure,
  ImprovementState,
  ImprovementSummary,
  mostComplaints,
  OutreachLine,
  OutreachState,
  Sameness,
} from './improvements/action.ts'

export * from './improvements/action.ts'

const Words = z.string().trim().min(1).max(2000)
const Note = z.string().trim().max(2000)
const on = <const S extends z.ZodRawShape>(shape: S) => z.strictObject({ id: Id, ...shape })
const ticketIds = z.array(Id).max(mostComplaints)
/** A day, or so many working days from today; a day of rest moves to the next working day. */
const due = { dueOn: Day.optional(), dueInDays: z.int().min(1).max(250).optional() }
const MeasureKind = ImprovementMeasure.shape.kind
const spans = { beforeFrom: Day, beforeTo: Day, afterFrom: Day, afterTo: Day }
/** What was bought, and when. */
const bought = { sku: z.string().trim().min(1).max(64), from: Day, to: Day, batch: ShortText.optional() }

export const improvements = {
  clusters: endpoint({
    method: 'GET',
    path: '/improvement-clusters',
    permission: 'improvements.read',
    summary: 'Complaints in sight of a span of days that belong together, each group with what all of it have.',
    input: z.strictObject({ from: Day, to: Day, atLeast: z.coerce.number().int().min(2).max(50).default(3) }),
    output: z.object({
      items: z.array(Cluster),
      /** How many complaints were compared; the newest when there are more. */
      compared: z.int(),
      isCapped: z.boolean(),
    }),
  }),
  list: endpoint({
    method: 'GET',
    path: '/improvements',
    permission: 'improvements.read',
    summary:
      'Improvements, newest first; `late` gives those with something overdue: of everybody, of the caller’s department or of the caller, who owns the improvement or the overdue measure.',
    input: z.strictObject({
      state: manyOf(ImprovementState),
      late: z.enum(['all', 'department', 'mine']).optional(),
      ticket: Id.optional(),
      search: z.string().trim().max(100).optional(),
      ...paging,
    }),
    output: pageOf(ImprovementSummary),
    reasons: ['cursor.invalid'],
  }),
  get: endpoint({
    method: 'GET',
    path: '/improvements/:id',
    permission: 'improvements.read',
    summary: 'One improvement with measures, history and those of its complaints that the caller sees.',
    input: ById,
    output: Improvement,
  }),
  create: endpoint({
    method: 'POST',
    path: '/improvements',
    permission: 'improvements.work',
    summary: 'Opens an improvement about complaints in sight; without an owner it is the caller’s.',
    input: z.strictObject({
      title: ShortText,
      causeKind: CauseKind.nullable().default(null),
      cause: Note.default(''),
      same: Sameness.prefault({}),
      ownerId: Id.optional(),
      ...due,
      ticketIds: ticketIds.default([]),
    }),
    output: Improvement,
    reasons: ['staff.unknown', 'complaint.unknown', 'category.unknown', 'product.unknown'],
  }),
  update: endpoint({
    method: 'PATCH',
    path: '/improvements/:id',
    permission: 'improvements.work',
    summary: 'Changes title, cause, owner, due day, or which complaints count as the same.',
    input: on({
      title: ShortText.optional(),
      causeKind: CauseKind.nullable().optional(),
      cause: Note.optional(),
      same: Sameness.optional(),
      ownerId: Id.optional(),
      ...due,
      /** `null` takes the due day away. */
      dueOn: Day.nullable().optional(),
    }),
    output: Improvement,
    reasons: ['improvement.of_another', 'record.changed', 'staff.unknown', 'category.unknown', 'product.unknown'],
  }),
  addComplaints: endpoint({
    method: 'POST',
    path: '/improvements/:id/complaints',
    permission: 'improvements.work',
    summary: 'Adds complaints in sight; those that are there already stay as they are.',
    input: on({ ticketIds: ticketIds.min(1) }),
    output: Improvement,
    reasons: ['complaint.unknown'],
  }),
  removeComplaint: endpoint({
    method: 'DELETE',
    path: '/improvements/:id/complaints/:ticketId',
    permission: 'improvements.work',
    summary: 'Takes a complaint in sight out again.',
    input: on({ ticketId: Id }),
    output: Nothing,
  }),
  addMeasure: endpoint({
    method: 'POST',
    path: '/improvements/:id/measures',
    permission: 'improvements.work',
    summary: 'Adds a corrective or preventive measure: what, by whom (or the owner), by when (or in ten working days).',
    input: on({
      kind: MeasureKind,
      text: Words.max(500),
      ownerId: Id.optional(),
      ...due,
    }),
    output: Improvement,
    reasons: ['improvement.of_another', 'staff.unknown', 'improvement.concluded'],
  }),
  updateMeasure: endpoint({
    method: 'PATCH',
    path: '/improvements/:id/measures/:measureId',
    permission: 'improvements.work',
    summary: 'Changes a measure that is not done: what, by whom or by when.',
    input: on({
      measureId: Id,
      kind: MeasureKind.optional(),
      text: Words.max(500).optional(),
      ownerId: Id.optional(),
      ...due,
    }),
    output: Improvement,
    reasons: ['improvement.of_another', 'staff.unknown', 'improvement.measure_done'],
  }),
  removeMeasure: endpoint({
    method: 'DELETE',
    path: '/improvements/:id/measures/:measureId',
    permission: 'improvements.work',
    summary: 'Takes back a measure that is not done.',
    input: on({ measureId: Id }),
    output: Nothing,
    reasons: ['improvement.of_another', 'improvement.measure_done'],
  }),
  finishMeasure: endpoint({
    method: 'POST',
    path: '/improvements/:id/measures/:measureId/completion',
    permission: 'improvements.work',
    summary: 'Says that a measure is done, and by what that is seen.',
    input: on({ measureId: Id, evidence: Words }),
    output: Improvement,
    reasons: ['improvement.of_another', 'improvement.measure_done'],
  }),
  start: endpoint({
    method: 'POST',
    path: '/improvements/:id/start',
    permission: 'improvements.work',
    summary: 'Begins a planned improvement that has a measure.',
    input: on({ note: Note.default('') }),
    output: Improvement,
    reasons: ['improvement.of_another', 'improvement.not_planned', 'improvement.no_measure'],
  }),
  complete: endpoint({
    method: 'POST',
    path: '/improvements/:id/completion',
    permission: 'improvements.work',
    summary: 'Says that all measures are done, and since which day the change counts.',
    input: on({ changedOn: Day.optional(), note: Note.default('') }),
    output: Improvement,
    reasons: ['improvement.of_another', 'improvement.not_under_way', 'improvement.measures_open'],
  }),
  previewEffect: endpoint({
    method: 'GET',
    path: '/improvements/:id/effect',
    permission: 'improvements.read',
    summary: 'Compares how often the same complaint came per 1,000 orders in two spans, of what the caller sees.',
    input: on(spans),
    output: Effect,
  }),
  checkEffect: endpoint({
    method: 'POST',
    path: '/improvements/:id/effect-checks',
    permission: 'improvements.work',
    summary: 'Keeps the comparison with the verdict; one that is not effective begins again.',
    input: on({ ...spans, verdict: z.enum(['effective', 'not_effective']), note: Note.default('') }),
    output: Improvement,
    reasons: ['improvement.of_another', 'improvement.not_done', 'improvement.ground_missing'],
  }),
  previewAffected: endpoint({
    method: 'GET',
    path: '/improvements/:id/affected',
    permission: 'improvements.read',
    summary: 'Customers in sight who bought it in the span and have neither complained of the same nor are listed.',
    input: on({ ...bought, limit: paging.limit }),
    output: z.object({ count: z.int(), items: z.array(Affected) }),
  }),
  drawOutreach: endpoint({
    method: 'POST',
    path: '/improvements/:id/outreach',
    permission: 'improvements.work',
    summary: 'Puts them on the list for people to contact, at most 10,000 at once, latest orders first. Sends nothing.',
    input: on(bought),
    output: z.object({ added: z.int() }),
  }),
  listOutreach: endpoint({
    method: 'GET',
    path: '/improvements/:id/outreach',
    permission: 'improvements.read',
    summary: 'The list of customers in sight to contact.',
    input: on({ state: OutreachState.optional(), ...paging }),
    output: pageOf(OutreachLine),
    reasons: ['cursor.invalid'],
  }),
  markOutreach: endpoint({
    method: 'POST',
    path: '/improvements/:id/outreach/:customerId/mark',
    permission: 'improvements.work',
    summary: 'Says that a customer was contacted or need not be, or that this was an error (`open`).',
    input: on({ customerId: Id, state: OutreachState, note: Note.default('') }),
    output: OutreachLine,
  }),
  markManyOutreach: endpoint({
    method: 'POST',
    path: '/improvements/:id/outreach/marks',
    permission: 'improvements.work',
    summary: 'Says the same of up to 200 customers of the list at once; those out of sight stay as they are.',
    input: on({ customerIds: z.array(Id).min(1).max(200), state: OutreachState, note: Note.default('') }),
    output: z.object({ marked: z.int() }),
  }),
  previewTelling: endpoint({
    method: 'GET',
    path: '/improvements/:id/telling',
    permission: 'improvements.read',
    summary: 'How many of those who raised it would be told now, and a text to begin with.',
    input: ById,
    output: z.object({ recipients: z.int(), closed: z.int(), told: z.int(), draft: z.string() }),
  }),
  tell: endpoint({
    method: 'POST',
    path: '/improvements/:id/tellings',
    permission: 'improvements.work',
    summary:
      'Tells those who raised it what changed, as a reply on each complaint in sight, each once; closed ones stay closed.',
    input: on({ body: Words }),
    output: Improvement,
    reasons: ['improvement.not_done', 'change_notice.nobody_to_tell'],
  }),
}
