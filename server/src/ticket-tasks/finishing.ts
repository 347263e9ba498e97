import type { Input } from '@zhike/contract/endpoint'
import type { TicketWork, ticketTasks } from '@zhike/contract/ticket-tasks'
import type { Ctx } from '../platform/ctx.ts'
import { lockTask, tell } from './locking.ts'
import { getWork } from './showing.ts'
import { updateTask } from './ticket-tasks.queries.ts'

/** Says that a sub-task is done; one that is done already stays as it is. Throws `ticket.closed`. */
export async function finishTask(ctx: Ctx, input: Input<typeof ticketTasks.finish>): Promise<TicketWork> {
  const { ticket, task } = await lockTask(ctx, input)
  if (task.doneAt === null) {
    const { kind: doneByKind, id: doneById } = ctx.actor
    await updateTask(ctx.db, ticket.customerId, task.id, { doneAt: ctx.now, doneByKind, doneById })
    await tell(ctx, ticket, 'ticket.task_done', { taskId: task.id })
  }
  return getWork(ctx, input)
}

/** Says that a sub-task is not done after all. Throws `ticket.closed`. */
export async function reopenTask(ctx: Ctx, input: Input<typeof ticketTasks.reopen>): Promise<TicketWork> {
  const { ticket, task } = await lockTask(ctx, input)
  if (task.doneAt !== null) {
    await updateTask(ctx.db, ticket.customerId, task.id, { doneAt: null, doneByKind: null, doneById: null })
    await tell(ctx, ticket, 'ticket.task_reopened', { taskId: task.id })
  }
  return getWork(ctx, input)
}
