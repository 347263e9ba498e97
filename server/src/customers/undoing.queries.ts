import { sql } from 'kysely'
import { releasing } from '../own-fields/own-fields.ts'
import { rowsOf } from '../platform/db/batches.ts'
import type { Db } from '../platform/db/database.ts'
import type { CustomerIdentitiesTable } from './customers.tables.ts'
import type { Effect, Standing, StoredLink } from './effects.ts'
import { undoShapes as shapes, type UndoBatches } from './undo-batches.ts'

/**
 * Keeps everybody from changing these customers, the groups that they are of, and what hangs on them, until the end of the
 * transaction: whoever does at this moment is waited for. By id, in the order in which everybody locks them.
 */
export const holdCustomers = (db: Db, ids: readonly string[]) =>
  sql`
    WITH asked AS (SELECT unnest(${ids}::uuid[]) AS id),
    groups AS (SELECT id FROM asked UNION SELECT c.root_id FROM asked JOIN customers c ON c.id = asked.id)
    SELECT count(*) FROM (
      SELECT FROM customers WHERE id IN (SELECT id FROM groups) ORDER BY id FOR UPDATE) AS held`.execute(db)

export const findStanding = (db: Db, ids: readonly string[]): Promise<Standing[]> =>
  db
    .selectFrom('customers')
    .select([
      'id',
      'number',
      'kind',
      'custom',
      'name',
      'gender',
      'birthday',
      'region',
      'addressSealed',
      'addressMasked',
      'tags',
      'formerNames',
    ])
    .select('archivedAt')
    .where('id', 'in', ids)
    .execute()

/** What an event changed. */
export interface FormerValue {
  readonly eventId: string
  readonly field: string
  readonly oldValue: unknown
  readonly newValue: unknown
}

/** What effects are told of by, and what they are about, as relations. */
const eventsOf = (effects: readonly Effect[]) => pairs(effects, 'eventId', 'event_id')
export const subjectsOf = (effects: readonly Effect[]) => pairs(effects, 'subjectId', 'subject_id')
const pairs = (effects: readonly Effect[], of: 'eventId' | 'subjectId', name: string) => sql`
  unnest(${effects.map(({ customerId }) => customerId)}::uuid[], ${effects.map((effect) => effect[of])}::uuid[])
    AS effects (customer_id, ${sql.id(name)})`

export const findFormerValues = async (db: Db, effects: readonly Effect[]): Promise<FormerValue[]> => {
  const found = sql<FormerValue>`
    SELECT c.event_id, c.field, c.old_value, c.new_value
    FROM ${eventsOf(effects)} JOIN changes c USING (customer_id, event_id)`
  return (await found.execute(db)).rows
}

export const findIdentityRows = async (db: Db, effects: readonly Effect[]): Promise<CustomerIdentitiesTable[]> => {
  const found = sql<CustomerIdentitiesTable>`
    SELECT i.* FROM ${subjectsOf(effects)}
      JOIN customer_identities i ON i.customer_id = effects.customer_id AND i.id = effects.subject_id`
  return (await found.execute(db)).rows
}

/** People inside organisations, as they stand. */
export const findLinkRows = async (db: Db, effects: readonly Effect[]): Promise<StoredLink[]> => {
  const found = sql<StoredLink>`
    SELECT k.* FROM ${subjectsOf(effects)}
      JOIN key_persons k ON k.customer_id = effects.customer_id AND k.id = effects.subject_id`
  return (await found.execute(db)).rows
}

/** Takes people out of organisations, or makes them what they were. */
export const putLinksBack = (db: Db, links: UndoBatches['links']) =>
  sql`
    WITH gone AS (
      DELETE FROM key_persons k USING ${rowsOf(shapes.links, links, 'l')}
      WHERE k.customer_id = l.customer_id AND k.id = l.id AND l.role IS NULL)
    UPDATE key_persons k SET role = l.role, influence = l.influence FROM ${rowsOf(shapes.links, links, 'l')}
    WHERE k.customer_id = l.customer_id AND k.id = l.id AND l.role IS NOT NULL`.execute(db)

/** Archives customers who came by mistake; their external numbers are free again. */
export const archiveMistaken = (db: Db, archived: UndoBatches['archived'], by: string | null, now: Date) =>
  sql`
    UPDATE customers SET archived_at = ${now}, archived_by = ${by}::uuid, updated_at = ${now}, version = version + 1
    FROM ${rowsOf(shapes.archived, archived, 'a')} WHERE customers.id = a.id`.execute(db)

/** Takes external numbers from their holders; the log keeps which they were, with the event that archived the holder. */
export const releaseNumbers = (db: Db, archived: UndoBatches['archived']) =>
  sql`
    WITH released AS (
      DELETE FROM customer_identities i USING ${rowsOf(shapes.archived, archived, 'a')}
      WHERE i.customer_id = a.id AND i.kind = 'external'
      RETURNING i.customer_id, a.event_id, i.masked),
    freed AS (DELETE FROM external_ids e USING released r WHERE e.value = r.masked AND e.holder_id = r.customer_id)
    INSERT INTO changes (customer_id, event_id, field, old_value, new_value)
    SELECT customer_id, event_id, 'identity',
           jsonb_agg(jsonb_build_object('kind', 'external', 'value', masked) ORDER BY masked), NULL
    FROM released GROUP BY customer_id, event_id`.execute(db)

/** Takes own values that must be unique from their holders, for the same reason and as the log keeps it. */
export const releaseUnique = (db: Db, archived: UndoBatches['archived']) =>
  sql`
    WITH released AS (${releasing(sql`SELECT id FROM ${rowsOf(shapes.archived, archived, 'a')}`)}),
    logged AS (
      INSERT INTO changes (customer_id, event_id, field, old_value, new_value)
      SELECT c.id, a.event_id, 'custom.' || r.field_id, c.custom -> r.key, 'null'
      FROM released r JOIN customers c ON c.id = r.record_id
        JOIN ${rowsOf(shapes.archived, archived, 'a')} ON a.id = r.record_id)
    UPDATE customers SET custom = custom - r.keys
    FROM (SELECT record_id, array_agg(key) AS keys FROM released GROUP BY record_id) AS r
    WHERE customers.id = r.record_id`.execute(db)

export const deleteIdentityRows = (db: Db, identities: UndoBatches['identities']) =>
  sql`
    WITH removed AS (
      DELETE FROM customer_identities i USING ${rowsOf(shapes.identities, identities, 'r')}
      WHERE i.customer_id = r.customer_id AND i.id = r.id
      RETURNING i.customer_id, i.kind, i.masked)
    DELETE FROM external_ids e USING removed r
    WHERE r.kind = 'external' AND e.value = r.masked AND e.holder_id = r.customer_id`.execute(db)
