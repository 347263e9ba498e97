import type { CustomerColumn } from '@zhike/contract/exports/columns'
import { type RawBuilder, sql } from 'kysely'
import type { Db } from '../platform/db/database.ts'
import type { RawRows } from '../platform/tables/read-columns.ts'
import type { ListWish } from './customer-lists.queries.ts'
import type { OwnColumn } from './own-columns.ts'

const everyone = 2_147_483_647

/** The ids of a list without an end. */
export const selectCustomerIds = (wish: ListWish, sort: string): RawBuilder<unknown> =>
  sql`SELECT customer_id AS id FROM list_customers(${JSON.stringify(wish)}::jsonb, ${sort}, NULL, NULL, ${everyone}::int, false)`

type Identifiers = 'masked' | 'plain'
type Expression = (identifiers: Identifiers) => RawBuilder<unknown>

const column = (name: string): Expression => {
  const expression = sql.ref(`c.${name}`)
  return () => expression
}
/** Milliseconds since 1970. */
const moment = (name: string): Expression => {
  const expression = sql`(extract(epoch FROM ${sql.ref(`c.${name}`)}) * 1000)::bigint`
  return () => expression
}
const held =
  (kind: string): Expression =>
  (identifiers) =>
    identifiers === 'plain' ? sql.ref(`i.${kind}`) : sql`array_to_string(${sql.ref(`i.${kind}`)}, ';')`

/** Whether the customer is in the pool: who takes it from there sees its identifiers whole, and nobody else but scope all. */
const keptBack = sql`(current_setting('role') <> 'zhike_all' AND EXISTS (SELECT FROM pool_entries WHERE customer_id = c.id))`

const expressions: Readonly<Record<CustomerColumn, Expression>> = {
  number: column('number'),
  external_id: () => sql`i.external[1]`,
  name: column('name'),
  kind: column('kind'),
  phone: held('phone'),
  email: held('email'),
  wechat: held('wechat'),
  gender: column('gender'),
  birthday: column('birthday'),
  region: column('region'),
  address: (identifiers) =>
    identifiers === 'plain'
      ? sql`CASE WHEN c.address_sealed IS NOT NULL AND NOT ${keptBack} THEN json_build_array(c.id, encode(c.address_sealed, 'base64')) END`
      : sql`c.address_masked`,
  stage: column('stage'),
  tier: column('tier'),
  tags: column('tags'),
  owner: () => sql`s.name`,
  industry: column('industry'),
  occupation: column('occupation'),
  hobbies: column('hobbies'),
  source: column('source'),
  credit_grade: column('creditGrade'),
  credit_term_days: column('creditTermDays'),
  orders: column('ordersCount'),
  total_yuan: column('totalFen'),
  first_order_at: moment('firstOrderAt'),
  last_order_at: moment('lastOrderAt'),
  created_at: moment('createdAt'),
  updated_at: moment('updatedAt'),
}

/** The value of an own field; nothing when the actor may not see it any more. */
function ownValue(column: Pick<OwnColumn, 'key' | 'type'> | undefined): RawBuilder<unknown> {
  if (!column) return sql`NULL`
  const { key, type } = column
  return type === 'person'
    ? sql`(SELECT name FROM staff WHERE staff.id::text = c.custom ->> ${key}::text)`
    : sql`c.custom -> ${key}::text`
}

/** What an identity says: as it is shown, or with what opens it. */
const shown = {
  masked: sql`masked`,
  plain: sql`encode(hash, 'base64') || ' ' || encode(sealed, 'base64')`,
} as const satisfies Record<Identifiers, RawBuilder<unknown>>

/** What columns say of customers, in the order of the ids (the literal of an array). */
export async function selectCustomerCells(
  db: Db,
  ids: string,
  columns: readonly string[],
  identifiers: Identifiers,
  own: readonly Pick<OwnColumn, 'name' | 'key' | 'type'>[],
): Promise<RawRows> {
  const cells = columns.map((name) =>
    Object.hasOwn(expressions, name)
      ? expressions[name as CustomerColumn](identifiers)
      : ownValue(own.find((column) => column.name === name)),
  )
  const { rows } = await sql<RawRows>`
    WITH held AS (
      SELECT customer_id, ${sql.join((['phone', 'email', 'wechat'] as const).map((kind) => sql`array_agg(${shown[identifiers]} ORDER BY created_at, id) FILTER (WHERE kind = ${sql.lit(kind)}) AS ${sql.ref(kind)}`))},
             array_agg(masked ORDER BY created_at, id) FILTER (WHERE kind = 'external') AS external
      FROM identities_in_sight(${ids}::uuid[]) GROUP BY customer_id)
    SELECT coalesce(json_agg(json_build_array(${sql.join(cells)}) ORDER BY w.place), '[]')::text AS json, count(*) AS count
    FROM unnest(${ids}::uuid[]) WITH ORDINALITY AS w (id, place)
      JOIN customers c ON c.id = w.id AND c.archived_at IS NULL
      LEFT JOIN held i ON i.customer_id = c.id${identifiers === 'plain' ? sql` AND NOT ${keptBack}` : sql``}
      LEFT JOIN staff s ON s.id = c.owner_id`.execute(db)
  return rows[0] ?? { json: '[]', count: 0 }
}
