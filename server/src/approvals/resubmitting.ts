import type { Approval, ApprovalChange, approvals } from '@zhike/contract/approvals'
import type { Input } from '@zhike/contract/endpoint'
import type { Ctx } from '../platform/ctx.ts'
import { fail, failAt } from '../platform/errors.ts'
import { beginRound } from './advancing.ts'
import { lockOwn } from './asking.ts'
import { changesOf, type Facts, factsOf } from './changing.ts'
import { getDefinition } from './flows.queries.ts'
import { record, tell } from './recording.ts'
import { type ApprovalRecord, updateApproval } from './running.queries.ts'
import { selectDeeds } from './selecting.queries.ts'
import { filesNow, getApproval } from './showing.ts'
import { chooseWay } from './weighing.ts'

/** Hands in again a general matter that came back. Throws what `resubmitApproval` throws, `approval.changed_elsewhere`. */
export async function resubmitGeneral(ctx: Ctx, input: Input<typeof approvals.resubmit>): Promise<Approval> {
  const { id, dropFileIds, comment, ...given } = input
  const approval = await lockReturned(ctx, id)
  if (approval.kind !== 'general') fail('approval.changed_elsewhere')
  const changes = [...changesOf(approval, given), ...(await dropped(ctx, id, dropFileIds))]
  await handInAgain(ctx, approval, changes, comment)
  return getApproval(ctx, { id })
}

interface Resubmission {
  readonly id: string
  readonly facts: { readonly [K in keyof Facts]?: Facts[K] | undefined }
  readonly comment: string
}

/**
 * Hands in again what a module asked approval for and came back, with the facts that are given, and answers which of
 * them are not as they were. Throws `record.not_found`, `approval.not_applicant` and `approval.not_returned`.
 */
export async function resubmitApproval(ctx: Ctx, { id, facts, comment }: Resubmission): Promise<ApprovalChange[]> {
  const approval = await lockReturned(ctx, id)
  const changes = changesOf(approval, facts)
  await handInAgain(ctx, approval, changes, comment)
  return changes
}

async function lockReturned(ctx: Ctx, id: string): Promise<ApprovalRecord> {
  const approval = await lockOwn(ctx, id)
  return approval.state === 'returned' ? approval : fail('approval.not_returned')
}

/** Pictures that are taken out. They stay in the record. */
async function dropped(ctx: Ctx, id: string, fileIds: readonly string[]): Promise<ApprovalChange[]> {
  const files = fileIds.length > 0 ? filesNow(await selectDeeds(ctx.db, id)) : []
  return [...new Set(fileIds)].map((fileId) => {
    const from = files.find((file) => file.id === fileId) ?? failAt(ctx, 'dropFileIds', 'record.not_found')
    return { field: 'file', from, to: null }
  })
}

/** Its way is found anew by what is asked now. */
async function handInAgain(
  ctx: Ctx,
  before: ApprovalRecord,
  changes: readonly ApprovalChange[],
  note: string,
): Promise<void> {
  const facts = { ...factsOf(changes), state: 'running' as const, round: before.round + 1, updatedAt: ctx.now }
  const definition = await getDefinition(ctx.db, before.kind, before.flowVersion)
  const { branch, why } = await chooseWay(ctx, definition, { ...before, ...facts })
  const approval = { ...before, ...facts, branch: branch.name, why }
  await updateApproval(ctx.db, before.id, { ...facts, branch: branch.name, why: JSON.stringify(why) })
  await record(ctx, before.id, { kind: 'resubmitted', note, changes })
  await tell(ctx, approval, 'approval.resubmitted', { fields: [...new Set(changes.map(({ field }) => field))] })
  await beginRound({ ...ctx, uploads: [] }, approval, branch)
}
