import type { Input, Output } from '@zhike/contract/endpoint'
import type { StaffMember, staff } from '@zhike/contract/staff'
import type { Ctx } from '../platform/ctx.ts'
import { fail } from '../platform/errors.ts'
import { emitForCompany } from '../platform/events/events.ts'
import { endSessions, randomPassword, revokeKeysOf, setPassword } from '../security/security.ts'
import { getStaff } from './members.ts'
import { lockAdministrators, lockStaffMember, updateStaffRow } from './staff.queries.ts'

const staffSubject = (id: string) => ({ type: 'staff', id })

/** Bars a colleague: sessions and keys end at once. Throws `staff.last_administrator`. */
export async function suspendStaff(ctx: Ctx, { id }: Input<typeof staff.suspend>): Promise<StaffMember> {
  await keepAnAdministrator(ctx, id)
  const row = (await lockStaffMember(ctx.db, id)) ?? fail('record.not_found')
  if (row.suspendedAt === null) {
    await updateStaffRow(ctx.db, id, { suspendedAt: ctx.now, suspendedBy: ctx.actor.id })
    await endSessions(ctx, id)
    await revokeKeysOf(ctx, id)
    await emitForCompany(ctx, { type: 'staff.suspended', subject: staffSubject(id), data: {} }, [id])
  }
  return getStaff(ctx, { id })
}

/** Lets a colleague in again, with the old password and without the old keys. */
export async function reinstateStaff(ctx: Ctx, { id }: Input<typeof staff.reinstate>): Promise<void> {
  const row = (await lockStaffMember(ctx.db, id)) ?? fail('record.not_found')
  if (row.suspendedAt === null) return
  await updateStaffRow(ctx.db, id, { suspendedAt: null, suspendedBy: null })
  await emitForCompany(ctx, { type: 'staff.reinstated', subject: staffSubject(id), data: {} }, [id])
}

/** Ends all sessions and keys, and answers a new password to hand over. A second factor stays. */
export async function resetPassword(
  ctx: Ctx,
  { id }: Input<typeof staff.resetPassword>,
): Promise<Output<typeof staff.resetPassword>> {
  if (!(await lockStaffMember(ctx.db, id))) fail('record.not_found')
  const oneTimePassword = randomPassword()
  await setPassword(ctx, id, oneTimePassword)
  await revokeKeysOf(ctx, id)
  await emitForCompany(ctx, { type: 'password.reset', subject: staffSubject(id), data: {} })
  return { oneTimePassword }
}

/** Throws `staff.last_administrator` when without this person nobody could administrate any more. */
export async function keepAnAdministrator(ctx: Ctx, without: string): Promise<void> {
  const administrators = await lockAdministrators(ctx.db)
  if (administrators.length === 1 && administrators[0] === without) fail('staff.last_administrator')
}
