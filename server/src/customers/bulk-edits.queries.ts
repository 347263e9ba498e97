import type { BulkChange, CustomerKind } from '@zhike/contract/customers'
import { type RawBuilder, sql } from 'kysely'
import { exceptionsOf } from '../bulk-edits/bulk-edits.ts'
import type { Db } from '../platform/db/database.ts'
import type { ListWish } from './customer-lists.queries.ts'
import type { StoredCustomer } from './customers.tables.ts'

const wanted = (wish: ListWish, most: number) =>
  sql`SELECT c.* FROM wanted_customers(${JSON.stringify(wish)}::jsonb, ${most}::int) AS w (id) JOIN customers c ON c.id = w.id`

/** Whether a customer is already what the change makes of it. */
function isSame(change: BulkChange): RawBuilder<boolean> {
  const same = (column: string, value: unknown, type: string) =>
    value === undefined ? [] : [sql`c.${sql.ref(column)} IS NOT DISTINCT FROM ${value}::${sql.raw(type)}`]
  const conditions = [
    ...same('owner_id', change.ownerId, 'uuid'),
    ...same('stage', change.stage, 'text'),
    ...same('region', change.region, 'text'),
    ...same('source', change.source, 'text'),
    ...same('industry', change.industry, 'text'),
    ...(change.addTags ? [sql`c.tags @> ${change.addTags}::text[]`] : []),
    ...(change.removeTags ? [sql`NOT c.tags && ${change.removeTags}::text[]`] : []),
    ...Object.entries(change.custom ?? {}).map(
      ([key, value]) =>
        sql`c.custom -> ${key}::text IS NOT DISTINCT FROM nullif(${JSON.stringify(value)}::jsonb, 'null')`,
    ),
  ]
  return sql<boolean>`(${sql.join(conditions, sql` AND `)})`
}

/** What a bulk edit deals with, as it is before. */
const before = ({ custom = {} }: BulkChange) =>
  sql`jsonb_build_object('ownerId', c.owner_id, 'owner', (SELECT name FROM staff WHERE id = c.owner_id),
  'stage', c.stage, 'region', c.region, 'source', c.source, 'industry', c.industry, 'tags', c.tags,
  'custom', (SELECT jsonb_object_agg(key, c.custom -> key) FROM unnest(${Object.keys(custom)}::text[]) AS key))`

const sampled = 8

/** Names of a few of those that were looked at. */
const some = (which: RawBuilder<unknown>) =>
  sql`ARRAY(SELECT name FROM each_one WHERE ${which} ORDER BY id DESC LIMIT 3)`

/** A change, and the kinds of customers who lack one of its own fields. */
interface Previewed extends BulkChange {
  readonly lacking: readonly CustomerKind[]
}

export const previewRows = async (db: Db, wish: ListWish, change: Previewed, most: number) => {
  const counted = sql<{
    total: number
    same: number
    refused: number
    elsewhere: number
    readOnly: string[]
    others: string[]
    sample: { id: string; name: string; before: Record<string, unknown> }[]
  }>`
    WITH each_one AS MATERIALIZED (
      SELECT c.id, c.name, ${isSame(change)} AS same, may_write(c.id) AS writable,
             c.kind = ANY (${change.lacking}::text[]) AS elsewhere FROM (${wanted(wish, most)}) AS c),
    shown AS (SELECT id FROM each_one WHERE writable AND NOT same AND NOT elsewhere ORDER BY id DESC LIMIT ${sampled}::int)
    SELECT count(*) AS total, ${some(sql`NOT writable`)} AS read_only, ${some(sql`writable AND elsewhere`)} AS others, count(*) FILTER (WHERE writable AND same AND NOT elsewhere) AS same,
      count(*) FILTER (WHERE NOT writable) AS refused, count(*) FILTER (WHERE writable AND elsewhere) AS elsewhere,
      (SELECT coalesce(jsonb_agg(jsonb_build_object('id', c.id, 'name', c.name, 'before', ${before(change)}) ORDER BY c.id DESC), '[]')
       FROM shown JOIN customers c ON c.id = shown.id) AS sample
    FROM each_one`
  const [row] = (await counted.execute(db)).rows
  return row ?? { total: 0, same: 0, refused: 0, elsewhere: 0, readOnly: [], others: [], sample: [] }
}

/** Those who are meant, as a bulk edit notes them. */
export const selectWanted = (wish: ListWish, most: number) =>
  sql`SELECT c.id AS customer_id, NULL::uuid AS ticket_id FROM (${wanted(wish, most)}) AS c`

const asItIs = [
  'id',
  'name',
  'archivedAt',
  'ownerId',
  'stage',
  'region',
  'source',
  'industry',
  'tags',
  'custom',
] as const
/** As much of a customer as says whether it was changed since. */
export type CustomerAsItIs = Pick<StoredCustomer, (typeof asItIs)[number]>

export const selectCustomersAsTheyAre = (db: Db, ids: readonly string[]): Promise<CustomerAsItIs[]> =>
  db
    .selectFrom('customers')
    .select([...asItIs])
    .where('id', '=', sql<string>`ANY (${ids}::uuid[])`)
    .orderBy('id')
    .execute()

/** Who was refused, at whom it broke, and who was kept, as far as the actor sees them. */
export const findExceptions = (db: Db, bulkEditId: string, after: string | undefined, most: number) =>
  exceptionsOf(db, bulkEditId, after, most)
    .innerJoin('customers as c', 'c.id', 'e.customerId')
    .select('c.name')
    .execute()
