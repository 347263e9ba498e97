import type { Ctx } from '../platform/ctx.ts'
import { fail } from '../platform/errors.ts'
import { getLed, getStaff } from '../staff/staff.ts'

/**
 * Whose leave and deputy the actor may say: their own, or with `calendar.schedule` those of whom they lead. Throws
 * `leave.of_another` and `record.not_found`.
 */
export async function checkSchedules(ctx: Ctx, staffId: string): Promise<void> {
  if (ctx.actor.id === staffId) await getStaff(ctx, { id: staffId })
  else if (!ctx.actor.permissions.has('calendar.schedule')) fail('leave.of_another')
  else await getLed(ctx, staffId)
}
