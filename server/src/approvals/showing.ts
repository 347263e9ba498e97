import type { Approval, ApprovalDeed, ApprovalStep, ApprovalSummary } from '@zhike/contract/approvals'
import type { FileRef } from '@zhike/contract/fields'
import type { Ctx } from '../platform/ctx.ts'
import { fail } from '../platform/errors.ts'
import { personId } from './recording.ts'
import {
  type ApprovalRow,
  markRead,
  selectApproval,
  selectCopies,
  selectDeeds,
  selectSteps,
} from './selecting.queries.ts'
import { seesSubject } from './subjects.ts'

/** One application with its steps and deeds. Throws `record.not_found` for who takes no part and does not oversee approvals. */
export async function getApproval(ctx: Ctx, { id }: { id: string }): Promise<Approval> {
  const row = await selectApproval(ctx.db, id, actorId(ctx), ctx.now)
  if (!row || !mayLook(ctx, row)) return fail('record.not_found')
  await markRead(ctx.db, id, actorId(ctx), ctx.now)
  const steps = await selectSteps(ctx.db, id)
  const deeds = await selectDeeds(ctx.db, id)
  const summary = summaryOf(ctx, row)
  const [turnOf] = row.turnOf
  const behalf = summary.mine ? (row.waitingFor.find((one) => one.id === turnOf) ?? null) : null
  return {
    ...summary,
    applicantLeft: row.applicantLeft,
    body: row.body,
    form: row.form,
    files: filesNow(deeds),
    subject: await subjectOf(ctx, row),
    flowVersion: row.flowVersion,
    branch: row.branch,
    why: row.why,
    behalf: behalf?.id === actorId(ctx) ? null : behalf,
    steps: steps.map(stepOf),
    copies: await selectCopies(ctx.db, id),
    deeds: deeds.map((deed) => ({ ...deed, at: deed.at.toISOString() })),
  }
}

async function subjectOf(ctx: Ctx, { subjectType: type, subjectId: id }: ApprovalRow): Promise<Approval['subject']> {
  return type === null || id === null ? null : { type, id, inSight: await seesSubject(ctx, type, id) }
}

/** The pictures with which it was handed in, but for those that were taken out again. */
export function filesNow(deeds: readonly Pick<ApprovalDeed, 'kind' | 'files' | 'changes'>[]): FileRef[] {
  const out = deeds.flatMap(({ changes }) => changes.flatMap((one) => (one.field === 'file' ? [one.from.id] : [])))
  return deeds
    .filter(({ kind }) => kind === 'started' || kind === 'resubmitted')
    .flatMap(({ files }) => files)
    .filter(({ id }) => !out.includes(id))
}

/** Whoever sees all customers does not thereby see what others ask for: only who takes part, and who oversees approvals. */
export const mayLook = ({ actor }: Ctx, { seenBy }: { readonly seenBy: readonly string[] }): boolean =>
  actor.scope === 'system' || actor.permissions.has('approvals.oversee') || seenBy.includes(actor.id ?? '')

/** Of a key that stands for nobody, its own id, under which nothing is found. */
export const actorId = (ctx: Ctx): string => personId(ctx) ?? ctx.actor.id ?? '00000000-0000-0000-0000-000000000000'

export const summaryOf = (ctx: Ctx, row: ApprovalRow): ApprovalSummary => ({
  id: row.id,
  number: row.number,
  kind: row.kind,
  title: row.title,
  amountFen: row.amountFen,
  round: row.round,
  state: row.state,
  applicant: { id: row.applicantId, name: row.applicantName },
  step: row.step,
  waitingFor: row.waitingFor,
  mine: row.turnOf.length > 0 && row.state === 'running' && row.turnOf.some((id) => isOwnTurn(ctx, row, id)),
  startedAt: row.startedAt.toISOString(),
  updatedAt: row.updatedAt.toISOString(),
  concludedAt: row.concludedAt?.toISOString() ?? null,
  urgedAt: row.urgedAt?.toISOString() ?? null,
})

/** A deputy does not decide about their own application; who is asked by name does, where the flow asks them. */
const isOwnTurn = (ctx: Ctx, { applicantId }: ApprovalRow, askedId: string) =>
  applicantId !== actorId(ctx) || askedId === applicantId

/** Times inside JSON come as PostgreSQL writes them. */
const stepOf = (step: ApprovalStep): ApprovalStep => ({
  ...step,
  openedAt: timeOf(step.openedAt),
  closedAt: timeOf(step.closedAt),
  tasks: step.tasks.map((task) => ({ ...task, decidedAt: timeOf(task.decidedAt) })),
})
const timeOf = (time: string | Date | null) => (time === null ? null : new Date(time).toISOString())
