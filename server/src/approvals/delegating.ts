import type { ApprovalDelegation, approvalDelegations } from '@zhike/contract/approvals'
import type { Input, Output } from '@zhike/contract/endpoint'
import { uuidv7 } from '../platform/clock/uuidv7.ts'
import type { Ctx } from '../platform/ctx.ts'
import { fail, failAt } from '../platform/errors.ts'
import { emitForCompany } from '../platform/events/events.ts'
import { joinIn } from './asking.ts'
import { endDelegation, insertDelegation, refreshWaiting, selectDelegations } from './delegations.queries.ts'
import { personId } from './recording.ts'
import { actorId } from './showing.ts'

/** Who decides for the actor now, and for whom the actor does. */
export async function listDelegations(ctx: Ctx): Promise<Output<typeof approvalDelegations.list>> {
  return { items: (await selectDelegations(ctx.db, actorId(ctx), ctx.now)).map(delegationOf) }
}

/** Lets a colleague decide for the actor from now on. Throws `approval.persons_only`, `staff.unknown` and `approval.may_not_join`. */
export async function createDelegation(
  ctx: Ctx,
  { deputyId, until }: Input<typeof approvalDelegations.create>,
): Promise<ApprovalDelegation> {
  const staffId = personId(ctx) ?? fail('approval.persons_only')
  if (until !== null && new Date(until) <= ctx.now) fail('request.invalid', { fields: { until: '> now' } })
  if (deputyId === staffId) failAt(ctx, 'deputyId', 'staff.unknown')
  await joinIn(ctx, 'deputyId', [deputyId])
  await endDelegation(ctx.db, staffId, ctx.now)
  const id = uuidv7(ctx.now)
  const lasts = { since: ctx.now, until: until === null ? null : new Date(until) }
  await insertDelegation(ctx.db, { id, staffId, deputyId, ...lasts })
  await refreshWaiting(ctx.db, staffId, ctx.now)
  await tellBoth(ctx, 'approval_delegation.given', id, deputyId, staffId)
  const [made] = (await selectDelegations(ctx.db, staffId, ctx.now)).filter((one) => one.id === id)
  return delegationOf(made ?? fail('record.not_found'))
}

/** Ends the actor's own delegation at once. */
export async function revokeDelegation(ctx: Ctx, { id }: { id: string }): Promise<void> {
  const staffId = actorId(ctx)
  const ended = (await endDelegation(ctx.db, staffId, ctx.now, id)) ?? fail('record.not_found')
  await refreshWaiting(ctx.db, staffId, ctx.now)
  await tellBoth(ctx, 'approval_delegation.revoked', id, ended.deputyId, staffId)
}

const tellBoth = (
  ctx: Ctx,
  type: 'approval_delegation.given' | 'approval_delegation.revoked',
  id: string,
  deputyId: string,
  staffId: string,
) =>
  emitForCompany(ctx, { type, subject: { type: 'approval_delegation', id }, data: { deputyId } }, [staffId, deputyId])

const delegationOf = (row: Awaited<ReturnType<typeof selectDelegations>>[number]): ApprovalDelegation => ({
  id: row.id,
  staff: { id: row.staffId, name: row.staffName },
  deputy: { id: row.deputyId, name: row.deputyName },
  since: row.since.toISOString(),
  until: row.until?.toISOString() ?? null,
})
