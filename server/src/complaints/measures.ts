import type { Complaint, complaints } from '@zhike/contract/complaints'
import type { Input } from '@zhike/contract/endpoint'
import { uuidv7 } from '../platform/clock/uuidv7.ts'
import type { Ctx } from '../platform/ctx.ts'
import { fail, failAt } from '../platform/errors.ts'
import { isColleague } from '../staff/staff.ts'
import { insertMeasure, lockDoable, updateMeasure } from './filing.queries.ts'
import { deedOf, lockComplaint, lockOpen, tell } from './locking.ts'
import { getComplaint } from './showing.ts'

/** Says what is done about it. Throws `complaint.closed` and `staff.unknown`. */
export async function addMeasure(ctx: Ctx, input: Input<typeof complaints.addMeasure>): Promise<Complaint> {
  const { ticketId, kind, text, ownerId, dueOn } = input
  const ticket = await lockOpen(ctx, ticketId)
  if (ownerId !== null && !(await isColleague(ctx.db, ownerId))) failAt(ctx, 'ownerId', 'staff.unknown')
  await insertMeasure(ctx.db, { ...deedOf(ctx, ticket), id: uuidv7(ctx.now), kind, text, ownerId, dueOn })
  await tell(ctx, ticket, 'complaint.measure_taken', { kind, ownerId })
  return getComplaint(ctx, { ticketId })
}

/** Says that a measure is done, also after the complaint was closed. Throws `complaint.measure_done`. */
export async function finishMeasure(ctx: Ctx, input: Input<typeof complaints.finishMeasure>): Promise<Complaint> {
  const { ticketId, measureId, result } = input
  const ticket = await lockComplaint(ctx, ticketId)
  const measure = (await lockDoable(ctx.db, 'complaintMeasures', ticket, measureId)) ?? fail('record.not_found')
  if (measure.doneAt !== null) fail('complaint.measure_done')
  const done = { doneAt: ctx.now, doneByKind: ctx.actor.kind, doneById: ctx.actor.id }
  await updateMeasure(ctx.db, ticket.customerId, measureId, { ...done, result: result === '' ? null : result })
  await tell(ctx, ticket, 'complaint.measure_done', {})
  return getComplaint(ctx, { ticketId })
}
