import * as z from 'zod'
import { Route } from './approvals/flows.ts'
import {
  CauseKind,
  CompensationForm,
  Complaint,
  ComplaintStage,
  ComplaintSummary,
  EntryKind,
  LiableParty,
  MeasureKind,
  OwnMeasure,
  Satisfaction,
} from './complaints/file.ts'
import { endpoint } from './endpoint.ts'
import { Day, Fen, Id, listOf, manyOf, Nothing, pageOf, paging, ShortText, Time } from './fields.ts'
import { Channel, pictures } from './tickets.ts'

export * from './complaints/file.ts'

const Words = z.string().trim().min(1).max(5000)
const Note = z.string().trim().max(2000)
const ticketId = Id
const under = <const S extends z.ZodRawShape>(shape: S) => z.strictObject({ ticketId, ...shape })
const open = ['complaint.closed'] as const

export const complaints = {
  list: endpoint({
    method: 'GET',
    path: '/complaints',
    permission: 'complaints.read',
    summary: 'Complaints in sight, newest first; `flag` gives those that an authority or the public asks about.',
    input: z.strictObject({
      stage: manyOf(ComplaintStage),
      cause: CauseKind.optional(),
      flag: z.enum(['regulator', 'media']).optional(),
      /** Those of which the caller has to ask the customer again by now. */
      followUp: z.literal('due').optional(),
      /** No cause is written down. */
      without: z.literal('cause').optional(),
      search: z.string().trim().max(100).optional(),
      ...paging,
    }),
    output: pageOf(ComplaintSummary),
    reasons: ['cursor.invalid'],
  }),
  get: endpoint({
    method: 'GET',
    path: '/complaints/:ticketId',
    permission: 'complaints.read',
    summary: 'The file of a complaint; every ticket of kind complaint has one.',
    input: under({}),
    output: Complaint,
  }),
  update: endpoint({
    method: 'PATCH',
    path: '/complaints/:ticketId',
    permission: 'complaints.work',
    summary: 'Says of which product it is, who asks about it and who is liable.',
    input: under({
      product: z
        .strictObject({
          sku: z.string().trim().min(1).max(64),
          batch: z.string().trim().min(1).max(64).nullable().default(null),
        })
        .nullable()
        .optional(),
      regulator: ShortText.nullable().optional(),
      regulatorDueOn: Day.nullable().optional(),
      media: ShortText.nullable().optional(),
      liability: z
        .strictObject({ party: LiableParty, departmentId: Id.nullable().default(null), note: Note.default('') })
        .nullable()
        .optional(),
    }),
    output: Complaint,
    reasons: [...open, 'department.unknown', 'product.unknown'],
  }),
  addEntry: endpoint({
    method: 'POST',
    path: '/complaints/:ticketId/entries',
    permission: 'complaints.work',
    summary: 'Adds a fact, evidence or an interview to the investigation, with pictures.',
    input: under({ kind: EntryKind, text: Words, source: z.string().trim().max(200).default('') }),
    output: Complaint,
    reasons: [...open, 'file.kind_refused', 'file.too_large', 'file.too_many'],
    files: pictures,
  }),
  updateEntry: endpoint({
    method: 'PATCH',
    path: '/complaints/:ticketId/entries/:entryId',
    permission: 'complaints.work',
    summary: 'Words an entry anew, or adds pictures to it; what it said before stays in the record.',
    input: under({
      entryId: Id,
      kind: EntryKind.optional(),
      text: Words.optional(),
      source: z.string().trim().max(200).optional(),
    }),
    output: Complaint,
    reasons: [...open, 'file.kind_refused', 'file.too_large', 'file.too_many'],
    files: pictures,
  }),
  removeEntry: endpoint({
    method: 'DELETE',
    path: '/complaints/:ticketId/entries/:entryId',
    permission: 'complaints.work',
    summary: 'Takes an entry back; it stays in the record.',
    input: under({ entryId: Id }),
    output: Nothing,
    reasons: [...open],
  }),
  addCause: endpoint({
    method: 'POST',
    path: '/complaints/:ticketId/causes',
    permission: 'complaints.work',
    summary: 'Writes down a cause, or why another one came about (`parentId`): at most five below one another.',
    input: under({ kind: CauseKind, text: Words.max(500), parentId: Id.nullable().default(null) }),
    output: Complaint,
    reasons: [...open, 'complaint.cause_too_deep'],
  }),
  removeCause: endpoint({
    method: 'DELETE',
    path: '/complaints/:ticketId/causes/:causeId',
    permission: 'complaints.work',
    summary: 'Takes a cause back that has none below it.',
    input: under({ causeId: Id }),
    output: Nothing,
    reasons: [...open, 'complaint.cause_has_whys'],
  }),
  addMeasure: endpoint({
    method: 'POST',
    path: '/complaints/:ticketId/measures',
    permission: 'complaints.work',
    summary: 'Says what is done about it, by whom and by when; whoever is to do it sees the ticket.',
    input: under({
      kind: MeasureKind,
      text: Words.max(500),
      ownerId: Id.nullable().default(null),
      dueOn: Day.nullable().default(null),
    }),
    output: Complaint,
    reasons: [...open, 'staff.unknown', 'complaint.owner_unable'],
  }),
  updateMeasure: endpoint({
    method: 'PATCH',
    path: '/complaints/:ticketId/measures/:measureId',
    permission: 'complaints.work',
    summary: 'Changes a measure that is not done: what, by whom or by when.',
    input: under({
      measureId: Id,
      kind: MeasureKind.optional(),
      text: Words.max(500).optional(),
      ownerId: Id.nullable().optional(),
      dueOn: Day.nullable().optional(),
    }),
    output: Complaint,
    reasons: [...open, 'staff.unknown', 'complaint.owner_unable', 'complaint.measure_done'],
  }),
  removeMeasure: endpoint({
    method: 'DELETE',
    path: '/complaints/:ticketId/measures/:measureId',
    permission: 'complaints.work',
    summary: 'Takes back a measure that is not done; it stays in the record.',
    input: under({ measureId: Id }),
    output: Nothing,
    reasons: [...open, 'complaint.measure_done'],
  }),
  finishMeasure: endpoint({
    method: 'POST',
    path: '/complaints/:ticketId/measures/:measureId/completion',
    permission: 'complaints.work',
    summary: 'Says that a measure is done.',
    input: under({ measureId: Id, result: Note.default('') }),
    output: Complaint,
    reasons: ['complaint.measure_done'],
  }),
  listMyMeasures: endpoint({
    method: 'GET',
    path: '/complaint-measures',
    permission: 'complaints.read',
    summary: 'The measures that the caller has not done yet, the most pressing first.',
    input: z.strictObject({ limit: z.coerce.number().int().min(1).max(200).default(50) }),
    output: listOf(OwnMeasure),
  }),
  askCompensation: endpoint({
    method: 'POST',
    path: '/complaints/:ticketId/compensations',
    permission: 'complaints.work',
    summary:
      'Asks for approval of a compensation; by whom depends on what the compensations of the complaint come to that are granted, paid or asked for.',
    input: under({ form: CompensationForm, amountFen: Fen.min(1), reason: Words.max(2000) }),
    output: Complaint,
    reasons: [...open, 'approval.persons_only'],
  }),
  foreseeCompensation: endpoint({
    method: 'GET',
    path: '/complaints/:ticketId/compensation-route',
    permission: 'complaints.work',
    summary:
      'Who would be asked for a compensation of so much, together with the others of the complaint, or for the changed one that came back (`compensationId`), and why.',
    input: under({ amountFen: z.coerce.number().pipe(Fen.min(1)), compensationId: Id.optional() }),
    output: Route,
    reasons: ['approval.persons_only', 'approval.not_applicant'],
  }),
  resubmitCompensation: endpoint({
    method: 'POST',
    path: '/complaints/:ticketId/compensations/:compensationId/resubmissions',
    permission: 'complaints.work',
    summary:
      'Hands in again a compensation whose application came back to the caller, changed where something is given; by whom it is decided is found anew.',
    input: under({
      compensationId: Id,
      form: CompensationForm.optional(),
      amountFen: Fen.min(1).optional(),
      reason: Words.max(2000).optional(),
      comment: Note.default(''),
    }),
    output: Complaint,
    reasons: [...open, 'approval.not_applicant', 'approval.not_returned'],
  }),
  pay: endpoint({
    method: 'POST',
    path: '/complaints/:ticketId/compensations/:compensationId/payment',
    permission: 'complaints.pay',
    summary: 'Says that an approved compensation was paid or handed over.',
    input: under({ compensationId: Id, note: Note.default('') }),
    output: Complaint,
    reasons: ['complaint.not_approved'],
  }),
  answer: endpoint({
    method: 'POST',
    path: '/complaints/:ticketId/answers',
    permission: 'complaints.work',
    summary:
      'Tells the customer the outcome: it stands in the ticket as a reply. Or says that a reply in the ticket was the answer (`messageId`).',
    input: under({ body: Words.optional(), messageId: Id.optional(), channel: Channel.default('phone') }).refine(
      ({ body, messageId }) => (body === undefined) !== (messageId === undefined),
      { path: ['body'], message: 'the words, or the id of a reply that says them' },
    ),
    output: Complaint,
    reasons: [...open, 'ticket.closed', 'complaint.not_a_reply'],
  }),
  removeAnswer: endpoint({
    method: 'DELETE',
    path: '/complaints/:ticketId/answers/:answerId',
    permission: 'complaints.work',
    summary: 'Says that a reply was not the answer after all; it stays in the ticket.',
    input: under({ answerId: Id }),
    output: Nothing,
    reasons: [...open],
  }),
  check: endpoint({
    method: 'POST',
    path: '/complaints/:ticketId/checks',
    permission: 'complaints.work',
    summary: 'Writes down how satisfied the customer is with the outcome.',
    input: under({ satisfaction: Satisfaction, channel: Channel.default('phone'), note: Note.default('') }),
    output: Complaint,
    reasons: [...open],
  }),
  planFollowUp: endpoint({
    method: 'POST',
    path: '/complaints/:ticketId/follow-ups',
    permission: 'complaints.work',
    summary: 'Has a colleague, or the caller, ask again at a set time; the complaint may be closed by then.',
    input: under({ dueAt: Time, assigneeId: Id.optional(), purpose: z.string().trim().max(500).default('') }),
    output: Complaint,
    reasons: ['staff.unknown', 'complaint.assignee_unsighted'],
  }),
  finishFollowUp: endpoint({
    method: 'POST',
    path: '/complaints/:ticketId/follow-ups/:followUpId/completion',
    permission: 'complaints.work',
    summary: 'Writes down what the customer said then.',
    input: under({ followUpId: Id, satisfaction: Satisfaction, note: Note.default('') }),
    output: Complaint,
    reasons: ['complaint.follow_up_done'],
  }),
  report: endpoint({
    method: 'GET',
    path: '/complaints/:ticketId/report',
    permission: 'complaints.read',
    summary: 'The formal report as a Word document, in the language of the caller.',
    input: under({}),
    output: z.instanceof(Blob),
    answers: 'file',
  }),
}
