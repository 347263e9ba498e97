import type { FileRef } from '@zhike/contract/fields'
import { sql } from 'kysely'
import type { Db } from '../platform/db/database.ts'
import { filesOf } from './messages.queries.ts'
import type { TicketRecord } from './tickets.queries.ts'

/** What a customer is told of, by the type of the event. */
export const toldTypes = [
  'ticket.created',
  'ticket.assigned',
  'ticket.replied',
  'ticket.supplemented',
  'ticket.waiting',
  'ticket.urged',
  'ticket.resolved',
  'ticket.confirmed',
  'ticket.rejected',
  'ticket.reopened',
  'ticket.closed',
  'ticket.rated',
] as const

export interface StepRow {
  type: (typeof toldTypes)[number]
  at: Date
  /** Of the words said, or of the solution stated. */
  text: string | null
  /** Whole name of who took it on, or who acted; null unless staff. */
  staffName: string | null
  files: FileRef[]
}

/**
 * What happened on a ticket, oldest first, with the words that were said. Events are ordered by their ids, which begin
 * with the time: the log is read from the ticket's own beginning on.
 */
export async function selectSteps(db: Db, ticket: Pick<TicketRecord, 'customerId' | 'id'>): Promise<StepRow[]> {
  const begin = `${ticket.id.slice(0, 13)}-0000-0000-000000000000`
  const found = sql<StepRow>`
    SELECT e.type, e.at, coalesce(m.body, r.summary) AS text, s.name AS staff_name,
           CASE WHEN m.id IS NULL THEN '[]' ELSE ${filesOf('m')} END AS files
    FROM events e
    LEFT JOIN ticket_messages m ON m.customer_id = e.customer_id AND m.ticket_id = e.subject_id
      AND m.id = (e.data ->> 'messageId')::uuid
    LEFT JOIN ticket_resolutions r ON e.type = 'ticket.resolved' AND r.customer_id = e.customer_id
      AND r.ticket_id = e.subject_id AND r.id = (e.data ->> 'resolutionId')::uuid
    LEFT JOIN staff s ON s.id = coalesce((e.data ->> 'assigneeId')::uuid, e.actor_id)
    WHERE e.customer_id = ${ticket.customerId} AND e.subject_id = ${ticket.id} AND e.id >= ${begin}
      AND e.type IN (${sql.join(toldTypes)})
    ORDER BY e.id`
  return (await found.execute(db)).rows
}

interface ProgressRow
  extends Pick<
    TicketRecord,
    'customerId' | 'id' | 'number' | 'kind' | 'title' | 'description' | 'status' | 'urgedAt' | 'urgedTimes'
  > {
  handlerName: string | null
  ratingScore: number | null
  ratingComment: string | null
  ratedAt: Date | null
  summary: string | null
  resolvedAt: Date | null
  confirmedAt: Date | null
  files: FileRef[]
  createdAt: Date
}

/** A ticket as its customer may see it. */
export async function selectProgress(db: Db, id: string): Promise<ProgressRow | undefined> {
  const found = sql<ProgressRow>`
    SELECT t.customer_id, t.id, t.number, t.kind, t.title, t.description, t.status, t.urged_at, t.urged_times,
           s.name AS handler_name, t.rating_score, t.rating_comment, t.rated_at, t.resolved_at, r.summary, r.confirmed_at,
           t.created_at,
           (SELECT coalesce(jsonb_agg(jsonb_build_object('id', f.id, 'name', f.name, 'mediaType', f.media_type,
                                                         'bytes', f.bytes) ORDER BY f.id), '[]')
            FROM files f WHERE f.customer_id = t.customer_id AND f.parent_id = t.id AND f.parent_type = 'ticket') AS files
    FROM tickets t
    LEFT JOIN staff s ON s.id = t.assignee_id
    LEFT JOIN ticket_resolutions r
      ON r.customer_id = t.customer_id AND r.ticket_id = t.id AND r.withdrawn_at IS NULL
    WHERE t.id = ${id}`
  return (await found.execute(db)).rows[0]
}
