import * as z from 'zod'
import { Company } from './company.ts'
import { endpoint } from './endpoint.ts'
import { FileRef, Id, jsonInForm, LongText, listOf, Nothing, PictureSize, ShortText, Time } from './fields.ts'
import { GivenOwnValues } from './own-fields/values.ts'
import { OwnField } from './own-fields.ts'
import { pictures, Rating, TicketKind, TicketStatus } from './tickets.ts'
import { PromiseTarget } from './time-promises.ts'

/** Whatever is wrong with it, the answer is `progress.invalid_link`. */
const Token = z.string()
const ByToken = z.strictObject({ token: Token })

/** What stands on the progress page: plain words and times, no internal note, no staff surname's contact. */
export const Progress = z.object({
  number: z.string(),
  kind: TicketKind,
  title: z.string(),
  description: z.string(),
  status: TicketStatus,
  /** Who is on it, as the customer may know it. */
  handler: z.string().nullable(),
  steps: z.array(
    z.object({
      type: z.string(),
      at: Time,
      text: z.string().nullable(),
      by: z.string().nullable(),
      files: z.array(FileRef),
    }),
  ),
  resolution: z.object({ summary: z.string(), at: Time }).nullable(),
  confirmedAt: Time.nullable(),
  rating: Rating.nullable(),
  urgedTimes: z.int(),
  /** By when the next answer and the solution are promised; without a time while the customer is waited for. */
  promised: z.array(z.object({ target: PromiseTarget, at: Time.nullable() })),
  /** What colleagues promised to do, and when it was done. */
  pledged: z.array(z.object({ words: z.string(), dueAt: Time, keptAt: Time.nullable() })),
  /** When the customer may urge again; null when now. */
  urgeAgainAt: Time.nullable(),
  createdAt: Time,
})
export type Progress = z.infer<typeof Progress>

/** A type of tickets that customers can choose, with what its form asks of them. */
export const PortalType = z.object({
  id: Id,
  kind: TicketKind,
  name: z.string(),
  nameEn: z.string().nullable(),
  category: z.enum(['hidden', 'asked', 'required']),
  fields: z.array(
    OwnField.pick({ key: true, name: true, nameEn: true, type: true, help: true, required: true, choices: true }),
  ),
})
export type PortalType = z.infer<typeof PortalType>

const CustomField = jsonInForm(GivenOwnValues.optional())

export const SubmitForm = z.strictObject({
  kind: TicketKind,
  /** One that `listTypes` offers. */
  typeId: Id.optional(),
  custom: CustomField,
  categoryId: Id.optional(),
  title: ShortText,
  description: LongText,
  name: z.string().trim().min(1).max(100),
  phone: z.string().trim().max(30).optional(),
  email: z.string().trim().max(254).optional(),
})
export type SubmitForm = z.infer<typeof SubmitForm>

export const portal = {
  company: endpoint({
    method: 'GET',
    path: '/portal/company',
    permission: 'public',
    summary: 'How the company calls itself on the pages of its customers, and is reached; null until that is set.',
    input: z.strictObject({}),
    output: Company.omit({ version: true }),
  }),
  listCategories: endpoint({
    method: 'GET',
    path: '/portal/categories',
    permission: 'public',
    summary: 'The categories that the form offers.',
    input: z.strictObject({}),
    output: listOf(z.object({ id: Id, kind: TicketKind, name: z.string() })),
  }),
  listTypes: endpoint({
    method: 'GET',
    path: '/portal/ticket-types',
    permission: 'public',
    summary: 'The types that the form offers, and what each asks for.',
    input: z.strictObject({}),
    output: listOf(PortalType),
  }),
  submit: endpoint({
    method: 'POST',
    path: '/portal/tickets',
    permission: 'public',
    summary: 'Files a request or complaint; the answer holds the signed progress link.',
    input: SubmitForm,
    output: z.object({ number: z.string(), progressUrl: z.string() }),
    reasons: [
      'portal.contact_required',
      'category.unknown',
      'ticket_type.unknown',
      'own_field.taken_hidden',
      'file.kind_refused',
      'file.too_large',
      'file.too_many',
      'request.too_many',
    ],
    files: pictures,
  }),
  progress: endpoint({
    method: 'GET',
    path: '/portal/progress/:token',
    permission: 'public',
    summary: 'How far a request is.',
    input: ByToken,
    output: Progress,
    reasons: ['progress.invalid_link'],
  }),
  live: endpoint({
    method: 'GET',
    path: '/portal/progress/:token/live',
    permission: 'public',
    summary: 'Tells, as server-sent events, that the progress changed.',
    input: ByToken,
    output: Nothing,
    reasons: ['progress.invalid_link'],
    answers: 'stream',
  }),
  getFile: endpoint({
    method: 'GET',
    path: '/portal/progress/:token/files/:fileId',
    permission: 'public',
    summary: 'A picture of this request.',
    input: z.strictObject({ token: Token, fileId: Id, size: PictureSize.default('whole') }),
    output: z.instanceof(Blob),
    reasons: ['progress.invalid_link'],
    answers: 'file',
  }),
  urge: endpoint({
    method: 'POST',
    path: '/portal/progress/:token/urges',
    permission: 'public',
    summary: 'Urges (催办); once in four hours.',
    input: ByToken,
    output: Progress,
    reasons: ['progress.invalid_link', 'ticket.already_urged', 'ticket.already_resolved', 'ticket.closed'],
  }),
  supplement: endpoint({
    method: 'POST',
    path: '/portal/progress/:token/messages',
    permission: 'public',
    summary: 'Adds words and pictures.',
    input: z.strictObject({ token: Token, body: LongText }),
    output: Progress,
    reasons: ['progress.invalid_link', 'ticket.closed', 'file.kind_refused', 'file.too_large', 'file.too_many'],
    files: pictures,
  }),
  confirm: endpoint({
    method: 'POST',
    path: '/portal/progress/:token/confirmation',
    permission: 'public',
    summary: 'The customer says: solved.',
    input: ByToken,
    output: Progress,
    reasons: ['progress.invalid_link', 'ticket.not_resolved', 'ticket.closed'],
  }),
  reject: endpoint({
    method: 'POST',
    path: '/portal/progress/:token/reopening',
    permission: 'public',
    summary: 'The customer says: not solved; the ticket is open again.',
    input: z.strictObject({ token: Token, comment: LongText }),
    output: Progress,
    reasons: ['progress.invalid_link', 'ticket.not_resolved'],
  }),
  rate: endpoint({
    method: 'POST',
    path: '/portal/progress/:token/rating',
    permission: 'public',
    summary: 'Rates 1 to 5, with words if wanted.',
    input: z.strictObject({
      token: Token,
      score: z.int().min(1).max(5),
      comment: z.string().trim().max(2000).optional(),
    }),
    output: Progress,
    reasons: ['progress.invalid_link', 'ticket.not_resolved', 'ticket.already_rated'],
  }),
}
