import type { Approval, approvals } from '@zhike/contract/approvals'
import type { Input, Output } from '@zhike/contract/endpoint'
import type { Ctx } from '../platform/ctx.ts'
import { AppError, fail } from '../platform/errors.ts'
import { advance, conclude } from './advancing.ts'
import { type Turn, takeTurn } from './asking.ts'
import { record, tell } from './recording.ts'
import { findApproval, type TaskRecord, updateApproval, updateStep, updateTask } from './running.queries.ts'
import { getApproval } from './showing.ts'

/** Approves or refuses. Throws what a turn throws, and `approval.handed_in_anew`. */
export async function decideApproval(ctx: Ctx, input: Input<typeof approvals.decide>): Promise<Approval> {
  await decide(ctx, input)
  return getApproval(ctx, { id: input.id })
}

/** Decides about several, each by itself; in the order of their ids, so that two who do the same do not block each other. */
export async function decideMany(
  ctx: Ctx,
  { ids, rounds, ...said }: Input<typeof approvals.decideMany>,
): Promise<Output<typeof approvals.decideMany>> {
  const items: Output<typeof approvals.decideMany>['items'] = []
  for (const id of [...new Set(ids)].sort()) {
    const reason = await refusalOf(decide(ctx, { id, ...said, round: rounds[id] }))
    items.push({ id, state: (await findApproval(ctx.db, id))?.state ?? null, reason })
  }
  return { items }
}

/** What is refused is refused before anything is written, so that the others stand. */
const refusalOf = (deciding: Promise<void>): Promise<string | null> =>
  deciding.then(
    () => null,
    (error: unknown) => {
      if (error instanceof AppError) return error.reason
      throw error
    },
  )

async function decide(ctx: Ctx, { id, decision, comment, round }: Input<typeof approvals.decide>): Promise<void> {
  const turn = await takeTurn(ctx, id)
  const { approval, step, task, staffId, behalfId } = turn
  if (round !== undefined && round !== approval.round) fail('approval.handed_in_anew')
  const words = comment === '' ? null : comment
  await updateTask(ctx.db, task, { state: decision, comment: words, decidedAt: ctx.now, decidedById: staffId })
  await record(ctx, id, { kind: decision, behalfId, step: step.name, note: comment })
  await updateApproval(ctx.db, id, { updatedAt: ctx.now })
  await tell(ctx, approval, 'approval.decided', { decision, stepId: step.id })
  if (decision === 'refused') {
    await endStep(ctx, turn, 'refused')
    return conclude(ctx, approval, 'refused')
  }
  if (await askNext(ctx, turn)) return
  await endStep(ctx, turn, 'approved')
  await advance(ctx, approval)
}

/** Whether somebody else of the step still has to decide. */
async function askNext(ctx: Ctx, { step, tasks, task }: Turn): Promise<boolean> {
  if (step.mode === 'any') return false
  const others = tasks.filter(({ id, state }) => id !== task.id && (state === 'open' || state === 'waiting'))
  const [next] = others
  if (!next) return false
  if (step.mode === 'sequence') await updateTask(ctx.db, next, { state: 'open' })
  return true
}

async function endStep(ctx: Ctx, { step, tasks, task }: Turn, state: 'approved' | 'refused'): Promise<void> {
  const isLeft = (one: TaskRecord) => one.id !== task.id && (one.state === 'open' || one.state === 'waiting')
  for (const one of tasks.filter(isLeft)) await updateTask(ctx.db, one, { state: 'dropped' })
  await updateStep(ctx.db, step, { state, closedAt: ctx.now })
}
