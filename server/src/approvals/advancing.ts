import type { ApprovalState, FlowBranch, FlowDefinition, RouteStep } from '@zhike/contract/approvals'
import { uuidv7 } from '../platform/clock/uuidv7.ts'
import type { Ctx } from '../platform/ctx.ts'
import { type Directory, peopleOf, readDirectory } from './directory.ts'
import { getDefinition } from './flows.queries.ts'
import { record, tell } from './recording.ts'
import { routeStep, rulesFor } from './routing.ts'
import {
  type ApprovalRecord,
  cancelSteps,
  insertCopies,
  insertSteps,
  insertTasks,
  type StepRecord,
  selectCurrentSteps,
  selectTasks,
  settleTasks,
  updateApproval,
  updateStep,
  updateTask,
} from './running.queries.ts'

/** Lays the steps of the way that the application takes, and opens the first. */
export async function beginRound(ctx: Ctx, approval: ApprovalRecord, branch: FlowBranch): Promise<void> {
  const steps = branch.nodes.map(({ name, mode, approvers }, position) => ({
    ...{ approvalId: approval.id, id: uuidv7(ctx.now), position, name, mode, origin: 'flow' as const },
    ...{ approvers: JSON.stringify(approvers), why: '[]', state: 'coming' as const },
  }))
  await insertSteps(ctx.db, steps)
  await advance(ctx, approval)
}

/** Opens the next step; steps that need nobody pass, and after the last one the application is approved. */
export async function advance(ctx: Ctx, approval: ApprovalRecord): Promise<void> {
  const definition = await getDefinition(ctx.db, approval.kind, approval.flowVersion)
  const directory = await readDirectory(ctx, definition, approval.applicantId)
  for (;;) {
    const steps = await selectCurrentSteps(ctx.db, approval.id)
    const next = steps.find(({ state }) => state === 'coming')
    if (!next) return conclude(ctx, approval, 'approved')
    if (await resume(ctx, next)) return goOn(ctx, approval, next)
    const route = await routeNow(ctx, next, steps, { approval, definition, directory })
    if (route.outcome === 'ask') {
      await openStep(ctx, next, route)
      return goOn(ctx, approval, next)
    }
    await closeStep(ctx, next, route)
    if (route.outcome === 'refuse') return conclude(ctx, approval, 'refused')
  }
}

interface Way {
  readonly approval: ApprovalRecord
  readonly definition: FlowDefinition
  readonly directory: Directory
}

async function routeNow(ctx: Ctx, next: StepRecord, steps: readonly StepRecord[], way: Way): Promise<RouteStep> {
  const { approval, definition } = way
  const directory =
    next.origin === 'added' ? await readDirectory(ctx, justThese(next), approval.applicantId) : way.directory
  const route = routeStep(
    next,
    rulesFor(next, definition),
    approval,
    directory,
    await approversBefore(ctx, next, steps),
  )
  return next.origin === 'added'
    ? { ...route, asked: route.asked.map(({ staff }) => ({ staff, why: next.why })) }
    : route
}

const justThese = ({ name, mode, approvers }: StepRecord): Pick<FlowDefinition, 'branches' | 'emptyStaffId'> => ({
  branches: [{ name, upToFen: null, departmentIds: [], copies: [], nodes: [{ name, mode, approvers }] }],
  emptyStaffId: null,
})

/** Who approved the last step before this one in which anybody was asked. */
async function approversBefore(ctx: Ctx, next: StepRecord, steps: readonly StepRecord[]): Promise<ReadonlySet<string>> {
  for (const step of steps.filter(({ position }) => position < next.position).toReversed()) {
    const tasks = await selectTasks(ctx.db, step.approvalId, step.id)
    if (tasks.length > 0) return new Set(tasks.flatMap((task) => (task.state === 'approved' ? [task.staffId] : [])))
  }
  return new Set()
}

/** A step that stood back for an added one goes on where it was. */
async function resume(ctx: Ctx, step: StepRecord): Promise<boolean> {
  const waiting = (await selectTasks(ctx.db, step.approvalId, step.id)).filter(({ state }) => state === 'waiting')
  if (waiting.length === 0) return false
  await updateStep(ctx.db, step, { state: 'open' })
  const again = step.mode === 'sequence' ? waiting.slice(0, 1) : waiting
  for (const task of again) await updateTask(ctx.db, task, { state: 'open' })
  return true
}

async function openStep(ctx: Ctx, step: StepRecord, { asked, why }: RouteStep): Promise<void> {
  await updateStep(ctx.db, step, { state: 'open', openedAt: ctx.now, why: JSON.stringify([...step.why, ...why]) })
  const tasks = asked.map(({ staff, why: reasons }, place) => ({
    ...{ approvalId: step.approvalId, stepId: step.id, id: uuidv7(ctx.now), place, staffId: staff.id },
    state: step.mode === 'sequence' && place > 0 ? ('waiting' as const) : ('open' as const),
    why: JSON.stringify(reasons),
  }))
  await insertTasks(ctx.db, tasks)
}

/** A step that nobody has to decide. */
async function closeStep(ctx: Ctx, step: StepRecord, { outcome, why }: RouteStep): Promise<void> {
  const state = outcome === 'refuse' ? 'refused' : 'approved'
  await updateStep(ctx.db, step, { state, openedAt: ctx.now, closedAt: ctx.now, why: JSON.stringify(why) })
  const kind = outcome === 'refuse' ? 'refused_by_rule' : 'passed'
  await record({ ...ctx, uploads: [] }, step.approvalId, { kind, step: step.name })
}

async function goOn(ctx: Ctx, approval: ApprovalRecord, { id }: StepRecord): Promise<void> {
  await updateApproval(ctx.db, approval.id, { state: 'running', updatedAt: ctx.now })
  await tell(ctx, approval, 'approval.asked', { stepId: id })
}

/** Ends an application for good. */
export async function conclude(
  ctx: Ctx,
  approval: ApprovalRecord,
  outcome: Extract<ApprovalState, 'approved' | 'refused' | 'withdrawn'>,
): Promise<void> {
  const { id, subjectType, subjectId } = approval
  await settleTasks(ctx.db, id, 'dropped')
  await cancelSteps(ctx.db, id, ctx.now)
  await updateApproval(ctx.db, id, { state: outcome, concludedAt: ctx.now, updatedAt: ctx.now })
  if (outcome !== 'withdrawn') await copyAsFlowSays(ctx, approval)
  await tell(ctx, approval, 'approval.concluded', { outcome, subjectType, subjectId })
}

async function copyAsFlowSays(ctx: Ctx, approval: ApprovalRecord): Promise<void> {
  const definition = await getDefinition(ctx.db, approval.kind, approval.flowVersion)
  const copies = definition.branches.find(({ name }) => name === approval.branch)?.copies ?? []
  if (copies.length === 0) return
  const directory = await readDirectory(ctx, definition, approval.applicantId)
  const people = copies
    .flatMap((rule) => peopleOf(rule, approval.applicantId, directory))
    .map(({ person }) => person.id)
  if (people.length > 0) await insertCopies(ctx.db, approval.id, [...new Set(people)], ctx.now)
}
