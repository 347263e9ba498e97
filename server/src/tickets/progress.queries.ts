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
  'ticket.merged',
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

/** Of a merged ticket its customer is told what was said and asked there, not how it was handled. */
const toldOfMerged = [
  'ticket.created',
  'ticket.replied',
  'ticket.supplemented',
  'ticket.urged',
  'ticket.resolved',
  'ticket.rejected',
] as const satisfies (typeof toldTypes)[number][]

/**
 * What happened on a ticket and on those that were merged into it, oldest first, with the words that were said; what was
 * said is told where it lies now. Events are ordered by their ids, which begin with the time: the log is read from the
 * beginning of the oldest on.
 */
export async function selectSteps(db: Db, ticket: Pick<TicketRecord, 'customerId' | 'id'>): Promise<StepRow[]> {
  const found = sql<StepRow>`
    WITH thread AS MATERIALIZED (SELECT ticket_thread(${ticket.customerId}, ${ticket.id}) AS ids),
    sources AS MATERIALIZED (SELECT ticket_sources(${ticket.customerId}, ids) AS ids FROM thread)
    SELECT e.type, e.at, s.name AS staff_name,
           coalesce(m.body, r.summary, o.title, CASE e.type WHEN 'ticket.merged' THEN e.data ->> 'otherNumber' END) AS text,
           CASE WHEN m.id IS NOT NULL THEN ${filesOf('m')} WHEN e.type = 'ticket.created' THEN ${ticketFiles} ELSE '[]' END AS files
    FROM thread, sources, events e
    LEFT JOIN ticket_messages m ON m.customer_id = e.customer_id AND m.id = (e.data ->> 'messageId')::uuid
      AND m.ticket_id = ANY ((SELECT ids FROM thread)::uuid[])
    LEFT JOIN ticket_resolutions r ON e.type = 'ticket.resolved' AND r.customer_id = e.customer_id
      AND r.ticket_id = e.subject_id AND r.id = (e.data ->> 'resolutionId')::uuid
    LEFT JOIN tickets o ON e.type = 'ticket.created' AND o.customer_id = e.customer_id AND o.id = e.subject_id
      AND o.id <> ${ticket.id}
    LEFT JOIN staff s ON s.id = coalesce((e.data ->> 'assigneeId')::uuid, e.actor_id)
    WHERE e.customer_id = ${ticket.customerId} AND e.subject_id = ANY (sources.ids)
      AND e.id >= (left((SELECT min(id::text) FROM unnest(sources.ids) AS id), 13) || '-0000-0000-000000000000')::uuid
      AND (e.type IN (${sql.join(toldOfMerged)}) OR e.subject_id = ${ticket.id} AND e.type IN (${sql.join(toldTypes)}))
      AND CASE WHEN e.data ? 'messageId' THEN m.id IS NOT NULL ELSE e.subject_id = ANY (thread.ids) END
      AND (e.type <> 'ticket.merged' OR (e.data ->> 'otherId')::uuid = ANY (thread.ids))
    ORDER BY e.id`
  return (await found.execute(db)).rows
}

const ticketFiles = sql`
  (SELECT coalesce(jsonb_agg(jsonb_build_object('id', f.id, 'name', f.name, 'mediaType', f.media_type,
                                                'bytes', f.bytes) ORDER BY f.id), '[]')
   FROM files f WHERE f.customer_id = e.customer_id AND f.parent_id = e.subject_id AND f.parent_type = 'ticket')`

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
  createdAt: Date
}

/** Where the request of a link is shown: a merged one in the thread of another. */
export async function findSurvivor(db: Db, { customerId, ticketId }: { customerId: string; ticketId: string }) {
  const found = sql<{ id: string | null }>`SELECT surviving_ticket(${customerId}, ${ticketId}) AS id`
  return (await found.execute(db)).rows[0]?.id ?? undefined
}

/** A ticket as its customer may see it. */
export async function selectProgress(db: Db, id: string): Promise<ProgressRow | undefined> {
  const found = sql<ProgressRow>`
    SELECT t.customer_id, t.id, t.number, t.kind, t.title, t.description, t.status, t.urged_at, t.urged_times,
           s.name AS handler_name, t.rating_score, t.rating_comment, t.rated_at, t.resolved_at, r.summary, r.confirmed_at,
           t.created_at
    FROM tickets t
    LEFT JOIN staff s ON s.id = t.assignee_id
    LEFT JOIN ticket_resolutions r
      ON r.customer_id = t.customer_id AND r.ticket_id = t.id AND r.withdrawn_at IS NULL
    WHERE t.id = ${id}`
  return (await found.execute(db)).rows[0]
}
