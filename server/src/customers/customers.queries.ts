import type { Identity } from '@zhike/contract/customers'
import { type Insertable, type RawBuilder, sql, type Updateable } from 'kysely'
import { eachOf } from '../platform/db/batches.ts'
import type { Db } from '../platform/db/database.ts'
import type { CustomersTable } from './customers.tables.ts'

type ShownIdentity = Pick<Identity, 'id' | 'kind' | 'masked' | 'verified'> & {
  isPrimary: boolean
  failedAt: string | null
  failedWhy: NonNullable<Identity['failure']>['why'] | null
}

const identities = sql<ShownIdentity[]>`(
  SELECT coalesce(jsonb_agg(jsonb_build_object('id', i.id, 'kind', i.kind, 'masked', i.masked, 'isPrimary', i.is_primary,
                                               'verified', i.verified, 'failedAt', i.failed_at, 'failedWhy', i.failed_why)
                            ORDER BY i.created_at, i.id), '[]')
  FROM (SELECT DISTINCT ON (hash) i.*
        FROM (SELECT c.id UNION ALL SELECT m.id FROM customers m WHERE m.root_id = c.id) AS g
          CROSS JOIN LATERAL (SELECT * FROM customer_identities WHERE customer_id = g.id OFFSET 0) AS i
        ORDER BY hash, is_primary DESC, verified DESC) AS i)`.as('identities')

const mergedIds = sql<string[]>`(
  SELECT coalesce(jsonb_agg(m.id ORDER BY m.id), '[]') FROM customers m WHERE m.root_id = c.id)`.as('mergedIds')

/** Whom answers about this customer show: the one it was merged into, if it was. */
const rootOf = (id: string) => sql<string>`(SELECT coalesce(root_id, id) FROM customers WHERE id = ${id})`

const owner = sql<{ id: string; name: string } | null>`(
  SELECT jsonb_build_object('id', s.id, 'name', s.name) FROM staff s WHERE s.id = c.owner_id)`.as('owner')

/** Asked of each row by itself: an `EXISTS` could be answered by reading the whole pool. */
const inPool = sql<boolean>`(SELECT p.customer_id FROM pool_entries p WHERE p.customer_id = c.id) IS NOT NULL`.as(
  'inPool',
)

const summaryColumns = ['c.id', 'c.number', 'c.kind', 'c.name', 'c.stage', 'c.tier'] as const

const summaries = (db: Db) => db.selectFrom('customers as c').select([...summaryColumns, identities])

/** Everything that a customer's own answers show. */
export const customers = (db: Db) =>
  summaries(db).select([
    'c.sortName',
    'c.gender',
    'c.birthday',
    'c.region',
    'c.addressMasked',
    'c.industry',
    'c.occupation',
    'c.hobbies',
    'c.source',
    'c.creditGrade',
    'c.creditTermDays',
    'c.tags',
    'c.custom',
    'c.ordersCount',
    'c.totalFen',
    'c.firstOrderAt',
    'c.lastOrderAt',
    'c.createdAt',
    'c.updatedAt',
    'c.archivedAt',
    'c.version',
    'c.quality',
    'c.defects',
    sql<Date>`coalesce(c.confirmed_at, c.created_at)`.as('confirmedAt'),
    owner,
    inPool,
    mergedIds,
  ])

export type SummaryRow = Omit<Awaited<ReturnType<typeof findSummaries>>[number], 'askedId'>
export type CustomerRow = NonNullable<Awaited<ReturnType<typeof findCustomer>>>

/**
 * Each with the id that was asked for: of a customer who was merged into another, that one is shown. The ids are found
 * first and one by one: PostgreSQL cannot tell how many are in the actor's sight, and would fetch everybody who is.
 */
export const findSummaries = (db: Db, ids: readonly string[]) => {
  const asked = sql<{ id: string; root: string }>`(
    SELECT m.id, coalesce(m.root_id, m.id) AS root FROM unnest(${ids}::uuid[]) AS wanted (id)
      CROSS JOIN LATERAL (SELECT id, root_id FROM customers WHERE id = wanted.id OFFSET 0) AS m)`
  return summaries(db)
    .innerJoin(asked.as<'asked'>('asked'), (join) => join.onRef('c.id', '=', 'asked.root'))
    .select('asked.id as askedId')
    .where('c.id', '=', sql<string>`ANY (ARRAY(SELECT root FROM ${asked} AS roots))`)
    .where('c.archivedAt', 'is', null)
    .execute()
}

export const findCustomer = (db: Db, id: string) => customers(db).where('c.id', '=', rootOf(id)).executeTakeFirst()

/** Customers with all that their answers show; of those who are archived or merged into another nothing. */
export const findCustomerRows = (db: Db, ids: readonly string[]) =>
  customers(db)
    .where('c.id', '=', sql<string>`ANY (${ids}::uuid[])`)
    .where('c.archivedAt', 'is', null)
    .where('c.rootId', 'is', null)
    .execute()

/** The sealed address of a customer who is not archived, or of the one it was merged into, with the number that people know it by. */
export const findAddress = (db: Db, id: string) =>
  db
    .selectFrom('customers')
    .select(['id', 'number', 'addressSealed'])
    .where('id', '=', rootOf(id))
    .where('archivedAt', 'is', null)
    .executeTakeFirst()

/** The row itself, or that of the one it was merged into, locked until the end of the transaction. */
export const lockCustomer = (db: Db, id: string) =>
  db.selectFrom(sql<CustomersTable>`locked_customer(${id})`.as('locked')).selectAll().executeTakeFirst()

/** All who were merged into a customer leave or come back with it. */
export const archiveMembers = (db: Db, rootId: string, archived: Pick<CustomersTable, 'archivedAt' | 'archivedBy'>) =>
  db.updateTable('customers').set(archived).where('rootId', '=', rootId).execute()

/** Adds the customer with its number; seen by whom `viewerId` stands for, or by scope all only. */
export const insertCustomer = (
  db: Db,
  row: Omit<Insertable<CustomersTable>, 'number' | 'search' | 'seenBy'> & { search: string },
  day: string,
  viewerId: string | null,
) =>
  db
    .insertInto('customers')
    .values({
      ...row,
      number: sql`next_customer_number(${day})`,
      search: sql`${row.search}::tsvector`,
      seenBy: viewerId === null ? [] : sql`sight_ids(ARRAY[${viewerId}]::uuid[])`,
    })
    .returning('number')
    .executeTakeFirstOrThrow()

export const updateCustomerRow = (
  db: Db,
  id: string,
  { search, ...columns }: Omit<Updateable<CustomersTable>, 'search'> & { search?: string },
  now: Date,
) =>
  db
    .updateTable('customers')
    .set((eb) => ({
      ...columns,
      ...(search === undefined ? {} : { search: sql<string>`${search}::tsvector` }),
      updatedAt: now,
      version: eb('version', '+', 1),
      // should nobody judge it in this transaction, the sweep does
      qualityDueAt: '-infinity',
    }))
    .where('id', '=', id)
    .execute()

/** What a customer's own orders come to: those not cancelled, 分 after refunds. */
export interface OrderMetrics {
  readonly orders: number
  readonly totalFen: number
  readonly firstOrderAt: Date | null
  readonly lastOrderAt: Date | null
}

export const updateOrderMetrics = (db: Db, id: string, { orders, totalFen, firstOrderAt, lastOrderAt }: OrderMetrics) =>
  sql`SELECT write_metrics(${id}, ${orders}::int, ${totalFen}::bigint, ${firstOrderAt}::timestamptz,
                           ${lastOrderAt}::timestamptz)`.execute(db)

/** Writes what each of many customers has ordered by itself; gives the roots of the groups that this concerns. */
export const updateManyOrderMetrics = async (db: Db, rows: RawBuilder<unknown>): Promise<string[]> => {
  const updated = sql<{ rootId: string }>`
    WITH m AS MATERIALIZED (${rows}),
    own AS (
      UPDATE own_metrics o SET orders_count = m.orders, total_fen = m.total_fen, first_order_at = m.first_order_at,
        last_order_at = m.last_order_at
      FROM m WHERE o.customer_id = m.customer_id RETURNING o.customer_id AS root_id),
    shown AS (
      UPDATE customers c SET orders_count = m.orders, total_fen = m.total_fen, first_order_at = m.first_order_at,
        last_order_at = m.last_order_at, stage = stage_after(c.stage, m.orders)
      FROM m WHERE c.id = m.customer_id AND NOT EXISTS (SELECT FROM own_metrics o WHERE o.customer_id = c.id)
      RETURNING c.root_id)
    SELECT root_id FROM own UNION SELECT root_id FROM shown WHERE root_id IS NOT NULL ORDER BY root_id`
  return (await updated.execute(db)).rows.map(({ rootId }) => rootId)
}

/** Lets go of the stage that orders gave: counting them anew gives it again. */
export const forgetStages = (db: Db, customerIds: Uint8Array) =>
  sql`
    UPDATE customers SET stage = 'potential'
    FROM ${eachOf(customerIds, 'uuid', 'c')}
    WHERE id = c.value AND stage IN ('new', 'active') AND stage = stage_after('potential', orders_count)`.execute(db)

/** Counts anew what the orders of these groups come to. */
export const sumGroups = (db: Db, rootIds: readonly string[]) =>
  sql`SELECT sum_group(id) FROM unnest(${rootIds}::uuid[]) AS id`.execute(db)

export const mayWrite = async (db: Db, id: string): Promise<boolean> => {
  const { rows } = await sql<{ may: boolean }>`SELECT may_write(${id}) AS may`.execute(db)
  return rows[0]?.may ?? false
}

/** A member of staff who can own and work with customers. */
export const findColleague = async (db: Db, id: string) => {
  const found = sql<{ id: string; name: string }>`SELECT id, name FROM staff WHERE id = ${id} AND suspended_at IS NULL`
  return (await found.execute(db)).rows[0]
}

export const findStaffNames = async (db: Db, ids: readonly string[]): Promise<Map<string, string>> => {
  if (ids.length === 0) return new Map()
  const found = sql<{ id: string; name: string }>`SELECT id, name FROM staff WHERE id = ANY (${ids}::uuid[])`
  return new Map((await found.execute(db)).rows.map(({ id, name }) => [id, name]))
}

const mostTags = 500

export const countTags = async (db: Db) => {
  const counted = sql<{ tag: string; customers: number }>`
    SELECT tag, count(*) AS customers FROM customers, unnest(tags) AS tag
    WHERE tags <> '{}' AND archived_at IS NULL AND root_id IS NULL AND stage <> 'visitor'
    GROUP BY tag ORDER BY customers DESC, tag LIMIT ${mostTags}::int`
  return (await counted.execute(db)).rows
}
