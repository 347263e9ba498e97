import type { Input, Output } from '@zhike/contract/endpoint'
import type { StaffMember, staff } from '@zhike/contract/staff'
import type { Actor } from '../platform/actor.ts'
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

/**
 * A colleague whose log-ins the actor may see: anybody for whoever keeps accounts, else those in the own scope. Nobody who
 * keeps accounts is led in this sense. Throws `record.not_found`.
 */
export async function getLed(ctx: Ctx, id: string): Promise<StaffMember> {
  const { actor } = ctx
  const member = await getStaff(ctx, { id })
  return actor.permissions.has('staff.manage') || leads(actor, member) ? member : fail('record.not_found')
}

const leads = ({ scope, reach }: Actor, { role, departmentId, teams }: StaffMember) =>
  role !== 'administrator' &&
  (scope === 'all' || [departmentId, ...teams.map(({ id }) => id)].some((place) => place && reach.includes(place)))

/** Where a colleague is logged in. Throws `record.not_found`. */
export async function listColleagueSessions(
  ctx: Ctx,
  { id }: Input<typeof staff.sessions>,
): Promise<Output<typeof staff.sessions>> {
  await getLed(ctx, id)
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
  await getLed(ctx, input.id)
  if (!(await endSessionOf(ctx, input.id, input.sessionId))) fail('record.not_found')
}

/** Ends every session of a colleague. */
export async function endColleagueSessions(ctx: Ctx, { id }: Input<typeof staff.endSessions>): Promise<void> {
  await getLed(ctx, id)
  await endSessions(ctx, id)
}

/** Takes the second factor of a colleague who lost it. Throws `record.not_found` where there is none. */
export async function resetSecondFactor(ctx: Ctx, { id }: Input<typeof staff.resetSecondFactor>): Promise<void> {
  if (!(await resetSecondFactorOf(ctx, id))) fail('record.not_found')
}
