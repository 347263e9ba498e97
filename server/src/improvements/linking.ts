import type { Input } from '@zhike/contract/endpoint'
import type { Improvement, improvements } from '@zhike/contract/improvements'
import type { Ctx } from '../platform/ctx.ts'
import { fail, failAt } from '../platform/errors.ts'
import { deleteComplaint, findComplaints, type ImprovementRecord, insertComplaints } from './improvements.queries.ts'
import { deedOf, lockKnown, tellOnTicket } from './locking.ts'
import { getImprovement } from './showing.ts'

/** Puts complaints in sight under an improvement. Throws `complaint.unknown`. */
export async function addComplaints(
  ctx: Ctx,
  { id, ticketIds }: Input<typeof improvements.addComplaints>,
): Promise<Improvement> {
  await linkAll(ctx, await lockKnown(ctx, id), ticketIds)
  return getImprovement(ctx, { id })
}

/** The same while it is being opened. */
export async function linkAll(
  ctx: Ctx,
  improvement: Pick<ImprovementRecord, 'id' | 'number'>,
  ticketIds: readonly string[],
): Promise<void> {
  if (ticketIds.length === 0) return
  const known = await findComplaints(ctx.db, ticketIds)
  if (known.length < new Set(ticketIds).size) failAt(ctx, 'ticketIds', 'complaint.unknown')
  const added = await insertComplaints(ctx.db, { ...deedOf(ctx), improvementId: improvement.id }, ticketIds)
  for (const ticket of added) await tellOnTicket(ctx, improvement, 'improvement.complaint_added', ticket)
}

/** Takes a complaint in sight out again. Throws `record.not_found`. */
export async function removeComplaint(
  ctx: Ctx,
  { id, ticketId }: Input<typeof improvements.removeComplaint>,
): Promise<void> {
  const improvement = await lockKnown(ctx, id)
  const { customerId } = (await deleteComplaint(ctx.db, id, ticketId)) ?? fail('record.not_found')
  await tellOnTicket(ctx, improvement, 'improvement.complaint_removed', { customerId, ticketId })
}
