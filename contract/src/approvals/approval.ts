import * as z from 'zod'
import { compensationForms } from '../complaints/lists.ts'
import { ActorRef, Fen, FileRef, Id, Time } from '../fields.ts'
import { ApprovalKind, StepMode, Why } from './flows.ts'
import { approvalStates } from './lists.ts'

/** 审批中 · 已退回 · 已通过 · 已拒绝 · 已撤回 */
export const ApprovalState = z.enum(approvalStates)
export type ApprovalState = z.infer<typeof ApprovalState>
/** 未到 · 审批中 · 已通过 · 已拒绝 · 已退回 · 已取消 */
export const StepState = z.enum(['coming', 'open', 'approved', 'refused', 'returned', 'cancelled'])
export type StepState = z.infer<typeof StepState>
/** 排队 · 待审批 · 已同意 · 已拒绝 · 已转交 · 未审批 */
export const TaskState = z.enum(['waiting', 'open', 'approved', 'refused', 'transferred', 'dropped'])
export type TaskState = z.infer<typeof TaskState>

const Person = z.object({ id: Id, name: z.string() })

/** Somebody who is asked within a step. */
export const ApprovalTask = z.object({
  id: Id,
  staff: Person,
  state: TaskState,
  why: z.array(Why),
  decidedAt: Time.nullable(),
  /** Somebody else when a deputy decided. */
  decidedBy: Person.nullable(),
  comment: z.string().nullable(),
})

export const ApprovalStep = z.object({
  id: Id,
  name: z.string(),
  mode: StepMode,
  /** Whether the flow has it, or somebody added it. */
  origin: z.enum(['flow', 'added']),
  state: StepState,
  why: z.array(Why),
  openedAt: Time.nullable(),
  closedAt: Time.nullable(),
  tasks: z.array(ApprovalTask),
})
export type ApprovalStep = z.infer<typeof ApprovalStep>

/** 发起 · 同意 · 拒绝 · 转交 · 前加签 · 后加签 · 退回 · 重新提交 · 抄送 · 催办 · 评论 · 撤回 · 自动通过 · 自动拒绝 · 自动转交 */
export const deedKinds = [
  'started',
  'approved',
  'refused',
  'transferred',
  'added_before',
  'added_after',
  'returned',
  'resubmitted',
  'copied',
  'urged',
  'commented',
  'withdrawn',
  'passed',
  'refused_by_rule',
  'moved',
] as const
const Form = z.enum(compensationForms).nullable()
/** What an applicant changed before handing in again. Pictures that came with it are those of the deed. */
export const ApprovalChange = z.discriminatedUnion('field', [
  z.object({ field: z.enum(['title', 'body']), from: z.string(), to: z.string() }),
  z.object({ field: z.literal('amountFen'), from: Fen.nullable(), to: Fen.nullable() }),
  z.object({ field: z.literal('form'), from: Form, to: Form }),
  /** A picture that is no part of it any more. */
  z.object({ field: z.literal('file'), from: FileRef, to: z.null() }),
])
export type ApprovalChange = z.infer<typeof ApprovalChange>

export const ApprovalDeed = z.object({
  id: Id,
  kind: z.enum(deedKinds),
  at: Time,
  by: ActorRef,
  /** On whose behalf. */
  behalf: Person.nullable(),
  /** To whom. */
  to: z.array(Person),
  step: z.string().nullable(),
  note: z.string().nullable(),
  files: z.array(FileRef),
  changes: z.array(ApprovalChange),
})
export type ApprovalDeed = z.infer<typeof ApprovalDeed>

const summary = {
  id: Id,
  /** A-240611-0042: what people say. */
  number: z.string(),
  kind: ApprovalKind,
  title: z.string(),
  amountFen: Fen.nullable(),
  /** How often it was handed in. */
  round: z.int(),
  state: ApprovalState,
  applicant: Person,
  /** The step that is open, and who has to decide. */
  step: z.string().nullable(),
  waitingFor: z.array(Person),
  /** Whether the caller may decide now, and for whom. */
  mine: z.boolean(),
  startedAt: Time,
  updatedAt: Time,
  concludedAt: Time.nullable(),
  urgedAt: Time.nullable(),
}
export const ApprovalSummary = z.object(summary)
export type ApprovalSummary = z.infer<typeof ApprovalSummary>

export const Approval = z.object({
  ...summary,
  /** The applicant is disabled: it cannot go back to them, and who oversees approvals may withdraw it. */
  applicantLeft: z.boolean(),
  body: z.string(),
  /** In which form a compensation is given; null for other kinds. */
  form: Form,
  /** The pictures of what is asked, as it stands now. */
  files: z.array(FileRef),
  /** What it is about, such as a ticket, and whether the caller sees that; null for a general matter. */
  subject: z.object({ type: z.string(), id: Id, inSight: z.boolean() }).nullable(),
  flowVersion: z.int(),
  branch: z.string(),
  /** Why this way through the flow was taken. */
  why: z.array(Why),
  /** For whom the caller would decide as a deputy. */
  behalf: Person.nullable(),
  steps: z.array(ApprovalStep),
  copies: z.array(Person),
  /** Everything that was done, oldest first. */
  deeds: z.array(ApprovalDeed),
})
export type Approval = z.infer<typeof Approval>
