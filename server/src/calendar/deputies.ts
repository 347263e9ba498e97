import type { Input } from '@zhike/contract/endpoint'
import type { Presence, presence } from '@zhike/contract/shifts'
import type { Ctx } from '../platform/ctx.ts'
import { fail, failAt } from '../platform/errors.ts'
import { emitForCompany } from '../platform/events/events.ts'
import { deleteDeputy, findActive, setDeputyRow } from './leaves.queries.ts'
import { getPresence } from './presence.ts'
import { checkSchedules } from './scheduling.ts'

/** Says who stands in for a colleague. Throws `deputy.unknown` and what `checkSchedules` does. */
export async function setDeputy(ctx: Ctx, { id, deputyId }: Input<typeof presence.setDeputy>): Promise<Presence> {
  await checkSchedules(ctx, id)
  await getDeputy(ctx, id, deputyId)
  await setDeputyRow(ctx.db, { staffId: id, deputyId, setBy: ctx.actor.id, setAt: ctx.now })
  await emitForCompany(ctx, { type: 'staff.deputy_set', subject: { type: 'staff', id }, data: { deputyId } })
  return getPresence(ctx, { id })
}

/** Nobody stands in any more. Throws `record.not_found`, also when nobody did, and `leave.of_another`. */
export async function removeDeputy(ctx: Ctx, { id }: Input<typeof presence.removeDeputy>): Promise<void> {
  await checkSchedules(ctx, id)
  if (!(await deleteDeputy(ctx.db, id))) fail('record.not_found')
  await emitForCompany(ctx, { type: 'staff.deputy_set', subject: { type: 'staff', id }, data: { deputyId: null } })
}

/** Whoever can stand in: another colleague who is not suspended. Throws `deputy.unknown`. */
export async function getDeputy(ctx: Ctx, staffId: string, deputyId: string) {
  const found = deputyId === staffId ? undefined : await findActive(ctx.db, deputyId)
  return found ?? failAt(ctx, 'deputyId', 'deputy.unknown')
}
