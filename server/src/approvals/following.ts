import { uuidv7 } from '../platform/clock/uuidv7.ts'
import type { Ctx } from '../platform/ctx.ts'
import type { Background, HappenedEvent } from '../platform/jobs/background.ts'
import { advance, conclude } from './advancing.ts'
import { lockSeen } from './asking.ts'
import { readDirectory } from './directory.ts'
import { getDefinition } from './flows.queries.ts'
import { selectWaiting } from './following.queries.ts'
import { record, tell } from './recording.ts'
import { routeStep, rulesFor } from './routing.ts'
import {
  type ApprovalRecord,
  insertTasks,
  type StepRecord,
  selectCurrentSteps,
  selectTasks,
  type TaskRecord,
  updateStep,
  updateTask,
} from './running.queries.ts'

/** Somebody was disabled: what waits for them goes to their deputy, or to whom the rule for empty steps names. */
export async function followSuspension(background: Background, { subject }: HappenedEvent): Promise<void> {
  const waiting = await background.inSystem((ctx) => selectWaiting(ctx.db, subject.id))
  for (const { approvalId } of waiting) await background.inSystem((ctx) => replace(ctx, approvalId, subject.id))
}

async function replace(ctx: Ctx, approvalId: string, staffId: string): Promise<void> {
  const approval = await lockSeen(ctx, approvalId)
  const steps = await selectCurrentSteps(ctx.db, approvalId)
  for (const step of steps) {
    const tasks = await selectTasks(ctx.db, approvalId, step.id)
    const theirs = tasks.find((task) => task.staffId === staffId && (task.state === 'open' || task.state === 'waiting'))
    if (theirs) await replaceIn(ctx, approval, step, tasks, theirs)
  }
}

/** By the same rules by which the step would be asked now; who is asked in it already is not asked twice. */
async function replaceIn(
  ctx: Ctx,
  approval: ApprovalRecord,
  step: StepRecord,
  tasks: readonly TaskRecord[],
  theirs: TaskRecord,
): Promise<void> {
  const definition = await getDefinition(ctx.db, approval.kind, approval.flowVersion)
  const node = { name: step.name, mode: step.mode, approvers: [{ by: 'person' as const, staffId: theirs.staffId }] }
  const branches = [{ name: step.name, upToFen: null, departmentIds: [], copies: [], nodes: [node] }]
  const directory = await readDirectory(ctx, { ...definition, branches }, approval.applicantId)
  const others = tasks.filter(({ id, state }) => id !== theirs.id && state !== 'transferred' && state !== 'dropped')
  const route = routeStep(node, rulesFor(step, definition), approval, directory, new Set())
  // while others of the step can decide, the rule for empty steps has nothing to say
  const isDeputy = route.why.length === 0
  const asked = isDeputy || others.length === 0 ? route.asked : []
  const fresh = asked.filter(({ staff }) => !others.some((other) => other.staffId === staff.id))
  await updateTask(ctx.db, theirs, { state: 'dropped' })
  const { stepId, place, state } = theirs
  const replacing = fresh.map(({ staff, why }) => ({
    ...{ approvalId: approval.id, stepId, place, state, id: uuidv7(ctx.now), staffId: staff.id },
    why: JSON.stringify(why),
  }))
  if (replacing.length > 0) await insertTasks(ctx.db, replacing)
  const toIds = fresh.map(({ staff }) => staff.id)
  await record(ctx, approval.id, { kind: 'moved', behalfId: theirs.staffId, toIds, step: step.name })
  if (step.state === 'open') await settleStep(ctx, approval, step, route.outcome)
  else await tell(ctx, approval, 'approval.changed', {})
}

/** With one fewer the step may be through, or have nobody left. */
async function settleStep(
  ctx: Ctx,
  approval: ApprovalRecord,
  step: StepRecord,
  outcome: 'ask' | 'pass' | 'refuse',
): Promise<void> {
  const tasks = await selectTasks(ctx.db, approval.id, step.id)
  const [next] = tasks.filter(({ state }) => state === 'waiting')
  if (tasks.some(({ state }) => state === 'open')) return tell(ctx, approval, 'approval.asked', { stepId: step.id })
  if (next) {
    await updateTask(ctx.db, next, { state: 'open' })
    return tell(ctx, approval, 'approval.asked', { stepId: step.id })
  }
  const isApproved = outcome === 'pass' || tasks.some(({ state }) => state === 'approved')
  await updateStep(ctx.db, step, { state: isApproved ? 'approved' : 'refused', closedAt: ctx.now })
  return isApproved ? advance(ctx, approval) : conclude(ctx, approval, 'refused')
}
