import type { Approval, approvals } from '@zhike/contract/approvals'
import type { Input } from '@zhike/contract/endpoint'
import type { Ctx } from '../platform/ctx.ts'
import { AppError, fail } from '../platform/errors.ts'
import { conclude } from './advancing.ts'
import { hasLeft, lockOwn, lockSeen } from './asking.ts'
import { personId, record, tell } from './recording.ts'
import { updateApproval } from './running.queries.ts'
import { getApproval } from './showing.ts'

const urgeRestMs = 10 * 60_000

/**
 * Takes one's own application back, or that of somebody who left, for whoever oversees approvals. Throws
 * `approval.not_applicant` and `approval.over`.
 */
export async function withdrawApproval(ctx: Ctx, { id, comment }: Input<typeof approvals.withdraw>): Promise<Approval> {
  const approval = await lockSeen(ctx, id)
  const isOwn = approval.applicantId === personId(ctx)
  if (!isOwn && !(ctx.actor.permissions.has('approvals.oversee') && (await hasLeft(ctx, approval))))
    fail('approval.not_applicant')
  if (approval.concludedAt !== null) fail('approval.over')
  await record(ctx, id, { kind: 'withdrawn', note: comment })
  await conclude(ctx, approval, 'withdrawn')
  return getApproval(ctx, { id })
}

/** Reminds those who have to decide. Throws `approval.not_applicant`, `approval.over`, `approval.urged` with when again. */
export async function urgeApproval(ctx: Ctx, { id }: Input<typeof approvals.urge>): Promise<Approval> {
  const approval = await lockOwn(ctx, id)
  if (approval.state !== 'running') fail('approval.over')
  const rested = ctx.now.getTime() - (approval.urgedAt?.getTime() ?? 0)
  if (rested < urgeRestMs) throw new AppError('approval.urged', { retryAfter: Math.ceil((urgeRestMs - rested) / 1000) })
  await updateApproval(ctx.db, id, { urgedAt: ctx.now, updatedAt: ctx.now })
  await record(ctx, id, { kind: 'urged' })
  await tell(ctx, approval, 'approval.urged', {})
  return getApproval(ctx, { id })
}
