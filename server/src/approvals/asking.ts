import type { Ctx } from '../platform/ctx.ts'
import { fail, failAt } from '../platform/errors.ts'
import { getDefinition } from './flows.queries.ts'
import { personId } from './recording.ts'
import {
  type ApprovalRecord,
  findColleagues,
  findPrincipals,
  lockApproval,
  type StepRecord,
  selectCurrentSteps,
  selectTasks,
  type TaskRecord,
} from './running.queries.ts'

/** Everything that somebody who is asked acts on. */
export interface Turn {
  readonly approval: ApprovalRecord
  readonly steps: readonly StepRecord[]
  readonly step: StepRecord
  readonly tasks: readonly TaskRecord[]
  /** What the actor is asked. */
  readonly task: TaskRecord
  /** The actor. */
  readonly staffId: string
  /** For whom, when the actor is a deputy. */
  readonly behalfId: string | null
}

/** The application, for whoever is about to change it; throws `record.not_found`. */
export const lockSeen = async (ctx: Ctx, id: string): Promise<ApprovalRecord> =>
  (await lockApproval(ctx.db, id)) ?? fail('record.not_found')

/** The same for the applicant alone. Throws `approval.not_applicant`. */
export async function lockOwn(ctx: Ctx, id: string): Promise<ApprovalRecord> {
  const approval = await lockSeen(ctx, id)
  return approval.applicantId === personId(ctx) ? approval : fail('approval.not_applicant')
}

/**
 * The actor's turn: what they are asked now, for themselves or as the deputy of somebody. Throws `approval.over`,
 * `approval.not_asked` (somebody was faster, the deputy is none any more), and `approval.self`.
 */
export async function takeTurn(ctx: Ctx, id: string): Promise<Turn> {
  const approval = await lockSeen(ctx, id)
  if (approval.concludedAt !== null) fail('approval.over')
  const staffId = personId(ctx) ?? fail('approval.not_asked')
  const steps = await selectCurrentSteps(ctx.db, id)
  const step = steps.find(({ state }) => state === 'open') ?? fail('approval.not_asked')
  const tasks = await selectTasks(ctx.db, id, step.id)
  const task = (await findTask(ctx, tasks, staffId)) ?? fail('approval.not_asked')
  if (staffId === approval.applicantId) await refuseSelf(ctx, approval)
  return { approval, steps, step, tasks, task, staffId, behalfId: task.staffId === staffId ? null : task.staffId }
}

async function findTask(ctx: Ctx, tasks: readonly TaskRecord[], staffId: string): Promise<TaskRecord | undefined> {
  const open = tasks.filter(({ state }) => state === 'open')
  const own = open.find((task) => task.staffId === staffId)
  if (own || open.length === 0) return own
  const asked = open.map((task) => task.staffId)
  const principals = await findPrincipals(ctx.db, staffId, asked, ctx.now)
  return open.find((task) => principals.has(task.staffId))
}

/** Whether the applicant can be asked to change anything. */
export const hasLeft = async (ctx: Ctx, { applicantId }: ApprovalRecord): Promise<boolean> =>
  (await findColleagues(ctx.db, [applicantId])).length === 0

/** Throws `approval.self` unless the flow lets applicants decide about their own. */
async function refuseSelf(ctx: Ctx, { kind, flowVersion }: ApprovalRecord): Promise<void> {
  const { self } = await getDefinition(ctx.db, kind, flowVersion)
  if (self !== 'allowed') fail('approval.self')
}

/**
 * Looks whether whoever has the turn may have these colleagues decide too. Throws at the field `staff.unknown`,
 * `approval.may_not_join` and `approval.asked_already`, and `approval.self`.
 */
export async function mayBeAsked(
  ctx: Ctx,
  { approval, tasks, staffId }: Turn,
  field: string,
  ids: readonly string[],
): Promise<void> {
  const wanted = new Set(ids)
  await joinIn(ctx, field, [...wanted])
  if (wanted.has(approval.applicantId)) await refuseSelf(ctx, approval)
  const counts = tasks.filter(({ state }) => state !== 'transferred' && state !== 'dropped')
  if (wanted.has(staffId) || counts.some((task) => wanted.has(task.staffId)))
    failAt(ctx, field, 'approval.asked_already')
}

/** Throws at the field `staff.unknown` and `approval.may_not_join`. */
export async function joinIn(ctx: Ctx, field: string, ids: readonly string[]): Promise<void> {
  const found = await findColleagues(ctx.db, ids)
  if (found.length < ids.length) failAt(ctx, field, 'staff.unknown')
  if (!found.every(({ mayJoin }) => mayJoin)) failAt(ctx, field, 'approval.may_not_join')
}
