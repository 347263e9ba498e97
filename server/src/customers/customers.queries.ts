import type { Identity, Stage } from '@zhike/contract/customers'
import { type Insertable, type RawBuilder, sql, type Updateable } from 'kysely'
import type { Db } from '../platform/db/database.ts'
import type { CustomersTable } from './customers.tables.ts'

type StoredIdentity = Pick<Identity, 'id' | 'kind' | 'masked' | 'verified'> & { isPrimary: boolean }

const identities = sql<StoredIdentity[]>`(
  SELECT coalesce(jsonb_agg(jsonb_build_object('id', i.id, 'kind', i.kind, 'masked', i.masked, 'isPrimary', i.is_primary,
                                               'verified', i.verified) ORDER BY i.created_at, i.id), '[]')
  FROM customer_identities i WHERE i.customer_id = c.id)`.as('identities')

const owner = sql<{ id: string; name: string } | null>`(
  SELECT jsonb_build_object('id', s.id, 'name', s.name) FROM staff s WHERE s.id = c.owner_id)`.as('owner')

const summaryColumns = ['c.id', 'c.number', 'c.kind', 'c.name', 'c.stage', 'c.tier'] as const

const summaries = (db: Db) => db.selectFrom('customers as c').select([...summaryColumns, identities])

const customers = (db: Db) =>
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
    owner,
  ])

export type SummaryRow = Awaited<ReturnType<typeof findSummaries>>[number]
export type CustomerRow = NonNullable<Awaited<ReturnType<typeof findCustomer>>>

export const findSummaries = (db: Db, ids: readonly string[]) =>
  summaries(db).where('c.id', '=', sql<string>`ANY (${ids}::uuid[])`).where('c.archivedAt', 'is', null).execute()

export const findCustomer = (db: Db, id: string) => customers(db).where('c.id', '=', id).executeTakeFirst()

/** The sealed address of a customer who is not archived, with the number that people know the customer by. */
export const findAddress = (db: Db, id: string) =>
  db
    .selectFrom('customers')
    .select(['number', 'addressSealed'])
    .where('id', '=', id)
    .where('archivedAt', 'is', null)
    .executeTakeFirst()

/** The row itself, locked until the end of the transaction. */
export const lockCustomer = (db: Db, id: string) =>
  db.selectFrom('customers').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()

/** What a page of the list is made of; see `list_customers` in the migrations. */
export interface ListWish {
  readonly kind?: string
  readonly stage?: string
  readonly tag?: string
  readonly regionFrom?: string
  readonly regionTo?: string
  readonly owner?: string
  readonly query?: string
  readonly parts?: readonly string[]
  readonly ids?: readonly string[]
  readonly numberFrom?: string
  readonly numberTo?: string
}

export interface ListPlace {
  readonly sort: string
  /** Sort, sort value and id of the last row of the page before. */
  readonly after: readonly [sort: string, key: string, id: string] | undefined
  readonly most: number
}

export const listCustomerRows = (db: Db, wish: ListWish, { sort, after, most }: ListPlace) =>
  customers(db)
    .innerJoin(
      sql<{ id: string; place: number }>`(SELECT id, place FROM list_customers(
        ${JSON.stringify(wish)}::jsonb, ${sort}, ${after?.[1] ?? null}, ${after?.[2] ?? null}::uuid, ${most}::int
      ) WITH ORDINALITY AS page (id, place))`.as<'page'>('page'),
      (join) => join.onRef('page.id', '=', 'c.id'),
    )
    .orderBy('page.place')
    .execute()

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
    }))
    .where('id', '=', id)
    .execute()

/** A first order makes a potential customer new, a second one active. What comes after by silence is insight's to say. */
const stageAfter = (orders: RawBuilder<unknown>) => sql<Stage>`
  CASE WHEN stage IN ('potential', 'new') AND ${orders} > 1 THEN 'active'
       WHEN stage = 'potential' AND ${orders} = 1 THEN 'new' ELSE stage END`

export async function updateOrderMetrics(
  db: Db,
  id: string,
  metrics: { orders: number; totalFen: number; firstOrderAt: Date | null; lastOrderAt: Date | null },
): Promise<void> {
  const { orders, ...rest } = metrics
  await db
    .updateTable('customers')
    .set({ ordersCount: orders, ...rest, stage: stageAfter(sql.lit(orders)) })
    .where('id', '=', id)
    .execute()
}

export const updateManyOrderMetrics = (db: Db, rows: RawBuilder<unknown>) =>
  sql`
    UPDATE customers SET orders_count = m.orders, total_fen = m.total_fen, first_order_at = m.first_order_at,
      last_order_at = m.last_order_at, stage = ${stageAfter(sql.ref('m.orders'))}
    FROM (${rows}) AS m WHERE customers.id = m.customer_id`.execute(db)

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
    WHERE tags <> '{}' AND archived_at IS NULL AND stage <> 'visitor'
    GROUP BY tag ORDER BY customers DESC, tag LIMIT ${mostTags}::int`
  return (await counted.execute(db)).rows
}
