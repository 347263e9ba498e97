import * as z from 'zod'
import { CustomerSummary } from '../customers/facts.ts'
import { ActorRef, FileRef, Id, ShortText, Time } from '../fields.ts'
import { GivenOwnValues, OwnValues } from '../own-fields/values.ts'

/** 咨询 · 投诉 · 建议 · 表扬 · 售后 · 增值 */
export const TicketKind = z.enum(['consultation', 'complaint', 'suggestion', 'praise', 'after_sales', 'value_added'])
export type TicketKind = z.infer<typeof TicketKind>
/** 待处理 · 等待客户 · 已解决 · 已关闭 */
export const TicketStatus = z.enum(['open', 'pending', 'resolved', 'closed'])
export type TicketStatus = z.infer<typeof TicketStatus>
export const Priority = z.enum(['low', 'normal', 'high', 'urgent'])
export type Priority = z.infer<typeof Priority>
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

const StaffRef = z.object({ id: Id, name: z.string() })

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
  /** 工单类型, within its kind. */
  typeId: Id.nullable(),
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
  /** Where a merged ticket is shown, if the caller sees that. */
  mergedInto: z.object({ id: Id, number: z.string() }).nullable(),
  createdBy: ActorRef,
  createdAt: Time,
  updatedAt: Time,
  version: z.int(),
})
export type Ticket = z.infer<typeof Ticket>

export const CreateTicket = z.strictObject({
  customerId: Id,
  kind: TicketKind,
  title: ShortText,
  description: z.string().trim().max(20_000).default(''),
  /** That of the type, else normal. */
  priority: Priority.optional(),
  channel: Channel.default('api'),
  /** That of the type, else none. */
  categoryId: Id.optional(),
  /** A type of this kind; its form says what else is required. */
  typeId: Id.optional(),
  /** One of this kind that the caller may use: the ticket goes to whom it names. The rest of it is for dialogs. */
  templateId: Id.optional(),
  custom: GivenOwnValues.optional(),
})
export type CreateTicket = z.infer<typeof CreateTicket>
