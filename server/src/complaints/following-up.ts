import type { Complaint, complaints } from '@zhike/contract/complaints'
import type { Input } from '@zhike/contract/endpoint'
import { uuidv7 } from '../platform/clock/uuidv7.ts'
import type { Ctx } from '../platform/ctx.ts'
import { fail, failAt } from '../platform/errors.ts'
import { isColleague } from '../staff/staff.ts'
import { lockTicket, seesTicket } from '../tickets/tickets.ts'
import { insertContact, lockDoable, takeDueFollowUps, updateContact } from './filing.queries.ts'
import { deedOf, lockComplaint, tell } from './locking.ts'
import { getComplaint } from './showing.ts'

/** 回访: has somebody ask again at a set time. Throws `staff.unknown`, `complaint.assignee_unsighted`. */
export async function planFollowUp(ctx: Ctx, input: Input<typeof complaints.planFollowUp>): Promise<Complaint> {
  const { ticketId, dueAt, purpose } = input
  const ticket = await lockComplaint(ctx, ticketId)
  const assigneeId = input.assigneeId ?? ctx.actor.id ?? fail('session.required')
  if (!(await isColleague(ctx.db, assigneeId))) failAt(ctx, 'assigneeId', 'staff.unknown')
  if (!(await seesTicket(ctx.db, assigneeId, ticketId))) failAt(ctx, 'assigneeId', 'complaint.assignee_unsighted')
  const planned = { kind: 'follow_up', channel: null, words: purpose, dueAt: new Date(dueAt), assigneeId } as const
  await insertContact(ctx.db, { ...deedOf(ctx, ticket), id: uuidv7(ctx.now), ...planned })
  await tell(ctx, ticket, 'complaint.follow_up_planned', { assigneeId, dueAt })
  return getComplaint(ctx, { ticketId })
}

/** Writes down what the customer said when asked again. Throws `complaint.follow_up_done`. */
export async function finishFollowUp(ctx: Ctx, input: Input<typeof complaints.finishFollowUp>): Promise<Complaint> {
  const { ticketId, followUpId, satisfaction, note } = input
  const ticket = await lockComplaint(ctx, ticketId)
  const followUp = (await lockDoable(ctx.db, 'complaintContacts', ticket, followUpId)) ?? fail('record.not_found')
  if (followUp.doneAt !== null) fail('complaint.follow_up_done')
  const done = { doneAt: ctx.now, doneByKind: ctx.actor.kind, doneById: ctx.actor.id }
  await updateContact(ctx.db, ticket.customerId, followUpId, { ...done, satisfaction, note: note === '' ? null : note })
  await tell(ctx, ticket, 'complaint.followed_up', { satisfaction })
  return getComplaint(ctx, { ticketId })
}

/** Tells once of each follow-up that has come due. */
export async function tellDueFollowUps(ctx: Ctx): Promise<void> {
  for (const { ticketId, assigneeId } of await takeDueFollowUps(ctx.db, ctx.now)) {
    const ticket = await lockTicket(ctx, ticketId)
    await tell(ctx, ticket, 'complaint.follow_up_due', { assigneeId: assigneeId ?? '' })
  }
}
