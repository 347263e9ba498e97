import type {
  Answer,
  Cause,
  Check,
  Compensation,
  ComplaintSummary,
  Entry,
  FollowUp,
  Measure,
  OwnMeasure,
} from '@zhike/contract/complaints'
import type { ActorRef } from '@zhike/contract/fields'
import { sql } from 'kysely'
import type { Db } from '../platform/db/database.ts'
import { filesOf } from '../tickets/tickets.ts'
import type { FileStage } from './complaints.tables.ts'

/** A ticket by its keys. */
export interface TicketKey {
  readonly customerId: string
  readonly id: string
}

const actor = (
  kind: string,
  id: string,
) => sql<ActorRef>`jsonb_build_object('kind', ${sql.ref(kind)}, 'id', ${sql.ref(id)},
  'name', coalesce((SELECT name FROM staff WHERE staff.id = ${sql.ref(id)}), (SELECT name FROM api_keys WHERE api_keys.id = ${sql.ref(id)})))`
const person = (id: string) =>
  sql<{
    id: string
    name: string
  } | null>`(SELECT jsonb_build_object('id', id, 'name', name) FROM staff WHERE staff.id = ${sql.ref(id)})`
const day = (column: string) => sql<string | null>`to_char(${sql.ref(column)}, 'YYYY-MM-DD')`

/** Times come as the driver reads them. */
type Read<T> = { [K in keyof T]: K extends `${string}At` | 'at' ? Date | Extract<T[K], null> : T[K] }

/** What stands on the cover of a file, and how far it is now: lists hear of that a moment later. */
export const selectFile = (db: Db, { customerId, id }: TicketKey) =>
  db
    .selectFrom('tickets as t')
    .leftJoin('complaints as f', (join) =>
      join.onRef('f.customerId', '=', 't.customerId').onRef('f.ticketId', '=', 't.id'),
    )
    .select(['f.regulator', 'f.media', 'f.liableParty', 'f.liableDepartmentId', 'f.liabilityNote', 'f.sku', 'f.batch'])
    .select(sql<FileStage>`complaint_stage_now(t.customer_id, t.id)`.as('stage'))
    .select(sql<string | null>`(SELECT name FROM products WHERE products.sku = f.sku)`.as('productName'))
    .select(day('f.regulatorDueOn').as('regulatorDueOn'))
    .where('t.customerId', '=', customerId)
    .where('t.id', '=', id)
    .executeTakeFirstOrThrow()

export const selectEntries = async (db: Db, { customerId, id }: TicketKey): Promise<Read<Entry>[]> => {
  const found = sql<Read<Entry>>`
    SELECT e.id, e.at, ${actor('e.by_kind', 'e.by_id')} AS by, e.kind, e.text, e.source, ${filesOf('e')} AS files, e.edited_at,
      CASE WHEN e.edited_at IS NOT NULL THEN ${actor('e.edited_by_kind', 'e.edited_by_id')} END AS edited_by
    FROM complaint_entries e
    WHERE e.customer_id = ${customerId} AND e.ticket_id = ${id} AND e.withdrawn_at IS NULL ORDER BY e.at, e.id`
  return (await found.execute(db)).rows
}

export const selectCauses = async (db: Db, { customerId, id }: TicketKey): Promise<Read<Cause>[]> => {
  const found = sql<Read<Cause>>`
    SELECT c.id, c.at, ${actor('c.by_kind', 'c.by_id')} AS by, c.parent_id, c.kind, c.text FROM complaint_causes c
    WHERE c.customer_id = ${customerId} AND c.ticket_id = ${id} AND c.withdrawn_at IS NULL ORDER BY c.at, c.id`
  return (await found.execute(db)).rows
}

export const selectMeasures = async (db: Db, { customerId, id }: TicketKey): Promise<Read<Measure>[]> => {
  const found = sql<Read<Measure>>`
    SELECT m.id, m.at, ${actor('m.by_kind', 'm.by_id')} AS by, m.kind, m.text, ${person('m.owner_id')} AS owner,
      ${day('m.due_on')} AS due_on, m.done_at, m.result,
      CASE WHEN m.done_at IS NOT NULL THEN ${actor('m.done_by_kind', 'm.done_by_id')} END AS done_by
    FROM complaint_measures m
    WHERE m.customer_id = ${customerId} AND m.ticket_id = ${id} AND m.withdrawn_at IS NULL ORDER BY m.at, m.id`
  return (await found.execute(db)).rows
}

/** Open measures of somebody, the most pressing first, also of complaints that are closed. */
export const selectMeasuresOf = async (db: Db, ownerId: string, most: number): Promise<OwnMeasure[]> => {
  const found = sql<OwnMeasure>`
    SELECT m.id, m.kind, m.text, ${day('m.due_on')} AS due_on,
      jsonb_build_object('id', t.id, 'number', t.number, 'title', t.title, 'status', t.status) AS ticket
    FROM complaint_measures m JOIN tickets t ON t.customer_id = m.customer_id AND t.id = m.ticket_id
    WHERE m.owner_id = ${ownerId} AND m.done_at IS NULL AND m.withdrawn_at IS NULL
    ORDER BY m.due_on NULLS LAST, m.id LIMIT ${most}::int`
  return (await found.execute(db)).rows
}

export const selectCompensations = async (db: Db, { customerId, id }: TicketKey): Promise<Read<Compensation>[]> => {
  const found = sql<Read<Compensation>>`
    SELECT c.id, c.at, ${actor('c.by_kind', 'c.by_id')} AS by, c.form, c.amount_fen, c.reason, c.state, c.approval_id,
      c.approval_number, EXISTS (SELECT FROM approvals a WHERE a.id = c.approval_id AND a.state = 'returned') AS returned,
      c.decided_at, c.paid_at, c.paid_note,
      (SELECT coalesce(jsonb_agg(jsonb_build_object('id', s.id, 'name', s.name) ORDER BY place), '[]')
       FROM unnest(c.decided_by_ids) WITH ORDINALITY AS d (id, place) JOIN staff s ON s.id = d.id) AS decided_by,
      CASE WHEN c.paid_at IS NOT NULL THEN ${actor('c.paid_by_kind', 'c.paid_by_id')} END AS paid_by
    FROM complaint_compensations c WHERE c.customer_id = ${customerId} AND c.ticket_id = ${id} ORDER BY c.at, c.id`
  return (await found.execute(db)).rows
}

/** An answer, a check or a follow-up, each with what it has. */
export interface ContactRow extends Read<Omit<FollowUp, 'state' | 'purpose'>> {
  readonly kind: 'answer' | 'check' | 'follow_up'
  readonly channel: Answer['channel'] | null
  readonly words: string
  readonly messageId: string | null
  readonly satisfaction: Check['satisfaction'] | null
}

export const selectContacts = async (db: Db, { customerId, id }: TicketKey): Promise<ContactRow[]> => {
  const found = sql<ContactRow>`
    SELECT c.id, c.at, ${actor('c.by_kind', 'c.by_id')} AS by, c.kind, c.channel, c.words, c.satisfaction, c.message_id, c.due_at,
      ${person('c.assignee_id')} AS assignee, c.done_at, c.note,
      CASE WHEN c.done_at IS NOT NULL THEN ${actor('c.done_by_kind', 'c.done_by_id')} END AS done_by
    FROM complaint_contacts c
    WHERE c.customer_id = ${customerId} AND c.ticket_id = ${id} AND c.withdrawn_at IS NULL ORDER BY c.at, c.id`
  return (await found.execute(db)).rows
}

export interface SummaryRow extends Omit<ComplaintSummary, 'createdAt' | 'followUpAt'> {
  readonly createdAt: Date
  readonly followUpAt: Date | null
}

/** Newest first; `before` is time and id of the last row of the page before. */
export async function selectComplaints(
  db: Db,
  wish: Readonly<Record<string, unknown>>,
  before: readonly [string, string] | undefined,
  most: number,
): Promise<SummaryRow[]> {
  const found = sql<SummaryRow>`
    SELECT t.id AS ticket_id, t.number, t.title, t.status, t.priority, t.created_at, ${person('t.assignee_id')} AS assignee,
      c.summary AS customer, f.regulator, ${day('f.regulator_due_on')} AS regulator_due_on, f.media, u.due_at AS follow_up_at,
      complaint_stage(t.status, f.stage, u.due_at IS NOT NULL) AS stage,
      ARRAY(SELECT DISTINCT kind FROM complaint_causes w WHERE w.customer_id = t.customer_id AND w.ticket_id = t.id
            AND w.withdrawn_at IS NULL AND w.parent_id IS NULL) AS causes
    FROM list_complaints(${JSON.stringify(wish)}::jsonb, ${before?.[0] ?? null}::timestamptz, ${before?.[1] ?? null}::uuid,
        ${most}::int) WITH ORDINALITY AS page (id, place)
      JOIN tickets t ON t.id = page.id
      CROSS JOIN LATERAL ticket_customers(ARRAY[t.customer_id]) c
      LEFT JOIN complaints f ON f.customer_id = t.customer_id AND f.ticket_id = t.id
      LEFT JOIN LATERAL (SELECT min(due_at) AS due_at FROM complaint_contacts x WHERE x.customer_id = t.customer_id
        AND x.ticket_id = t.id AND x.kind = 'follow_up' AND x.done_at IS NULL) u ON true
    ORDER BY page.place`
  return (await found.execute(db)).rows
}

/** Those without a cause that is written down; also the customer's own confirmation asks. */
export async function findWithoutCause(db: Db, tickets: readonly TicketKey[]): Promise<string[]> {
  if (tickets.length === 0) return []
  const found = sql<{ id: string }>`
    SELECT t.id FROM unnest(${tickets.map(({ customerId }) => customerId)}::uuid[], ${tickets.map(({ id }) => id)}::uuid[])
      AS t (customer_id, id) WHERE NOT complaint_has_cause(t.customer_id, t.id)`
  return (await found.execute(db)).rows.map(({ id }) => id)
}
