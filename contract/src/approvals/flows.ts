import * as z from 'zod'
import { endpoint } from '../endpoint.ts'
import { Fen, Id, listOf, Time } from '../fields.ts'
import { roleCodes } from '../permissions.ts'
import { approvalKinds } from './lists.ts'

/** What there are flows for: 通用事项 · 赔付. */
export const ApprovalKind = z.enum(approvalKinds)
export type ApprovalKind = z.infer<typeof ApprovalKind>

/** Who is asked: a person, whoever has a role or a post, or the head of the applicant's department (0) or of one above. */
export const ApproverRule = z.discriminatedUnion('by', [
  z.strictObject({ by: z.literal('person'), staffId: Id }),
  z.strictObject({ by: z.literal('role'), role: z.enum(roleCodes) }),
  z.strictObject({ by: z.literal('post'), postId: Id }),
  z.strictObject({ by: z.literal('head'), levels: z.int().min(0).max(5) }),
])
export type ApproverRule = z.infer<typeof ApproverRule>

/** 会签：所有人同意 · 或签：一人同意 · 依次审批 */
export const StepMode = z.enum(['all', 'any', 'sequence'])
export type StepMode = z.infer<typeof StepMode>

const Name = z.string().trim().min(1).max(40)

export const FlowNode = z.strictObject({
  name: Name,
  mode: StepMode,
  approvers: z.array(ApproverRule).min(1).max(20),
})
export type FlowNode = z.infer<typeof FlowNode>

/** A way through a flow; the first whose conditions hold is taken. */
export const FlowBranch = z.strictObject({
  name: Name,
  /** Amounts of at most this many 分, together with what else is granted or asked about the subject; null for any amount and for none. */
  upToFen: Fen.min(0).nullable(),
  /** Applicants of these departments or of those below; empty for all. */
  departmentIds: z.array(Id).max(50).default([]),
  nodes: z.array(FlowNode).min(1).max(10),
  /** Who gets a copy when it is over. */
  copies: z.array(ApproverRule).max(10).default([]),
})
export type FlowBranch = z.infer<typeof FlowBranch>

export const FlowDefinition = z
  .strictObject({
    branches: z.array(FlowBranch).min(1).max(10),
    /** When a step has nobody: 自动通过 · 转交管理员 · 转交指定人 · 自动拒绝. */
    empty: z.enum(['pass', 'administrator', 'person', 'refuse']),
    emptyStaffId: Id.nullable().default(null),
    /** When the applicant would be asked: 由上级审批 · 跳过 · 允许本人. */
    self: z.enum(['up', 'skip', 'allowed']),
    /** When somebody is asked twice in a row: 再次审批 · 自动通过. */
    repeated: z.enum(['ask', 'once']),
  })
  .refine(({ branches }) => isOtherwise(branches.at(-1)), {
    path: ['branches'],
    message: 'the last branch has neither amount nor departments, so that nothing is left over',
  })
  .refine(({ branches }) => new Set(branches.map(({ name }) => name)).size === branches.length, {
    path: ['branches'],
    message: 'each branch has a name of its own',
  })
  .refine(({ empty, emptyStaffId }) => (empty === 'person') === (emptyStaffId !== null), {
    path: ['emptyStaffId'],
    message: 'a person for `person`, and only then',
  })
export type FlowDefinition = z.infer<typeof FlowDefinition>

const isOtherwise = (branch: FlowBranch | undefined) => branch?.upToFen === null && branch.departmentIds.length === 0

/** Why a way is taken, somebody is asked or not, or a step needs nobody. */
export const whyCodes = [
  /** What is granted, paid and asked about the same subject, with this; the bounds go by it. */
  'total',
  'amount',
  'department',
  'otherwise',
  'person',
  'role',
  'post',
  'head',
  'suspended',
  'deputy',
  'self_up',
  'self_skipped',
  'repeated',
  'empty_pass',
  'empty_administrator',
  'empty_person',
  'empty_refuse',
  'added',
  'transferred',
] as const
export const Why = z.object({
  code: z.enum(whyCodes),
  /** The name or code of what it is about: a role, a post, a department, a person. */
  of: z.string().nullable(),
  /** The bound, of `amount`; the sum, of `total`, which may be more than any amount. */
  amountFen: z.int().nullable(),
})
export type Why = z.infer<typeof Why>

const Person = z.object({ id: Id, name: z.string() })
const Reasoned = z.object({ staff: Person, why: z.array(Why) })

/** A step as it would be asked now. */
export const RouteStep = z.object({
  name: z.string(),
  mode: StepMode,
  outcome: z.enum(['ask', 'pass', 'refuse']),
  why: z.array(Why),
  asked: z.array(Reasoned),
  /** Who would have been asked but for a rule. */
  left: z.array(Reasoned),
})
export type RouteStep = z.infer<typeof RouteStep>

/** The way that an application takes through a flow, and why. */
export const Route = z.object({
  kind: ApprovalKind,
  /** Null for a definition that is not published. */
  version: z.int().nullable(),
  branch: z.string(),
  why: z.array(Why),
  steps: z.array(RouteStep),
  copies: z.array(Person),
})
export type Route = z.infer<typeof Route>

export const ApprovalFlow = z.object({
  kind: ApprovalKind,
  version: z.int(),
  definition: FlowDefinition,
  note: z.string(),
  publishedAt: Time,
  /** Null for what a fresh system has. */
  publishedBy: Person.nullable(),
  /** How many applications run by this version. */
  running: z.int(),
})
export type ApprovalFlow = z.infer<typeof ApprovalFlow>

export const approvalFlows = {
  list: endpoint({
    method: 'GET',
    path: '/approval-flows',
    permission: 'approvals.flows',
    summary: 'The flow of each kind as it is in force.',
    input: z.strictObject({}),
    output: listOf(ApprovalFlow),
  }),
  versions: endpoint({
    method: 'GET',
    path: '/approval-flows/:kind/versions',
    permission: 'approvals.flows',
    summary: 'Every version of a flow, the latest first.',
    input: z.strictObject({ kind: ApprovalKind }),
    output: listOf(ApprovalFlow),
  }),
  publish: endpoint({
    method: 'POST',
    path: '/approval-flows',
    permission: 'approvals.flows',
    summary: 'Publishes a new version of a flow; what runs keeps the version it began with.',
    input: z.strictObject({
      kind: ApprovalKind,
      definition: FlowDefinition,
      /** The version that was changed. */
      baseVersion: z.int(),
      note: z.string().trim().max(200).default(''),
    }),
    output: ApprovalFlow,
    reasons: ['record.changed', 'staff.unknown', 'post.unknown', 'department.unknown'],
  }),
  preview: endpoint({
    method: 'POST',
    path: '/approval-flows/previews',
    permission: 'approvals.flows',
    summary: 'Who would be asked by a definition, for an applicant and an amount, and why.',
    input: z.strictObject({
      kind: ApprovalKind,
      definition: FlowDefinition,
      applicantId: Id,
      amountFen: Fen.min(0).nullable().default(null),
    }),
    output: Route,
    reasons: ['staff.unknown'],
  }),
}
