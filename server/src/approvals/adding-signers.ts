import type { Approval, approvals } from '@zhike/contract/approvals'
import type { Input } from '@zhike/contract/endpoint'
import { uuidv7 } from '../platform/clock/uuidv7.ts'
import type { Ctx } from '../platform/ctx.ts'
import { advance } from './advancing.ts'
import { mayBeAsked, takeTurn } from './asking.ts'
import { record, tell } from './recording.ts'
import { because } from './routing.ts'
import { insertSteps, makeRoom, settleTasks, updateApproval, updateStep } from './running.queries.ts'
import { getApproval } from './showing.ts'

/**
 * 加签: a step of named colleagues, all of whom have to approve. `before`: the open step stands back until they have;
 * `after`: they come when it is through. Throws what a turn throws, and what `mayBeAsked`.
 */
export async function addSigners(ctx: Ctx, input: Input<typeof approvals.addSigners>): Promise<Approval> {
  const { id, staffIds, when, comment } = input
  const turn = await takeTurn(ctx, id)
  const { approval, step, behalfId } = turn
  await mayBeAsked(ctx, turn, 'staffIds', staffIds)
  const position = when === 'before' ? step.position : step.position + 1
  await makeRoom(ctx.db, id, position)
  const approvers = [...new Set(staffIds)].map((staffId) => ({ by: 'person', staffId }))
  const added = {
    ...{ approvalId: id, id: uuidv7(ctx.now), position, name: '加签', mode: 'all' as const, origin: 'added' as const },
    ...{ approvers: JSON.stringify(approvers), state: 'coming' as const },
    why: JSON.stringify([because('added', ctx.actor.name)]),
  }
  await insertSteps(ctx.db, [added])
  const kind = when === 'before' ? 'added_before' : 'added_after'
  await record(ctx, id, { kind, behalfId, toIds: staffIds, step: step.name, note: comment })
  await updateApproval(ctx.db, id, { updatedAt: ctx.now })
  if (when === 'before') {
    await settleTasks(ctx.db, id, 'waiting')
    await updateStep(ctx.db, step, { state: 'coming' })
    await advance(ctx, approval)
  } else await tell(ctx, approval, 'approval.changed', {})
  return getApproval(ctx, { id })
}
