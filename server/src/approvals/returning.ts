import type { Approval, approvals } from '@zhike/contract/approvals'
import type { Input } from '@zhike/contract/endpoint'
import { uuidv7 } from '../platform/clock/uuidv7.ts'
import type { Ctx } from '../platform/ctx.ts'
import { fail, failAt } from '../platform/errors.ts'
import { advance } from './advancing.ts'
import { hasLeft, type Turn, takeTurn } from './asking.ts'
import { record, tell } from './recording.ts'
import { insertSteps, settleTasks, supersedeSteps, updateApproval } from './running.queries.ts'
import { getApproval } from './showing.ts'

/** 退回: to an approved step, from which it goes on anew, or to the applicant. Throws what a turn throws, `approval.step_unknown`, `approval.applicant_left`. */
export async function sendBack(ctx: Ctx, { id, stepId, comment }: Input<typeof approvals.sendBack>): Promise<Approval> {
  const turn = await takeTurn(ctx, id)
  if (stepId === undefined) await toApplicant(ctx, turn, comment)
  else await toStep(ctx, turn, stepId, comment)
  return getApproval(ctx, { id })
}

async function toApplicant(ctx: Ctx, { approval, step, behalfId }: Turn, note: string): Promise<void> {
  const { id, applicantId } = approval
  if (await hasLeft(ctx, approval)) fail('approval.applicant_left')
  await settleTasks(ctx.db, id, 'dropped')
  await supersedeSteps(ctx.db, id, 0, ctx.now)
  await updateApproval(ctx.db, id, { state: 'returned', updatedAt: ctx.now })
  await record(ctx, id, { kind: 'returned', behalfId, toIds: [applicantId], step: step.name, note })
  await tell(ctx, approval, 'approval.returned', {})
}

async function toStep(
  ctx: Ctx,
  { approval, steps, step, behalfId }: Turn,
  stepId: string,
  note: string,
): Promise<void> {
  const target = steps.find((one) => one.id === stepId && one.position < step.position && one.state === 'approved')
  if (!target) return failAt(ctx, 'stepId', 'approval.step_unknown')
  await settleTasks(ctx.db, approval.id, 'dropped')
  await supersedeSteps(ctx.db, approval.id, target.position, ctx.now)
  const again = steps
    .filter(({ position }) => position >= target.position)
    .map(({ approvalId, position, name, mode, origin, approvers, why }) => ({
      ...{ approvalId, position, name, mode, origin, id: uuidv7(ctx.now), state: 'coming' as const },
      ...{ approvers: JSON.stringify(approvers), why: JSON.stringify(origin === 'added' ? why : []) },
    }))
  await insertSteps(ctx.db, again)
  await record(ctx, approval.id, { kind: 'returned', behalfId, step: target.name, note })
  await advance(ctx, approval)
}
