import type { Input, Output } from '@zhike/contract/endpoint'
import type { staff } from '@zhike/contract/staff'
import type { Ctx } from '../platform/ctx.ts'
import { fail } from '../platform/errors.ts'
import {
  endSessionOf,
  endSessions,
  listSessionsOf,
  resetSecondFactorOf,
  secondFactorSince,
} from '../security/security.ts'
import { getStaff } from './members.ts'

/** Where a colleague is logged in. Throws `record.not_found`. */
export async function listColleagueSessions(
  ctx: Ctx,
  { id }: Input<typeof staff.sessions>,
): Promise<Output<typeof staff.sessions>> {
  await getStaff(ctx, { id })
  const rows = await listSessionsOf(ctx, id)
  return {
    items: rows.map((row) => ({
      id: row.id,
      createdAt: row.createdAt.toISOString(),
      usedAt: row.activeAt.toISOString(),
      expiresAt: row.expiresAt.toISOString(),
      address: row.ipAddress,
      agent: row.userAgent,
    })),
    secondFactorSince: (await secondFactorSince(ctx, id))?.toISOString() ?? null,
  }
}

/** Ends one session of a colleague. Throws `record.not_found`, also for a session of anybody else. */
export async function endColleagueSession(ctx: Ctx, input: Input<typeof staff.endSession>): Promise<void> {
  if (!(await endSessionOf(ctx, input.id, input.sessionId))) fail('record.not_found')
}

/** Ends every session of a colleague. */
export async function endColleagueSessions(ctx: Ctx, { id }: Input<typeof staff.endSessions>): Promise<void> {
  await getStaff(ctx, { id })
  await endSessions(ctx, id)
}

/** Takes the second factor of a colleague who lost it. Throws `record.not_found` where there is none. */
export async function resetSecondFactor(ctx: Ctx, { id }: Input<typeof staff.resetSecondFactor>): Promise<void> {
  if (!(await resetSecondFactorOf(ctx, id))) fail('record.not_found')
}
