import type { Route } from '@zhike/contract/approvals'
import type { Complaint, complaints } from '@zhike/contract/complaints'
import type { Input } from '@zhike/contract/endpoint'
import {
  foreseeApproval,
  getApproval,
  resubmitApproval,
  selectDeciders,
  startApproval,
} from '../approvals/approvals.ts'
import { uuidv7 } from '../platform/clock/uuidv7.ts'
import type { Ctx } from '../platform/ctx.ts'
import { fail } from '../platform/errors.ts'
import type { Background, HappenedEvent } from '../platform/jobs/background.ts'
import { getTicket, lockTicket } from '../tickets/tickets.ts'
import {
  changeCompensation,
  decideCompensation,
  findCompensation,
  insertCompensation,
  payCompensation,
} from './filing.queries.ts'
import { deedOf, lockComplaint, lockOpen, tell } from './locking.ts'
import { getComplaint } from './showing.ts'

/** By what compensations of one complaint are weighed together. */
const subjectOf = (ticketId: string) => ({ type: 'ticket', id: ticketId })

/** Asks for approval of a compensation. Throws `complaint.closed` and `approval.persons_only`. */
export async function askCompensation(ctx: Ctx, input: Input<typeof complaints.askCompensation>): Promise<Complaint> {
  const { ticketId, form, amountFen, reason } = input
  const ticket = await lockOpen(ctx, ticketId)
  const approvalId = await startApproval(ctx, {
    kind: 'compensation',
    subject: subjectOf(ticketId),
    title: `${ticket.title} · ${ticket.number}`,
    body: reason,
    amountFen,
    form,
  })
  const { number: approvalNumber } = await getApproval(ctx, { id: approvalId })
  const asked = { form, amountFen, reason, approvalId, approvalNumber }
  await insertCompensation(ctx.db, { ...deedOf(ctx, ticket), id: uuidv7(ctx.now), ...asked })
  await tell(ctx, ticket, 'complaint.compensation_asked', { form, amountFen, approvalId })
  return getComplaint(ctx, { ticketId })
}

/**
 * Who would be asked for a compensation, or for another amount of one that came back. Throws `approval.persons_only` and
 * `approval.not_applicant`.
 */
export async function foreseeCompensation(
  ctx: Ctx,
  { ticketId, amountFen, compensationId }: Input<typeof complaints.foreseeCompensation>,
): Promise<Route> {
  const ticket = await getTicket(ctx, { id: ticketId })
  if (ticket.kind !== 'complaint') fail('record.not_found')
  const kind = 'compensation'
  if (compensationId === undefined) return foreseeApproval(ctx, { kind, amountFen, subject: subjectOf(ticketId) })
  const { byId, approvalId } = (await findCompensation(ctx.db, ticket, compensationId)) ?? fail('record.not_found')
  if (byId !== ctx.actor.id) fail('approval.not_applicant')
  return foreseeApproval(ctx, { kind, amountFen, approvalId })
}

/**
 * Changes a compensation that came back to the actor and asks for it again. Throws `complaint.closed`,
 * `approval.not_applicant` and `approval.not_returned`.
 */
export async function resubmitCompensation(
  ctx: Ctx,
  input: Input<typeof complaints.resubmitCompensation>,
): Promise<Complaint> {
  const { ticketId, compensationId, comment, ...given } = input
  const ticket = await lockOpen(ctx, ticketId)
  const former = (await findCompensation(ctx.db, ticket, compensationId)) ?? fail('record.not_found')
  if (former.byId !== ctx.actor.id) fail('approval.not_applicant')
  const { approvalId } = former
  const { form = former.form, amountFen = former.amountFen, reason = former.reason } = given
  const changes = await resubmitApproval(ctx, { id: approvalId, facts: { form, amountFen, body: reason }, comment })
  await changeCompensation(ctx.db, ticket, compensationId, { form, amountFen, reason })
  const fields = changes.map(({ field }) => field)
  await tell(ctx, ticket, 'complaint.compensation_changed', { fields, approvalId })
  return getComplaint(ctx, { ticketId })
}

/** What was decided about a compensation counts from now on; a decision that is told twice counts once. */
export async function followDecision(
  background: Background,
  { subject, data: { outcome } }: HappenedEvent<'approval.concluded'>,
): Promise<void> {
  await background.inSystem(async (ctx) => {
    const byIds = outcome === 'withdrawn' ? [] : await selectDeciders(ctx.db, subject.id)
    const decided = await decideCompensation(ctx.db, subject.id, { state: outcome, at: ctx.now, byIds })
    if (!decided) return
    const ticket = await lockTicket(ctx, decided.ticketId)
    await tell(ctx, ticket, 'complaint.compensation_decided', { outcome, amountFen: decided.amountFen, byIds })
  })
}

/** Says that an approved compensation was handed over, once. Throws `complaint.not_approved`. */
export async function payApproved(ctx: Ctx, input: Input<typeof complaints.pay>): Promise<Complaint> {
  const { ticketId, compensationId, note } = input
  const ticket = await lockComplaint(ctx, ticketId)
  if (!(await findCompensation(ctx.db, ticket, compensationId))) fail('record.not_found')
  const by = { paidAt: ctx.now, paidByKind: ctx.actor.kind, paidById: ctx.actor.id }
  const paid = await payCompensation(ctx.db, ticket, compensationId, { ...by, paidNote: note === '' ? null : note })
  if (!paid) return fail('complaint.not_approved')
  await tell(ctx, ticket, 'complaint.compensation_paid', { amountFen: paid.amountFen })
  return getComplaint(ctx, { ticketId })
}
