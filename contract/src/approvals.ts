import * as z from 'zod'
import { Approval, ApprovalSummary } from './approvals/approval.ts'
import { ApprovalKind, Route } from './approvals/flows.ts'
import { approvalBoxes } from './approvals/lists.ts'
import { endpoint, type FileRule } from './endpoint.ts'
import {
  ById,
  Fen,
  Id,
  jsonInForm,
  listOf,
  manyOf,
  Nothing,
  PictureSize,
  pageOf,
  paging,
  ShortText,
  Time,
} from './fields.ts'
import type { Reason } from './reasons.ts'

export * from './approvals/approval.ts'
export * from './approvals/flows.ts'

const Amount = Fen.min(0).nullable()
const Body = z.string().trim().max(20_000)
const Comment = z.string().trim().max(2000)
const Why = Comment.min(2)
const People = z.array(Id).min(1).max(10)
/** Up to five pictures of 10 MB. */
const pictures: FileRule = { max: 5, maxBytes: 10 * 1024 * 1024, kinds: 'pictures' }
/** What whoever wants to act on an open task may be refused for. */
const asked = ['approval.not_asked', 'approval.over', 'approval.self'] as const satisfies Reason[]
/** And what whomever they choose: who joins in, and is not asked in the step already. */
const chosen = ['staff.unknown', 'approval.may_not_join', 'approval.asked_already'] as const satisfies Reason[]

export const ApprovalDecision = z.enum(['approved', 'refused'])
export type ApprovalDecision = z.infer<typeof ApprovalDecision>
/** 待我审批 · 我已处理 · 我发起的 · 抄送我的 · 全部 */
export const ApprovalBox = z.enum(approvalBoxes)
export type ApprovalBox = z.infer<typeof ApprovalBox>

const Round = z.int().min(1)
/** A refusal says why. */
const decision = { decision: ApprovalDecision, comment: Comment.default('') }
const saysWhy = (given: { decision: ApprovalDecision; comment: string }) =>
  given.decision === 'approved' || given.comment.length >= 2
const whyMissing = { path: ['comment'], message: 'why, in at least two characters' }

export const approvals = {
  list: endpoint({
    method: 'GET',
    path: '/approvals',
    permission: 'signed-in',
    summary:
      'Applications that wait for the caller (`mine`), that the caller has `decided`, `started` or got as a copy, newest first; `all` for who oversees approvals.',
    input: z.strictObject({
      box: ApprovalBox.default('mine'),
      status: manyOf(ApprovalSummary.shape.state),
      kind: ApprovalKind.optional(),
      search: z.string().trim().max(100).optional(),
      ...paging,
    }),
    output: pageOf(ApprovalSummary),
    reasons: ['cursor.invalid', 'permission.missing'],
  }),
  summary: endpoint({
    method: 'GET',
    path: '/approval-summary',
    permission: 'signed-in',
    summary: 'How many wait for the caller, how many of the caller’s run or came back, how many copies are unread.',
    input: z.strictObject({}),
    output: z.object({ mine: z.int(), running: z.int(), returned: z.int(), unread: z.int() }),
  }),
  get: endpoint({
    method: 'GET',
    path: '/approvals/:id',
    permission: 'signed-in',
    summary: 'One application with its steps and everything that was done. Who has a copy has read it with this.',
    input: ById,
    output: Approval,
  }),
  start: endpoint({
    method: 'POST',
    path: '/approvals',
    permission: 'signed-in',
    summary: 'Asks for approval of a general matter; what belongs to a domain is asked for there.',
    input: z.strictObject({
      title: ShortText,
      body: Body.default(''),
      amountFen: jsonInForm(Amount.default(null)),
    }),
    output: Approval,
    reasons: ['approval.persons_only', 'file.kind_refused', 'file.too_large', 'file.too_many'],
    files: pictures,
  }),
  decide: endpoint({
    method: 'POST',
    path: '/approvals/:id/decisions',
    permission: 'signed-in',
    summary:
      'Approves or refuses, for oneself or as the deputy of somebody who is asked. `round` is what the caller read: what was changed and handed in anew since is not decided.',
    input: z.strictObject({ id: Id, ...decision, round: Round.optional() }).refine(saysWhy, whyMissing),
    output: Approval,
    reasons: [...asked, 'approval.handed_in_anew'],
  }),
  decideMany: endpoint({
    method: 'POST',
    path: '/approval-decisions',
    permission: 'signed-in',
    summary: 'The same for several; each is decided or not by itself. `rounds` by id.',
    input: z
      .strictObject({ ids: z.array(Id).min(1).max(100), ...decision, rounds: z.record(Id, Round).default({}) })
      .refine(saysWhy, whyMissing),
    output: listOf(z.object({ id: Id, state: Approval.shape.state.nullable(), reason: z.string().nullable() })),
  }),
  transfer: endpoint({
    method: 'POST',
    path: '/approvals/:id/transfers',
    permission: 'signed-in',
    summary: 'Hands the decision to a colleague.',
    input: z.strictObject({ id: Id, staffId: Id, comment: Comment.default('') }),
    output: Approval,
    reasons: [...asked, ...chosen],
  }),
  addSigners: endpoint({
    method: 'POST',
    path: '/approvals/:id/signers',
    permission: 'signed-in',
    summary: 'Has colleagues decide `before` the open step goes on, or `after` it; all of them have to approve.',
    input: z.strictObject({
      id: Id,
      staffIds: People,
      when: z.enum(['before', 'after']),
      comment: Comment.default(''),
    }),
    output: Approval,
    reasons: [...asked, ...chosen],
  }),
  sendBack: endpoint({
    method: 'POST',
    path: '/approvals/:id/returns',
    permission: 'signed-in',
    summary: 'Sends it back to an earlier step, or to the applicant when none is named.',
    input: z.strictObject({ id: Id, stepId: Id.optional(), comment: Why }),
    output: Approval,
    reasons: [...asked, 'approval.step_unknown', 'approval.applicant_left'],
  }),
  resubmit: endpoint({
    method: 'POST',
    path: '/approvals/:id/resubmissions',
    permission: 'signed-in',
    summary:
      'Hands in again what came back to the applicant, changed where something is given, with further pictures and without `dropFileIds`. Its way is found anew, by the same version of the flow; the record says what was changed. What belongs to a domain is changed there.',
    input: z.strictObject({
      id: Id,
      title: ShortText.optional(),
      body: Body.optional(),
      amountFen: jsonInForm(Amount.optional()),
      dropFileIds: jsonInForm(z.array(Id).max(50).default([])),
      comment: Comment.default(''),
    }),
    output: Approval,
    reasons: [
      'approval.not_applicant',
      'approval.not_returned',
      'approval.changed_elsewhere',
      'file.kind_refused',
      'file.too_large',
      'file.too_many',
    ],
    files: pictures,
  }),
  withdraw: endpoint({
    method: 'POST',
    path: '/approvals/:id/withdrawal',
    permission: 'signed-in',
    summary:
      'Takes one’s own application back while nothing is decided for good, or that of somebody disabled, for who oversees approvals.',
    input: z.strictObject({ id: Id, comment: Comment.default('') }),
    output: Approval,
    reasons: ['approval.not_applicant', 'approval.over'],
  }),
  urge: endpoint({
    method: 'POST',
    path: '/approvals/:id/urges',
    permission: 'signed-in',
    summary: 'Reminds those who have to decide, at most once in ten minutes.',
    input: ById,
    output: Approval,
    reasons: ['approval.not_applicant', 'approval.over', 'approval.urged'],
  }),
  copy: endpoint({
    method: 'POST',
    path: '/approvals/:id/copies',
    permission: 'signed-in',
    summary: 'Gives colleagues a copy.',
    input: z.strictObject({ id: Id, staffIds: People }),
    output: Approval,
    reasons: ['staff.unknown'],
  }),
  comment: endpoint({
    method: 'POST',
    path: '/approvals/:id/comments',
    permission: 'signed-in',
    summary: 'Says something about it, with pictures.',
    input: z.strictObject({ id: Id, body: Comment.min(1) }),
    output: Approval,
    reasons: ['file.kind_refused', 'file.too_large', 'file.too_many'],
    files: pictures,
  }),
  getFile: endpoint({
    method: 'GET',
    path: '/approvals/:id/files/:fileId',
    permission: 'signed-in',
    summary: 'The bytes of a file of an application.',
    input: z.strictObject({ id: Id, fileId: Id, size: PictureSize.default('whole') }),
    output: z.instanceof(Blob),
    answers: 'file',
  }),
  foresee: endpoint({
    method: 'GET',
    path: '/approval-routes',
    permission: 'signed-in',
    summary:
      'Who would be asked if the caller applied for this now, or handed in again what came back (`approvalId`), and why.',
    input: z.strictObject({
      kind: ApprovalKind,
      amountFen: z.coerce.number().pipe(Fen.min(0)).optional(),
      approvalId: Id.optional(),
    }),
    output: Route,
    reasons: ['approval.persons_only', 'approval.not_applicant'],
  }),
}

const Person = z.object({ id: Id, name: z.string() })
/** 代理审批: somebody decides for somebody who is away. */
export const ApprovalDelegation = z.object({
  id: Id,
  staff: Person,
  deputy: Person,
  since: Time,
  until: Time.nullable(),
})
export type ApprovalDelegation = z.infer<typeof ApprovalDelegation>

export const approvalDelegations = {
  list: endpoint({
    method: 'GET',
    path: '/approval-delegations',
    permission: 'signed-in',
    summary: 'Who decides for the caller now, and for whom the caller does.',
    input: z.strictObject({}),
    output: listOf(ApprovalDelegation),
  }),
  create: endpoint({
    method: 'POST',
    path: '/approval-delegations',
    permission: 'signed-in',
    summary: 'Lets a colleague who joins in approvals decide for the caller from now on; a former deputy does no more.',
    input: z.strictObject({ deputyId: Id, until: Time.nullable().default(null) }),
    output: ApprovalDelegation,
    reasons: ['approval.persons_only', 'staff.unknown', 'approval.may_not_join'],
  }),
  revoke: endpoint({
    method: 'DELETE',
    path: '/approval-delegations/:id',
    permission: 'signed-in',
    summary: 'Ends that at once.',
    input: ById,
    output: Nothing,
  }),
}
