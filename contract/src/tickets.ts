import * as z from 'zod'
import { CustomerSummary } from './customers.ts'
import { endpoint, type FileRule } from './endpoint.ts'
import {
  ActorRef,
  ById,
  FileRef,
  Id,
  LongText,
  listOf,
  manyOf,
  Nothing,
  PictureSize,
  pageOf,
  paging,
  ShortText,
  Time,
} from './fields.ts'
import { GivenOwnValues, OwnValues } from './own-fields/values.ts'

/** 咨询 · 投诉 · 建议 · 表扬 · 售后 · 增值 */
export const TicketKind = z.enum(['consultation', 'complaint', 'suggestion', 'praise', 'after_sales', 'value_added'])
export type TicketKind = z.infer<typeof TicketKind>
/** 待处理 · 等待客户 · 已解决 · 已关闭 */
export const TicketStatus = z.enum(['open', 'pending', 'resolved', 'closed'])
export type TicketStatus = z.infer<typeof TicketStatus>
export const Priority = z.enum(['low', 'normal', 'high', 'urgent'])
export type Priority = z.infer<typeof Priority>
export const Visibility = z.enum(['public', 'internal'])
export const channelNames = [
  'api',
  'portal',
  'console',
  'phone',
  'email',
  'chat',
  'wechat',
  'sms',
  'counter',
  'letter',
] as const
export const Channel = z.enum(channelNames)
export type Channel = z.infer<typeof Channel>

/** Up to five pictures of 10 MB go with a message. */
export const pictures: FileRule = { max: 5, maxBytes: 10 * 1024 * 1024, kinds: 'pictures' }

const StaffRef = z.object({ id: Id, name: z.string() })

export const Category = z.object({
  id: Id,
  kind: TicketKind,
  name: z.string(),
  /** Tickets of this category that come from outside go to this department, else to reception. */
  departmentId: Id.nullable(),
  version: z.int(),
})
export type Category = z.infer<typeof Category>

/** What the customer said of a solution. */
export const Confirmation = z.object({ at: Time, by: ActorRef })
export const Rating = z.object({ score: z.int().min(1).max(5), comment: z.string().nullable(), at: Time })
export const Resolution = z.object({ summary: z.string(), at: Time, by: ActorRef })

export const Ticket = z.object({
  id: Id,
  /** T-240611-0042: what people say. */
  number: z.string(),
  customerId: Id,
  customer: CustomerSummary,
  kind: TicketKind,
  categoryId: Id.nullable(),
  title: z.string(),
  description: z.string(),
  priority: Priority,
  status: TicketStatus,
  channel: Channel,
  departmentId: Id.nullable(),
  assignee: StaffRef.nullable(),
  assigneeId: Id.nullable(),
  files: z.array(FileRef),
  /** Own fields that the caller may see, by key. */
  custom: OwnValues,
  resolution: Resolution.nullable(),
  confirmation: Confirmation.nullable(),
  rating: Rating.nullable(),
  urgedTimes: z.int(),
  lastUrgedAt: Time.nullable(),
  firstRepliedAt: Time.nullable(),
  closedAt: Time.nullable(),
  closeReason: z.string().nullable(),
  createdBy: ActorRef,
  createdAt: Time,
  updatedAt: Time,
  version: z.int(),
})
export type Ticket = z.infer<typeof Ticket>

export const Message = z.object({
  id: Id,
  visibility: Visibility,
  author: ActorRef,
  body: z.string(),
  files: z.array(FileRef),
  at: Time,
})
export type Message = z.infer<typeof Message>

export const CreateTicket = z.strictObject({
  customerId: Id,
  kind: TicketKind,
  title: ShortText,
  description: z.string().trim().max(20_000).default(''),
  priority: Priority.default('normal'),
  channel: Channel.default('api'),
  categoryId: Id.optional(),
  custom: GivenOwnValues.optional(),
})
export type CreateTicket = z.infer<typeof CreateTicket>

export const ticketSorts = ['-createdAt', 'createdAt', '-updatedAt', '-priority'] as const
export const ListTickets = z.strictObject({
  status: manyOf(TicketStatus),
  kind: manyOf(TicketKind),
  priority: manyOf(Priority),
  /** A staff member's id, `me` or `none`. */
  assignee: z.union([Id, z.enum(['me', 'none'])]).optional(),
  customer: Id.optional(),
  category: Id.optional(),
  /** Only those that the customer urged at least once. */
  urged: z.literal('yes').optional(),
  search: z.string().trim().max(100).optional(),
  sort: z.enum(ticketSorts).default('-createdAt'),
  ...paging,
})
export type ListTickets = z.infer<typeof ListTickets>

export const tickets = {
  create: endpoint({
    method: 'POST',
    path: '/tickets',
    permission: 'tickets.create',
    summary: 'Opens a ticket for a customer.',
    input: CreateTicket,
    output: Ticket,
    reasons: ['customer.unknown', 'category.unknown', 'own_field.taken', 'own_field.taken_hidden'],
  }),
  list: endpoint({
    method: 'GET',
    path: '/tickets',
    permission: 'tickets.read',
    summary: 'Lists the tickets that the caller may see.',
    input: ListTickets,
    output: pageOf(Ticket),
    reasons: ['cursor.invalid'],
  }),
  get: endpoint({
    method: 'GET',
    path: '/tickets/:id',
    permission: 'tickets.read',
    summary: 'One ticket.',
    input: ById,
    output: Ticket,
  }),
  update: endpoint({
    method: 'PATCH',
    path: '/tickets/:id',
    permission: 'tickets.update',
    summary: 'Changes kind, category, title, priority, or sets a ticket to waiting for the customer and back.',
    input: z.strictObject({
      id: Id,
      kind: TicketKind.optional(),
      categoryId: Id.nullable().optional(),
      title: ShortText.optional(),
      description: z.string().trim().max(20_000).optional(),
      priority: Priority.optional(),
      status: z.enum(['open', 'pending']).optional(),
      custom: GivenOwnValues.optional(),
    }),
    output: Ticket,
    reasons: [
      'record.changed',
      'category.unknown',
      'ticket.closed',
      'ticket.already_resolved',
      'own_field.taken',
      'own_field.taken_hidden',
    ],
  }),
  assign: endpoint({
    method: 'POST',
    path: '/tickets/:id/assignment',
    permission: 'tickets.assign',
    summary: 'Hands a ticket to a colleague.',
    input: z.strictObject({ id: Id, staffId: Id }),
    output: Ticket,
    reasons: ['ticket.assignee_unknown', 'ticket.already_resolved', 'ticket.closed'],
  }),
  unassign: endpoint({
    method: 'DELETE',
    path: '/tickets/:id/assignment',
    permission: 'tickets.assign',
    summary: 'Takes a ticket back from its assignee.',
    input: ById,
    output: Nothing,
    reasons: ['ticket.not_assigned', 'ticket.already_resolved', 'ticket.closed'],
  }),
  listMessages: endpoint({
    method: 'GET',
    path: '/tickets/:id/messages',
    permission: 'tickets.read',
    summary: 'Replies and notes, oldest first.',
    input: z.strictObject({ id: Id, ...paging }),
    output: pageOf(Message),
    reasons: ['cursor.invalid'],
  }),
  addMessage: endpoint({
    method: 'POST',
    path: '/tickets/:id/messages',
    permission: 'tickets.reply',
    summary: 'Replies to the customer (`public`) or notes for colleagues (`internal`).',
    input: z.strictObject({ id: Id, body: LongText, visibility: Visibility }),
    output: Message,
    reasons: ['ticket.closed', 'file.kind_refused', 'file.too_large', 'file.too_many'],
    files: pictures,
  }),
  getFile: endpoint({
    method: 'GET',
    path: '/tickets/:id/files/:fileId',
    permission: 'tickets.read',
    summary: 'The bytes of a file of a ticket.',
    input: z.strictObject({ id: Id, fileId: Id, size: PictureSize.default('whole') }),
    output: z.instanceof(Blob),
    answers: 'file',
  }),
  resolve: endpoint({
    method: 'POST',
    path: '/tickets/:id/resolution',
    permission: 'tickets.resolve',
    summary: 'States the solution; the customer is asked to confirm.',
    input: z.strictObject({ id: Id, summary: LongText }),
    output: Ticket,
    reasons: ['ticket.already_resolved', 'ticket.closed'],
  }),
  handOver: endpoint({
    method: 'POST',
    path: '/tickets/:id/handover',
    permission: 'tickets.update',
    summary: 'Gives a ticket to the customer to whom it belongs, with all that hangs on it.',
    input: z.strictObject({ id: Id, customerId: Id }),
    output: Ticket,
    reasons: ['customer.unknown'],
  }),
  reopen: endpoint({
    method: 'DELETE',
    path: '/tickets/:id/resolution',
    permission: 'tickets.resolve',
    summary: 'Takes the solution back; the ticket is open again.',
    input: ById,
    output: Nothing,
    reasons: ['ticket.not_resolved'],
  }),
  close: endpoint({
    method: 'POST',
    path: '/tickets/:id/closure',
    permission: 'tickets.close',
    summary: 'Closes a resolved ticket, by the confirmation of the customer or with a reason.',
    input: z.strictObject({ id: Id, reason: ShortText.optional() }),
    output: Ticket,
    reasons: ['ticket.not_resolved', 'ticket.closed', 'ticket.close_needs_reason'],
  }),
  progressLink: endpoint({
    method: 'GET',
    path: '/tickets/:id/progress-link',
    permission: 'tickets.read',
    summary: 'The signed link under which the customer follows this ticket without logging in.',
    input: ById,
    output: z.object({ url: z.string(), expiresAt: Time }),
  }),
}

const NewCategory = z.strictObject({
  kind: TicketKind,
  name: z.string().trim().min(1).max(60),
  departmentId: Id.nullable().default(null),
})
export const categories = {
  list: endpoint({
    method: 'GET',
    path: '/ticket-categories',
    permission: 'signed-in',
    summary: 'The categories of tickets.',
    input: z.strictObject({ kind: TicketKind.optional() }),
    output: listOf(Category),
  }),
  create: endpoint({
    method: 'POST',
    path: '/ticket-categories',
    permission: 'settings.manage',
    summary: 'Adds a category.',
    input: NewCategory,
    output: Category,
    reasons: ['category.taken', 'department.unknown'],
  }),
  update: endpoint({
    method: 'PATCH',
    path: '/ticket-categories/:id',
    permission: 'settings.manage',
    summary: 'Renames a category or changes its department.',
    input: z.strictObject({ id: Id, name: NewCategory.shape.name.optional(), departmentId: Id.nullable().optional() }),
    output: Category,
    reasons: ['category.taken', 'department.unknown', 'record.changed'],
  }),
  remove: endpoint({
    method: 'DELETE',
    path: '/ticket-categories/:id',
    permission: 'settings.manage',
    summary: 'Retires a category: old tickets keep it, new ones cannot take it.',
    input: ById,
    output: Nothing,
  }),
}
