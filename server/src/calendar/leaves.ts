import type { Input, Output } from '@zhike/contract/endpoint'
import type { Leave, leaves } from '@zhike/contract/shifts'
import { failSpan } from '../platform/bounds.ts'
import { uuidv7 } from '../platform/clock/uuidv7.ts'
import type { Ctx } from '../platform/ctx.ts'
import { fail } from '../platform/errors.ts'
import { emitForCompany } from '../platform/events/events.ts'
import { getDeputy } from './deputies.ts'
import {
  findOverlap,
  insertLeave,
  type LeaveRow,
  lockLeave,
  lockTimeOf,
  markWithdrawn,
  selectLeaves,
} from './leaves.queries.ts'
import { checkSchedules } from './scheduling.ts'

const mostMs = 366 * 86_400_000

/** The leaves of a colleague that are not over. Throws what `checkSchedules` does. */
export async function listLeaves(ctx: Ctx, { staff }: Input<typeof leaves.list>): Promise<Output<typeof leaves.list>> {
  await checkSchedules(ctx, staff)
  return { items: (await selectLeaves(ctx.db, staff, ctx.now)).map(leaveOf) }
}

/** Records a leave of at most a year. Throws `leave.overlaps`, `deputy.unknown` and what `checkSchedules` does. */
export async function recordLeave(ctx: Ctx, input: Input<typeof leaves.record>): Promise<Leave> {
  const { staffId, kind, deputyId } = input
  await checkSchedules(ctx, staffId)
  const beginsAt = new Date(input.beginsAt)
  const endsAt = new Date(input.endsAt)
  if (endsAt <= beginsAt || endsAt.getTime() - beginsAt.getTime() > mostMs) failSpan(ctx, 'endsAt', 366)
  const deputy = deputyId === null ? null : await getDeputy(ctx, staffId, deputyId)
  await lockTimeOf(ctx.db, staffId)
  if (await findOverlap(ctx.db, staffId, beginsAt, endsAt)) fail('leave.overlaps')
  const id = uuidv7(ctx.now)
  const recorded = { recordedBy: ctx.actor.id, recordedAt: ctx.now, withdrawnBy: null, withdrawnAt: null }
  await insertLeave(ctx.db, { id, staffId, kind, beginsAt, endsAt, deputyId, ...recorded })
  await emitForCompany(ctx, { type: 'leave.recorded', subject: { type: 'leave', id }, data: { staffId } })
  return leaveOf({ id, staffId, kind, beginsAt, endsAt, deputyId, deputyName: deputy?.name ?? null })
}

/** Takes a leave back. Throws `record.not_found` and `leave.of_another`. */
export async function withdrawLeave(ctx: Ctx, { id }: Input<typeof leaves.withdraw>): Promise<void> {
  const { staffId } = (await lockLeave(ctx.db, id)) ?? fail('record.not_found')
  await checkSchedules(ctx, staffId)
  await markWithdrawn(ctx.db, id, ctx.actor.id, ctx.now)
  await emitForCompany(ctx, { type: 'leave.withdrawn', subject: { type: 'leave', id }, data: { staffId } })
}

const leaveOf = ({ deputyId, deputyName, beginsAt, endsAt, ...leave }: LeaveRow): Leave => ({
  ...leave,
  beginsAt: beginsAt.toISOString(),
  endsAt: endsAt.toISOString(),
  deputy: deputyId === null || deputyName === null ? null : { id: deputyId, name: deputyName },
})
