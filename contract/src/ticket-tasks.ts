import * as z from 'zod'
import { endpoint } from './endpoint.ts'
import { ActorRef, ById, Day, Id, listOf, Time } from './fields.ts'
import { Step } from './ticket-types/facts.ts'
import { Ticket } from './tickets/facts.ts'

const Deed = z.object({ at: Time, by: ActorRef })

/** 子任务: a part of the work on a ticket that somebody else may do. */
export const TicketTask = z.object({
  id: Id,
  title: z.string(),
  assignee: z.object({ id: Id, name: z.string() }).nullable(),
  /** A day of the company. */
  dueOn: Day.nullable(),
  done: Deed.nullable(),
})
export type TicketTask = z.infer<typeof TicketTask>

/** What is to be done on a ticket: its checklist and its sub-tasks. */
export const TicketWork = z.object({
  /** In order; `tick` says who did the step and when. */
  checklist: z.array(Step.extend({ tick: Deed.nullable() })),
  tasks: z.array(TicketTask),
})
export type TicketWork = z.infer<typeof TicketWork>

const OfTask = z.strictObject({ id: Id, taskId: Id })
const OfStep = z.strictObject({ id: Id, stepId: Id })
const title = z.string().trim().min(1).max(120)

export const ticketTasks = {
  ofTicket: endpoint({
    method: 'GET',
    path: '/tickets/:id/tasks',
    permission: 'tickets.read',
    summary: 'The checklist and the sub-tasks of a ticket.',
    input: ById,
    output: TicketWork,
  }),
  tick: endpoint({
    method: 'POST',
    path: '/tickets/:id/checklist/:stepId/tick',
    permission: 'tickets.update',
    summary: 'Ticks a step of the checklist.',
    input: OfStep,
    output: TicketWork,
    reasons: ['ticket.closed'],
  }),
  untick: endpoint({
    method: 'DELETE',
    path: '/tickets/:id/checklist/:stepId/tick',
    permission: 'tickets.update',
    summary: 'Takes a tick back.',
    input: OfStep,
    output: TicketWork,
    reasons: ['ticket.closed'],
  }),
  add: endpoint({
    method: 'POST',
    path: '/tickets/:id/tasks',
    permission: 'tickets.update',
    summary: 'Adds a sub-task; whoever is to do it sees the ticket.',
    input: z.strictObject({
      id: Id,
      title,
      assigneeId: Id.nullable().default(null),
      dueOn: Day.nullable().default(null),
    }),
    output: TicketWork,
    reasons: ['ticket.closed', 'ticket.assignee_unknown', 'ticket_task.too_many'],
  }),
  update: endpoint({
    method: 'PATCH',
    path: '/tickets/:id/tasks/:taskId',
    permission: 'tickets.update',
    summary: 'Changes what is to be done, by whom or until when.',
    input: OfTask.extend({
      title: title.optional(),
      assigneeId: Id.nullable().optional(),
      dueOn: Day.nullable().optional(),
    }),
    output: TicketWork,
    reasons: ['ticket.closed', 'ticket.assignee_unknown'],
  }),
  remove: endpoint({
    method: 'DELETE',
    path: '/tickets/:id/tasks/:taskId',
    permission: 'tickets.update',
    summary: 'Takes a sub-task out.',
    input: OfTask,
    output: TicketWork,
    reasons: ['ticket.closed'],
  }),
  finish: endpoint({
    method: 'POST',
    path: '/tickets/:id/tasks/:taskId/completion',
    permission: 'tickets.update',
    summary: 'Says that a sub-task is done.',
    input: OfTask,
    output: TicketWork,
    reasons: ['ticket.closed'],
  }),
  reopen: endpoint({
    method: 'DELETE',
    path: '/tickets/:id/tasks/:taskId/completion',
    permission: 'tickets.update',
    summary: 'Says that a sub-task is not done after all.',
    input: OfTask,
    output: TicketWork,
    reasons: ['ticket.closed'],
  }),
  mine: endpoint({
    method: 'GET',
    path: '/ticket-tasks',
    permission: 'tickets.read',
    summary: 'The open sub-tasks of the caller, the most pressing first.',
    input: z.strictObject({ limit: z.coerce.number().int().min(1).max(200).default(50) }),
    output: listOf(TicketTask.extend({ ticket: Ticket.pick({ id: true, number: true, title: true, status: true }) })),
  }),
}
