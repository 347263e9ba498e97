import { sql } from 'kysely'
import type { Db } from '../platform/db/database.ts'

/** Whether a record shows the file `f` of the own field `o`; of a customer the whole group, from which values are put back. */
const inUse = sql`
  CASE f.parent_type
    WHEN 'ticket_value' THEN EXISTS (
      SELECT FROM tickets t
      WHERE t.customer_id = f.customer_id AND t.id = f.parent_id AND t.custom -> o.key ->> 'id' = f.id::text)
    WHEN 'order_value' THEN EXISTS (
      SELECT FROM orders r
      WHERE r.customer_id = f.customer_id AND r.id = f.parent_id AND r.custom -> o.key ->> 'id' = f.id::text)
    ELSE EXISTS (
      SELECT FROM customers c
      WHERE c.id = ANY (customer_group(f.customer_id)) AND c.custom -> o.key ->> 'id' = f.id::text) END`

/** Notes which files of own fields no record shows since now, and which are shown again. */
export const markUnusedFiles = (db: Db, now: Date) =>
  sql`
    UPDATE files SET unused_since = CASE WHEN seen.in_use THEN NULL ELSE ${now}::timestamptz END
    FROM (
      SELECT f.customer_id, f.id, ${inUse} AS in_use
      FROM files f JOIN own_fields o ON o.id = f.field_id WHERE f.field_id IS NOT NULL) AS seen
    WHERE files.customer_id = seen.customer_id AND files.id = seen.id AND seen.in_use <> (files.unused_since IS NULL)`.execute(
    db,
  )

/** Forgets files of own fields that no record has shown since a moment; what lies on the store is swept after that. */
export const deleteUnusedFiles = (db: Db, before: Date) =>
  sql`
    DELETE FROM files f USING own_fields o
    WHERE o.id = f.field_id AND f.unused_since < ${before} AND NOT ${inUse}`.execute(db)
