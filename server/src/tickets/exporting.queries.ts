import type { TicketColumn } from '@zhike/contract/exports/columns'
import { type RawBuilder, sql } from 'kysely'
import type { Db } from '../platform/db/database.ts'
import type { RawRows } from '../platform/tables/read-columns.ts'

const ticket = (name: string) => sql.ref(`t.${name}`)
const moment = (name: string) => sql`(extract(epoch FROM ${sql.ref(name)}) * 1000)::bigint`

const expressions: Readonly<Record<TicketColumn, RawBuilder<unknown>>> = {
  number: ticket('number'),
  kind: ticket('kind'),
  category: sql`k.name`,
  title: ticket('title'),
  description: ticket('description'),
  priority: ticket('priority'),
  status: ticket('status'),
  channel: ticket('channel'),
  customer_number: sql`c.summary ->> 'number'`,
  customer_name: sql`c.summary ->> 'name'`,
  department: sql`d.name`,
  assignee: sql`a.name`,
  created_at: moment('t.createdAt'),
  first_replied_at: moment('t.firstRepliedAt'),
  resolved_at: moment('t.resolvedAt'),
  resolution: sql`r.summary`,
  closed_at: moment('x.at'),
  close_reason: sql`x.reason`,
  urged_times: ticket('urgedTimes'),
  rating: ticket('ratingScore'),
  rating_comment: ticket('ratingComment'),
}

/** What columns say of tickets, in the order of the ids (the literal of an array). */
export async function selectTicketCells(db: Db, ids: string, columns: readonly TicketColumn[]): Promise<RawRows> {
  const { rows } = await sql<RawRows>`
    WITH found AS MATERIALIZED (
      SELECT t.*, w.place FROM unnest(${ids}::uuid[]) WITH ORDINALITY AS w (id, place) JOIN tickets t ON t.id = w.id)
    SELECT coalesce(json_agg(json_build_array(${sql.join(columns.map((column) => expressions[column]))})
                             ORDER BY t.place), '[]')::text AS json, count(*) AS count
    FROM found t
      JOIN ticket_customers(array(SELECT DISTINCT customer_id FROM found)) c ON c.customer_id = t.customer_id
      LEFT JOIN ticket_categories k ON k.id = t.category_id
      LEFT JOIN departments d ON d.id = t.department_id
      LEFT JOIN staff a ON a.id = t.assignee_id
      LEFT JOIN ticket_resolutions r ON r.customer_id = t.customer_id AND r.ticket_id = t.id AND r.withdrawn_at IS NULL
      LEFT JOIN ticket_closures x ON x.customer_id = t.customer_id AND x.ticket_id = t.id AND x.withdrawn_at IS NULL`.execute(
    db,
  )
  return rows[0] ?? { json: '[]', count: 0 }
}
