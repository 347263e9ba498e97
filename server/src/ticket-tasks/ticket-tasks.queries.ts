import type { TicketTask, TicketWork } from '@zhike/contract/ticket-tasks'
import type { Ticket } from '@zhike/contract/tickets'
import { type Insertable, sql, type Updateable } from 'kysely'
import type { Database, Db } from '../platform/db/database.ts'
import type { TicketTasksTable } from './ticket-tasks.tables.ts'

/** The ticket that work hangs on. */
export interface TicketKey {
  readonly customerId: string
  readonly id: string
}

const named = (
  kind: string,
  id: string,
) => sql`jsonb_build_object('kind', ${sql.ref(kind)}, 'id', ${sql.ref(id)}, 'name',
  coalesce((SELECT name FROM staff WHERE staff.id = ${sql.ref(id)}),
           (SELECT name FROM api_keys WHERE api_keys.id = ${sql.ref(id)})))`

const moment = (column: string) => sql`to_char(${sql.ref(column)} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`

const task = sql`jsonb_build_object('id', k.id, 'title', k.title, 'dueOn', k.due_on,
  'assignee', CASE WHEN a.id IS NOT NULL THEN jsonb_build_object('id', a.id, 'name', a.name) END,
  'done', CASE WHEN k.done_at IS NOT NULL THEN
    jsonb_build_object('at', ${moment('k.done_at')}, 'by', ${named('k.done_by_kind', 'k.done_by_id')}) END)`

/** Checklist and sub-tasks of a ticket that the actor sees; one statement. */
export const findWork = async (db: Db, ticketId: string): Promise<TicketWork | undefined> => {
  const found = sql<TicketWork>`
    SELECT (SELECT coalesce(jsonb_agg(step || jsonb_build_object('tick', CASE WHEN x.at IS NOT NULL THEN
              jsonb_build_object('at', ${moment('x.at')}, 'by', ${named('x.by_kind', 'x.by_id')}) END) ORDER BY place), '[]')
            FROM ticket_checklists c CROSS JOIN jsonb_array_elements(c.steps) WITH ORDINALITY AS steps (step, place)
            LEFT JOIN ticket_ticks x ON x.customer_id = t.customer_id AND x.ticket_id = t.id AND x.step_id = (step ->> 'id')::uuid
            WHERE c.id = t.checklist_id) AS checklist,
           (SELECT coalesce(jsonb_agg(${task} ORDER BY k.id), '[]')
            FROM ticket_tasks k LEFT JOIN staff a ON a.id = k.assignee_id
            WHERE k.customer_id = t.customer_id AND k.ticket_id = t.id) AS tasks
    FROM tickets t WHERE t.id = ${ticketId}`
  return (await found.execute(db)).rows[0]
}

/** The required steps that nobody ticked, of those tickets that have any. */
export const selectOpenSteps = async (db: Db, ticketIds: readonly string[]) => {
  if (ticketIds.length === 0) return []
  const found = sql<{ id: string; steps: string[] }>`
    SELECT t.id, array_agg(step ->> 'text' ORDER BY place) AS steps
    FROM tickets t JOIN ticket_checklists c ON c.id = t.checklist_id
      CROSS JOIN jsonb_array_elements(c.steps) WITH ORDINALITY AS listed (step, place)
      LEFT JOIN ticket_ticks x ON x.customer_id = t.customer_id AND x.ticket_id = t.id AND x.step_id = (step ->> 'id')::uuid
    WHERE t.id = ANY (${ticketIds}::uuid[]) AND (step ->> 'required')::boolean AND x.step_id IS NULL GROUP BY t.id`
  return (await found.execute(db)).rows
}

type MyTask = TicketTask & { readonly ticket: Pick<Ticket, 'id' | 'number' | 'title' | 'status'> }

/** Open sub-tasks of somebody in tickets that are not closed, the most pressing first. */
export const selectMine = async (db: Db, staffId: string, most: number): Promise<MyTask[]> => {
  const found = sql<{ task: MyTask }>`
    SELECT ${task} || jsonb_build_object('ticket',
             jsonb_build_object('id', t.id, 'number', t.number, 'title', t.title, 'status', t.status)) AS task
    FROM ticket_tasks k JOIN tickets t ON t.customer_id = k.customer_id AND t.id = k.ticket_id
         JOIN staff a ON a.id = k.assignee_id
    WHERE k.assignee_id = ${staffId} AND k.done_at IS NULL AND t.status <> 'closed'
    ORDER BY k.due_on NULLS LAST, k.id LIMIT ${most}::int`
  return (await found.execute(db)).rows.map((row) => row.task)
}

/** Whether the step was not ticked before. */
export const insertTick = async (db: Db, tick: Insertable<Database['ticketTicks']>): Promise<boolean> => {
  const { numInsertedOrUpdatedRows } = await db
    .insertInto('ticketTicks')
    .values(tick)
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  return numInsertedOrUpdatedRows === 1n
}

/** Whether the step was ticked. */
export const deleteTick = async (db: Db, { customerId, id }: TicketKey, stepId: string): Promise<boolean> => {
  const { numDeletedRows } = await db
    .deleteFrom('ticketTicks')
    .where('customerId', '=', customerId)
    .where('ticketId', '=', id)
    .where('stepId', '=', stepId)
    .executeTakeFirst()
  return numDeletedRows === 1n
}

export const insertTasks = (db: Db, tasks: readonly Insertable<TicketTasksTable>[]) =>
  db
    .insertInto('ticketTasks')
    .values([...tasks])
    .execute()

export const findTask = (db: Db, { customerId, id }: TicketKey, taskId: string) =>
  db
    .selectFrom('ticketTasks')
    .selectAll()
    .where('customerId', '=', customerId)
    .where('ticketId', '=', id)
    .where('id', '=', taskId)
    .executeTakeFirst()

export const updateTask = (db: Db, customerId: string, taskId: string, facts: Updateable<TicketTasksTable>) =>
  db.updateTable('ticketTasks').set(facts).where('customerId', '=', customerId).where('id', '=', taskId).execute()

export const deleteTask = (db: Db, customerId: string, taskId: string) =>
  db.deleteFrom('ticketTasks').where('customerId', '=', customerId).where('id', '=', taskId).execute()

/** Which of these people work here and may answer tickets. */
export const findWorkers = async (db: Db, ids: readonly string[]): Promise<ReadonlySet<string>> => {
  const found = await db
    .selectFrom('staff as s')
    .innerJoin('roles as r', 'r.code', 's.role')
    .select('s.id')
    .where('s.id', '=', sql<string>`ANY (${ids}::uuid[])`)
    .where('s.suspendedAt', 'is', null)
    .where(sql<boolean>`'tickets.update' = ANY (r.permissions)`)
    .execute()
  return new Set(found.map(({ id }) => id))
}
