import type { Approval, approvals } from '@zhike/contract/approvals'
import type { Input } from '@zhike/contract/endpoint'
import { uuidv7 } from '../platform/clock/uuidv7.ts'
import type { Ctx } from '../platform/ctx.ts'
import { mayBeAsked, takeTurn } from './asking.ts'
import { record, tell } from './recording.ts'
import { because } from './routing.ts'
import { insertTasks, updateApproval, updateTask } from './running.queries.ts'
import { getApproval } from './showing.ts'

/** Hands the decision to a colleague. Throws what a turn throws, and what `mayBeAsked`. */
export async function transferApproval(ctx: Ctx, input: Input<typeof approvals.transfer>): Promise<Approval> {
  const { id, staffId: toId, comment } = input
  const turn = await takeTurn(ctx, id)
  const { approval, step, task, staffId, behalfId } = turn
  await mayBeAsked(ctx, turn, 'staffId', [toId])
  const words = comment === '' ? null : comment
  await updateTask(ctx.db, task, { state: 'transferred', comment: words, decidedAt: ctx.now, decidedById: staffId })
  const why = JSON.stringify([because('transferred', ctx.actor.name)])
  const { approvalId, stepId, place } = task
  await insertTasks(ctx.db, [{ approvalId, stepId, place, id: uuidv7(ctx.now), staffId: toId, state: 'open', why }])
  await record(ctx, id, { kind: 'transferred', behalfId, toIds: [toId], step: step.name, note: comment })
  await updateApproval(ctx.db, id, { updatedAt: ctx.now })
  await tell(ctx, approval, 'approval.asked', { stepId: step.id })
  return getApproval(ctx, { id })
}
