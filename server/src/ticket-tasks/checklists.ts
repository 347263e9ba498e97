import type { Input } from '@zhike/contract/endpoint'
import type { TicketWork, ticketTasks } from '@zhike/contract/ticket-tasks'
import type { Ctx } from '../platform/ctx.ts'
import { fail } from '../platform/errors.ts'
import type { TicketCheck } from '../tickets/tickets.ts'
import { lockWork, tell } from './locking.ts'
import { getWork } from './showing.ts'
import { deleteTick, insertTick, selectOpenSteps } from './ticket-tasks.queries.ts'

type Step = Input<typeof ticketTasks.tick>

/** Ticks a step; one that is ticked already stays as it is. Throws `ticket.closed`. */
export async function tickStep(ctx: Ctx, step: Step): Promise<TicketWork> {
  const ticket = await lockStep(ctx, step)
  const { kind: byKind, id: byId } = ctx.actor
  const { customerId, id: ticketId } = ticket
  const { stepId } = step
  if (await insertTick(ctx.db, { customerId, ticketId, stepId, at: ctx.now, byKind, byId }))
    await tell(ctx, ticket, 'ticket.step_ticked', { stepId })
  return getWork(ctx, step)
}

/** Takes a tick back. Throws `ticket.closed`. */
export async function untickStep(ctx: Ctx, step: Step): Promise<TicketWork> {
  const ticket = await lockStep(ctx, step)
  const { stepId } = step
  if (await deleteTick(ctx.db, ticket, stepId)) await tell(ctx, ticket, 'ticket.step_unticked', { stepId })
  return getWork(ctx, step)
}

/** The ticket of a step. Throws `record.not_found` when its checklist has no such step. */
async function lockStep(ctx: Ctx, { id, stepId }: Step) {
  const ticket = await lockWork(ctx, id)
  const { checklist } = await getWork(ctx, { id })
  return checklist.some((step) => step.id === stepId) ? ticket : fail('record.not_found')
}

/** Why tickets cannot be resolved yet: the required steps that nobody ticked, by their words. A complaint always can be. */
export const checkResolving: TicketCheck = (ctx, tickets) =>
  refusalsByChecklist(
    ctx,
    tickets.filter(({ kind }) => kind !== 'complaint'),
  )

/** Why complaints cannot be closed yet; any other ticket was asked before it was resolved. */
export const checkClosing: TicketCheck = (ctx, tickets) =>
  refusalsByChecklist(
    ctx,
    tickets.filter(({ kind }) => kind === 'complaint'),
  )

const refusalsByChecklist: TicketCheck = async (ctx, tickets) => {
  const listed = tickets.filter(({ checklistId }) => checklistId !== null)
  const open = await selectOpenSteps(
    ctx.db,
    listed.map(({ id }) => id),
  )
  const between = ctx.locale === 'en' ? '; ' : '；'
  return new Map(
    open.map(({ id, steps }) => [id, { reason: 'ticket.checklist_open', fields: { checklist: steps.join(between) } }]),
  )
}
