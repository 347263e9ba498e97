import * as z from 'zod'
import { CustomerSummary } from '../customers.ts'
import { ActorRef, Day, Fen, FileRef, Id, Time } from '../fields.ts'
import { Channel, Ticket } from '../tickets.ts'
import { causeKinds, compensationForms, complaintStages } from './lists.ts'

/** 已登记 · 调查中 · 处理中 · 已答复 · 已核实 · 待回访 · 已结案: how far a complaint is, by what its file holds and its ticket says. */
export const ComplaintStage = z.enum(complaintStages)
export type ComplaintStage = z.infer<typeof ComplaintStage>
/** 产品问题 · 服务问题 · 信息不对称 · 期望过高 */
export const CauseKind = z.enum(causeKinds)
export type CauseKind = z.infer<typeof CauseKind>
/** 事实 · 证据 · 访谈 */
export const EntryKind = z.enum(['fact', 'evidence', 'interview'])
export type EntryKind = z.infer<typeof EntryKind>
/** 应急 · 纠正 · 预防 */
export const MeasureKind = z.enum(['immediate', 'corrective', 'preventive'])
/** 本公司 · 供应商 · 物流 · 客户 · 无责任方 */
export const LiableParty = z.enum(['company', 'supplier', 'carrier', 'customer', 'nobody'])
/** 退款 · 现金 · 优惠券 · 赠品 · 免费服务 */
export const CompensationForm = z.enum(compensationForms)
/** 待审批 · 待兑现 · 未批准 · 已撤回 · 已兑现 */
export const CompensationState = z.enum(['pending', 'approved', 'refused', 'withdrawn', 'paid'])
export type CompensationState = z.infer<typeof CompensationState>
/** 满意 · 一般 · 不满意 */
export const Satisfaction = z.enum(['satisfied', 'neutral', 'dissatisfied'])

export const Person = z.object({ id: Id, name: z.string() })
const deed = { id: Id, at: Time, by: ActorRef }

export const Entry = z.object({
  ...deed,
  kind: EntryKind,
  text: z.string(),
  /** Who was interviewed, or where the evidence is from. */
  source: z.string(),
  files: z.array(FileRef),
  /** When and by whom it was last worded anew; the log has what it said before. */
  editedAt: Time.nullable(),
  editedBy: ActorRef.nullable(),
})
export type Entry = z.infer<typeof Entry>
/** A cause; whys hang below one another, at most five deep. */
export const Cause = z.object({ ...deed, parentId: Id.nullable(), kind: CauseKind, text: z.string() })
export type Cause = z.infer<typeof Cause>
export const Measure = z.object({
  ...deed,
  kind: MeasureKind,
  text: z.string(),
  owner: Person.nullable(),
  dueOn: Day.nullable(),
  doneAt: Time.nullable(),
  doneBy: ActorRef.nullable(),
  result: z.string().nullable(),
})
export type Measure = z.infer<typeof Measure>
/** A measure as whoever owns it reads of it, with the complaint that it is about. */
export const OwnMeasure = Measure.pick({ id: true, kind: true, text: true, dueOn: true }).extend({
  ticket: Ticket.pick({ id: true, number: true, title: true, status: true }),
})
export type OwnMeasure = z.infer<typeof OwnMeasure>
export const Compensation = z.object({
  ...deed,
  form: CompensationForm,
  amountFen: Fen,
  reason: z.string(),
  state: CompensationState,
  approvalId: Id,
  approvalNumber: z.string(),
  /** Its application came back to whoever asked, who may change it; said to who takes part in that. */
  returned: z.boolean(),
  decidedAt: Time.nullable(),
  /** Who approved or refused it, in order. */
  decidedBy: z.array(Person),
  paidAt: Time.nullable(),
  paidBy: ActorRef.nullable(),
  paidNote: z.string().nullable(),
})
export type Compensation = z.infer<typeof Compensation>
/** What was told to the customer, and which reply in the ticket says it. */
export const Answer = z.object({ ...deed, channel: Channel, body: z.string(), messageId: Id.nullable() })
export type Answer = z.infer<typeof Answer>
/** What the customer said of the outcome. */
export const Check = z.object({ ...deed, satisfaction: Satisfaction, channel: Channel, note: z.string() })
export type Check = z.infer<typeof Check>
/** 回访: due at a time; done once. */
export const FollowUp = z.object({
  ...deed,
  dueAt: Time,
  assignee: Person,
  purpose: z.string(),
  state: z.enum(['planned', 'due', 'done']),
  doneAt: Time.nullable(),
  doneBy: ActorRef.nullable(),
  satisfaction: Satisfaction.nullable(),
  note: z.string().nullable(),
})
export type FollowUp = z.infer<typeof FollowUp>

/** A complaint as lists show it. */
export const ComplaintSummary = z.object({
  ticketId: Id,
  number: z.string(),
  title: z.string(),
  customer: CustomerSummary,
  status: Ticket.shape.status,
  priority: Ticket.shape.priority,
  assignee: Person.nullable(),
  stage: ComplaintStage,
  causes: z.array(CauseKind),
  /** The authority that asks, and by when it wants an answer. */
  regulator: z.string().nullable(),
  regulatorDueOn: Day.nullable(),
  /** Where the public hears of it. */
  media: z.string().nullable(),
  followUpAt: Time.nullable(),
  createdAt: Time,
})
export type ComplaintSummary = z.infer<typeof ComplaintSummary>

export const Complaint = z.object({
  ...ComplaintSummary.omit({ customer: true, causes: true, followUpAt: true }).shape,
  customerId: Id,
  customerName: z.string(),
  description: z.string(),
  /** What the customer sent with it. */
  files: z.array(FileRef),
  channel: Channel,
  /** Of what it is, when that is known, and of which batch. */
  product: z.object({ sku: z.string(), name: z.string(), batch: z.string().nullable() }).nullable(),
  liability: z.object({ party: LiableParty, departmentId: Id.nullable(), note: z.string() }).nullable(),
  entries: z.array(Entry),
  causes: z.array(Cause),
  measures: z.array(Measure),
  compensations: z.array(Compensation),
  answers: z.array(Answer),
  checks: z.array(Check),
  followUps: z.array(FollowUp),
  resolution: Ticket.shape.resolution,
  confirmation: Ticket.shape.confirmation,
  rating: Ticket.shape.rating,
  closedAt: Time.nullable(),
  closeReason: z.string().nullable(),
  /** Why it cannot be closed yet, as reasons; empty when it can. */
  missing: z.array(z.string()),
})
export type Complaint = z.infer<typeof Complaint>
