import type { Complaint, complaints } from '@zhike/contract/complaints'
import type { Input, Output } from '@zhike/contract/endpoint'
import { uuidv7 } from '../platform/clock/uuidv7.ts'
import type { Ctx } from '../platform/ctx.ts'
import { fail, failAt } from '../platform/errors.ts'
import { findRights } from '../staff/staff.ts'
import { refreshSight, seenAnew } from '../tickets/tickets.ts'
import { selectMeasuresOf, type TicketKey } from './complaints.queries.ts'
import { insertMeasure, lockDoable, updateMeasure as updateMeasureRow, withdrawRow } from './filing.queries.ts'
import { deedOf, lockComplaint, lockOpen, tell } from './locking.ts'
import { getComplaint } from './showing.ts'

/** The open measures of the actor, the most pressing first. */
export async function listMyMeasures(
  ctx: Ctx,
  { limit }: Input<typeof complaints.listMyMeasures>,
): Promise<Output<typeof complaints.listMyMeasures>> {
  return { items: ctx.actor.id === null ? [] : await selectMeasuresOf(ctx.db, ctx.actor.id, limit) }
}

/** Says what is done about it. Throws `complaint.closed`, `staff.unknown` and `complaint.owner_unable`. */
export async function addMeasure(ctx: Ctx, input: Input<typeof complaints.addMeasure>): Promise<Complaint> {
  const { ticketId, kind, text, ownerId, dueOn } = input
  const ticket = await lockOpen(ctx, ticketId)
  await checkOwner(ctx, ownerId)
  await insertMeasure(ctx.db, { ...deedOf(ctx, ticket), id: uuidv7(ctx.now), kind, text, ownerId, dueOn })
  return seenAnew(
    ctx,
    ticket,
    ownerId !== null,
    (in_) => tell(in_, ticket, 'complaint.measure_taken', { kind, ownerId }),
    (in_) => getComplaint(in_, { ticketId }),
  )
}

/** Changes a measure that is not done. Throws `complaint.measure_done` and what `addMeasure` throws. */
export async function updateMeasure(ctx: Ctx, input: Input<typeof complaints.updateMeasure>): Promise<Complaint> {
  const { ticketId, measureId, ...facts } = input
  const ticket = await lockOpen(ctx, ticketId)
  await lockUndone(ctx, ticket, measureId)
  await checkOwner(ctx, facts.ownerId ?? null)
  const given = Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== undefined))
  const fields = Object.keys(given)
  if (fields.length === 0) return getComplaint(ctx, { ticketId })
  await updateMeasureRow(ctx.db, ticket.customerId, measureId, given)
  return seenAnew(
    ctx,
    ticket,
    fields.includes('ownerId'),
    (in_) => tell(in_, ticket, 'complaint.measure_changed', { measureId, fields }),
    (in_) => getComplaint(in_, { ticketId }),
  )
}

/** Takes back a measure that is not done. Throws `complaint.closed` and `complaint.measure_done`. */
export async function removeMeasure(
  ctx: Ctx,
  { ticketId, measureId }: Input<typeof complaints.removeMeasure>,
): Promise<void> {
  const ticket = await lockOpen(ctx, ticketId)
  await lockUndone(ctx, ticket, measureId)
  await withdrawRow(ctx.db, 'complaintMeasures', ticket, measureId, ctx.now, ctx.actor.id)
  await refreshSight(ctx, ticket, (in_) => tell(in_, ticket, 'complaint.measure_removed', { measureId }))
}

/** Says that a measure is done, also after the complaint was closed. Throws `complaint.measure_done`. */
export async function finishMeasure(ctx: Ctx, input: Input<typeof complaints.finishMeasure>): Promise<Complaint> {
  const { ticketId, measureId, result } = input
  const ticket = await lockComplaint(ctx, ticketId)
  await lockUndone(ctx, ticket, measureId)
  const done = { doneAt: ctx.now, doneByKind: ctx.actor.kind, doneById: ctx.actor.id }
  await updateMeasureRow(ctx.db, ticket.customerId, measureId, { ...done, result: result === '' ? null : result })
  await tell(ctx, ticket, 'complaint.measure_done', {})
  return getComplaint(ctx, { ticketId })
}

async function lockUndone(ctx: Ctx, ticket: TicketKey, measureId: string): Promise<void> {
  const measure = (await lockDoable(ctx.db, 'complaintMeasures', ticket, measureId)) ?? fail('record.not_found')
  if (measure.doneAt !== null) fail('complaint.measure_done')
}

async function checkOwner(ctx: Ctx, ownerId: string | null): Promise<void> {
  if (ownerId === null) return
  const rights = (await findRights(ctx.db, ownerId)) ?? failAt(ctx, 'ownerId', 'staff.unknown')
  if (!rights.includes('complaints.work')) failAt(ctx, 'ownerId', 'complaint.owner_unable')
}
