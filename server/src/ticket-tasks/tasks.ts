import type { Input } from '@zhike/contract/endpoint'
import type { TicketWork, ticketTasks } from '@zhike/contract/ticket-tasks'
import type { TaskTemplate } from '@zhike/contract/ticket-types'
import { readWorkingCalendars, workedDayFrom } from '../calendar/calendar.ts'
import { dayMs, readingAt } from '../platform/clock/company-time.ts'
import { uuidv7 } from '../platform/clock/uuidv7.ts'
import type { Ctx } from '../platform/ctx.ts'
import { fail, failAt } from '../platform/errors.ts'
import { refreshSight, seenAnew, type TicketRecord } from '../tickets/tickets.ts'
import { lockTask, lockWork, tell } from './locking.ts'
import { getWork } from './showing.ts'
import { deleteTask, findWorkers, insertTasks, updateTask as updateRow } from './ticket-tasks.queries.ts'
import type { TicketTasksTable } from './ticket-tasks.tables.ts'

const mostTasks = 50

/** Adds a sub-task. Throws `ticket.closed`, `ticket.assignee_unknown` and `ticket_task.too_many`. */
export async function addTask(ctx: Ctx, input: Input<typeof ticketTasks.add>): Promise<TicketWork> {
  const { id, ...facts } = input
  const ticket = await lockWork(ctx, id)
  const { tasks } = await getWork(ctx, input)
  if (tasks.length >= mostTasks) fail('ticket_task.too_many')
  await refuseStranger(ctx, facts.assigneeId)
  const task = { ...rowOf(ctx, ticket), ...facts }
  await insertTasks(ctx.db, [task])
  return seenAnew(
    ctx,
    ticket,
    facts.assigneeId !== null,
    (in_) => tell(in_, ticket, 'ticket.task_added', { taskId: task.id, assigneeId: facts.assigneeId }),
    (in_) => getWork(in_, ticket),
  )
}

/** Changes what is to be done, by whom or until when. Throws `ticket.closed` and `ticket.assignee_unknown`. */
export async function updateTask(ctx: Ctx, input: Input<typeof ticketTasks.update>): Promise<TicketWork> {
  const { id: _, taskId, ...given } = input
  const { ticket, task } = await lockTask(ctx, input)
  const fields = (Object.keys(given) as (keyof typeof given)[]).filter(
    (field) => given[field] !== undefined && given[field] !== task[field],
  )
  if (fields.length === 0) return getWork(ctx, input)
  const isHanded = fields.includes('assigneeId')
  const assigneeId = given.assigneeId === undefined ? task.assigneeId : given.assigneeId
  if (isHanded) await refuseStranger(ctx, assigneeId)
  await updateRow(ctx.db, ticket.customerId, taskId, Object.fromEntries(fields.map((field) => [field, given[field]])))
  return seenAnew(
    ctx,
    ticket,
    isHanded,
    (in_) => tell(in_, ticket, 'ticket.task_changed', { taskId, fields, assigneeId }),
    (in_) => getWork(in_, ticket),
  )
}

/** Takes a sub-task out. Throws `ticket.closed`. */
export async function removeTask(ctx: Ctx, input: Input<typeof ticketTasks.remove>): Promise<TicketWork> {
  const { ticket, task } = await lockTask(ctx, input)
  await deleteTask(ctx.db, ticket.customerId, task.id)
  return seenAnew(
    ctx,
    ticket,
    task.assigneeId !== null,
    (in_) => tell(in_, ticket, 'ticket.task_removed', { taskId: task.id }),
    (in_) => getWork(in_, ticket),
  )
}

/** Gives a new ticket the sub-tasks of its type; whoever left meanwhile gets none. */
export async function openDefaultTasks(
  ctx: Ctx,
  ticket: TicketRecord,
  templates: readonly TaskTemplate[],
): Promise<void> {
  const wanted = templates.flatMap(({ staffId }) => (staffId === null ? [] : [staffId]))
  const workers = wanted.length > 0 ? await findWorkers(ctx.db, wanted) : new Set<string>()
  const dueOn = await workingDays(ctx)
  const rows = templates.map(({ title, days, staffId }) => ({
    ...rowOf(ctx, ticket),
    title,
    assigneeId: staffId !== null && workers.has(staffId) ? staffId : null,
    dueOn: days === null ? null : dueOn(days),
  }))
  await insertTasks(ctx.db, rows)
  if (workers.size > 0) await refreshSight(ctx, ticket, async () => undefined)
}

/** The day so many working days of the company after today; 0 is today, or the next when nobody works today. */
async function workingDays(ctx: Ctx): Promise<(days: number) => string> {
  const calendar = (await readWorkingCalendars(ctx))(null)
  const today = Math.floor(readingAt(ctx.now.getTime()) / dayMs)
  return (days) => {
    const from = days === 0 ? today - 1 : today
    return new Date(workedDayFrom(calendar, from, Math.max(days, 1)) * dayMs).toISOString().slice(0, 10)
  }
}

const rowOf = (ctx: Ctx, { customerId, id }: TicketRecord) =>
  ({
    customerId,
    ticketId: id,
    id: uuidv7(ctx.now),
    doneAt: null,
    doneByKind: null,
    doneById: null,
  }) as const satisfies Partial<TicketTasksTable>

async function refuseStranger(ctx: Ctx, staffId: string | null): Promise<void> {
  if (staffId !== null && !(await findWorkers(ctx.db, [staffId])).has(staffId))
    failAt(ctx, 'assigneeId', 'ticket.assignee_unknown')
}
