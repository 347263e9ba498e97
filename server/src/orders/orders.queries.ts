import type { Line, Order } from '@zhike/contract/orders'
import { type Insertable, sql } from 'kysely'
import type { OrderMetrics } from '../customers/customers.ts'
import type { Db } from '../platform/db/database.ts'
import type { DeliveriesTable, OrdersTable, PaymentsTable, ReturnsTable } from './orders.tables.ts'

const lines = sql<Line[]>`(
  SELECT coalesce(jsonb_agg(jsonb_build_object('sku', l.sku, 'name', l.name, 'quantity', l.quantity, 'unitFen', l.unit_fen)
                            || CASE WHEN l.batch IS NULL THEN '{}' ELSE jsonb_build_object('batch', l.batch) END
                            ORDER BY l.line_no), '[]')
  FROM order_lines l WHERE l.customer_id = o.customer_id AND l.order_id = o.id)`.as('lines')

export const orders = (db: Db) =>
  db
    .selectFrom('orders as o')
    .innerJoin('customers as c', 'c.id', 'o.customerId')
    .where('c.archivedAt', 'is', null)
    .select([
      'o.customerId',
      'o.id',
      'o.orderNo',
      'o.status',
      'o.orderedAt',
      'o.currency',
      'o.totalFen',
      'o.refundedFen',
      'o.soldBy',
      'o.store',
      'o.channel',
      'o.custom',
      'o.createdAt',
      'o.version',
      lines,
    ])

export type OrderRow = NonNullable<Awaited<ReturnType<typeof findOrder>>>

export const findOrder = (db: Db, id: string) => orders(db).where('o.id', '=', id).executeTakeFirst()

export const findOrderByNumber = (db: Db, orderNo: string) =>
  orders(db)
    .innerJoin('orderNumbers as n', (join) =>
      join.onRef('n.holderId', '=', 'o.customerId').onRef('n.orderId', '=', 'o.id'),
    )
    .where('n.orderNo', '=', orderNo)
    .executeTakeFirst()

export const findOrderOf = (db: Db, customerId: string, orderNo: string) =>
  db
    .selectFrom('orders')
    .select('id')
    .where(sql<boolean>`customer_id = ANY (customer_group(${customerId}))`)
    .where('orderNo', '=', orderNo)
    .executeTakeFirst()

/** Order numbers in capitals from one on, up to another that is not included. */
export interface NumberRange {
  readonly from: string
  readonly to: string
}

/** What a page of orders must fit. */
export interface OrderFilter {
  readonly status: Order['status'] | undefined
  readonly from: Date | undefined
  readonly to: Date | undefined
  readonly before: { readonly at: string; readonly id: string } | undefined
  readonly most: number
}

/** Newest first of one customer and all who were merged with it. */
export const listOrdersOf = (
  db: Db,
  customerId: string,
  numbers: NumberRange | undefined,
  { status, from, to, before, most }: OrderFilter,
) =>
  orders(db)
    .where(sql<boolean>`o.customer_id = ANY (customer_group(${customerId}))`)
    .$if(numbers !== undefined, (query) =>
      query
        .where(sql<string>`upper(o.order_no)`, '>=', numbers?.from ?? '')
        .where(sql<string>`upper(o.order_no)`, '<', numbers?.to ?? ''),
    )
    .$if(status !== undefined, (query) => query.where('o.status', '=', status ?? 'placed'))
    .$if(from !== undefined, (query) => query.where('o.orderedAt', '>=', from as Date))
    .$if(to !== undefined, (query) => query.where('o.orderedAt', '<', to as Date))
    .$if(before !== undefined, (query) =>
      query.where(sql<boolean>`(o.ordered_at, o.id) < (${before?.at}::timestamptz, ${before?.id}::uuid)`),
    )
    .orderBy('o.orderedAt', 'desc')
    .orderBy('o.id', 'desc')
    .limit(most)
    .execute()

/** Newest first over all customers in sight. */
export const listNewestOrders = (
  db: Db,
  numbers: NumberRange | undefined,
  { status, from, to, before, most }: OrderFilter,
) =>
  orders(db)
    .innerJoin(
      sql<{ id: string; place: number }>`(SELECT id, place FROM newest_orders(
        ${numbers?.from ?? null}, ${numbers?.to ?? null}, ${status ?? null}, ${from ?? null}::timestamptz,
        ${to ?? null}::timestamptz, ${before?.at ?? null}::timestamptz, ${before?.id ?? null}::uuid, ${most}::int
      ) WITH ORDINALITY AS page (id, place))`.as<'page'>('page'),
      (join) => join.onRef('page.id', '=', 'o.id'),
    )
    .orderBy('page.place')
    .execute()

/** Who has an external number. */
export const findExternalHolder = (db: Db, value: string) =>
  db.selectFrom('externalIds').select('holderId').where('value', '=', value).executeTakeFirst()

/**
 * What a customer's own orders come to as it stands, locked until the end of the transaction: whatever changes orders of a
 * customer begins with this, so that one change never hides another. Undefined when the actor does not see the customer.
 */
export const lockMetrics = async (db: Db, customerId: string) => {
  const locked = sql<OrderMetrics & { mayWrite: boolean }>`SELECT * FROM lock_metrics(${customerId})`
  return (await locked.execute(db)).rows[0]
}

/** Times of the first and the last order that are not cancelled. */
export const findEdges = async (db: Db, customerId: string) => {
  const edge = (direction: 'ASC' | 'DESC') => sql`(
    SELECT ordered_at FROM orders WHERE customer_id = ${customerId} AND status = 'placed'
    ORDER BY ordered_at ${sql.raw(direction)}, id ${sql.raw(direction)} LIMIT 1)`
  const { rows } = await sql<{ firstOrderAt: Date | null; lastOrderAt: Date | null }>`
    SELECT ${edge('ASC')} AS first_order_at, ${edge('DESC')} AS last_order_at`.execute(db)
  return rows[0] ?? { firstOrderAt: null, lastOrderAt: null }
}

/** Takes an order number for good; false when it is taken, after waiting for whoever is taking it at this moment. */
export const claimNumber = async (db: Db, orderNo: string, holderId: string, orderId: string): Promise<boolean> => {
  const claimed = await db
    .insertInto('orderNumbers')
    .values({ orderNo, holderId, orderId })
    .onConflict((conflict) => conflict.column('orderNo').doNothing())
    .returning('orderId')
    .executeTakeFirst()
  return claimed !== undefined
}

export const insertOrder = (db: Db, order: Insertable<OrdersTable>) => db.insertInto('orders').values(order).execute()

export const insertLines = (db: Db, customerId: string, orderId: string, given: readonly Line[]) =>
  db
    .insertInto('orderLines')
    .values(given.map(({ batch = null, ...line }, at) => ({ ...line, batch, customerId, orderId, lineNo: at + 1 })))
    .execute()

export const deleteLines = (db: Db, customerId: string, orderId: string) =>
  db.deleteFrom('orderLines').where('customerId', '=', customerId).where('orderId', '=', orderId).execute()

/** Columns of an order that may change. */
export type OrderColumns = Partial<
  Pick<OrderRow, 'status' | 'orderedAt' | 'totalFen' | 'refundedFen' | 'soldBy' | 'store' | 'channel' | 'custom'>
>

export const updateOrderRow = (db: Db, customerId: string, id: string, columns: OrderColumns) =>
  db
    .updateTable('orders')
    .set((eb) => ({ ...columns, version: eb('version', '+', 1) }))
    .where('customerId', '=', customerId)
    .where('id', '=', id)
    .execute()

/** Gives an order, with all that hangs on it, to another customer; see `hand_over_order` in the migrations. */
export const moveOrder = (db: Db, { customerId, id }: Pick<OrderRow, 'customerId' | 'id'>, takerId: string) =>
  sql`SELECT hand_over_order(${id}, ${customerId}, ${takerId})`.execute(db)

export const insertPayment = (db: Db, row: PaymentsTable) => db.insertInto('payments').values(row).execute()
export const insertDelivery = (db: Db, row: DeliveriesTable) => db.insertInto('deliveries').values(row).execute()
export const insertReturn = (db: Db, row: ReturnsTable) => db.insertInto('returns').values(row).execute()

export const findPayments = (db: Db, { customerId, id }: OrderRow) =>
  db
    .selectFrom('payments')
    .select(['id', 'at', 'note', 'amountFen', 'method'])
    .where('customerId', '=', customerId)
    .where('orderId', '=', id)
    .orderBy('at')
    .orderBy('id')
    .execute()

export const findDeliveries = (db: Db, { customerId, id }: OrderRow) =>
  db
    .selectFrom('deliveries')
    .select(['id', 'at', 'note', 'carrier', 'trackingNo', 'state'])
    .where('customerId', '=', customerId)
    .where('orderId', '=', id)
    .orderBy('at')
    .orderBy('id')
    .execute()

export const findReturns = (db: Db, { customerId, id }: OrderRow) =>
  db
    .selectFrom('returns')
    .select(['id', 'at', 'note', 'refundFen', 'reason', 'sku', 'quantity'])
    .where('customerId', '=', customerId)
    .where('orderId', '=', id)
    .orderBy('at')
    .orderBy('id')
    .execute()
