import type { Cause, Complaint, complaints } from '@zhike/contract/complaints'
import type { Input } from '@zhike/contract/endpoint'
import { uuidv7 } from '../platform/clock/uuidv7.ts'
import type { Ctx } from '../platform/ctx.ts'
import { fail } from '../platform/errors.ts'
import { selectCauses } from './complaints.queries.ts'
import { insertCause, withdrawRow } from './filing.queries.ts'
import { deedOf, lockOpen, tell } from './locking.ts'
import { getComplaint } from './showing.ts'

/** Five times why. */
const deepest = 5

/** Writes down a cause, or why another came about. Throws `complaint.closed` and `complaint.cause_too_deep`. */
export async function addCause(ctx: Ctx, input: Input<typeof complaints.addCause>): Promise<Complaint> {
  const { ticketId, kind, text, parentId } = input
  const ticket = await lockOpen(ctx, ticketId)
  if (parentId !== null && depthOf(await selectCauses(ctx.db, ticket), parentId) >= deepest)
    fail('complaint.cause_too_deep')
  await insertCause(ctx.db, { ...deedOf(ctx, ticket), id: uuidv7(ctx.now), parentId, kind, text })
  await tell(ctx, ticket, 'complaint.cause_found', { kind })
  return getComplaint(ctx, { ticketId })
}

/** How deep a cause stands, 1 for one that explains the complaint itself; throws `record.not_found` for one of another. */
function depthOf(causes: readonly Pick<Cause, 'id' | 'parentId'>[], id: string): number {
  const cause = causes.find((one) => one.id === id) ?? fail('record.not_found')
  return cause.parentId === null ? 1 : 1 + depthOf(causes, cause.parentId)
}

/** Takes a cause back. Throws `complaint.closed` and `complaint.cause_has_whys`. */
export async function removeCause(
  ctx: Ctx,
  { ticketId, causeId }: Input<typeof complaints.removeCause>,
): Promise<void> {
  const ticket = await lockOpen(ctx, ticketId)
  const causes = await selectCauses(ctx.db, ticket)
  if (causes.some(({ parentId }) => parentId === causeId)) fail('complaint.cause_has_whys')
  const withdrawn = await withdrawRow(ctx.db, 'complaintCauses', ticket, causeId, ctx.now, ctx.actor.id)
  if (!withdrawn) fail('record.not_found')
  await tell(ctx, ticket, 'complaint.changed', { fields: ['causes'] })
}
