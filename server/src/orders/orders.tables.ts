import type { Delivery, Order, Return } from '@zhike/contract/orders'
import type { OwnValues } from '@zhike/contract/own-fields'
import type { Generated } from 'kysely'

declare module '../platform/db/database.ts' {
  interface Database {
    orderNumbers: { orderNo: string; holderId: string; orderId: string }
    orders: OrdersTable
    orderLines: OrderLinesTable
    payments: PaymentsTable
    deliveries: DeliveriesTable
    returns: ReturnsTable
  }
}

export interface OrdersTable {
  customerId: string
  id: string
  orderNo: string
  status: Generated<Order['status']>
  orderedAt: Date
  currency: string
  totalFen: number
  refundedFen: Generated<number>
  soldBy: string | null
  store: string | null
  channel: string | null
  custom: Generated<OwnValues>
  createdAt: Date
  version: Generated<number>
}

interface OrderLinesTable {
  customerId: string
  orderId: string
  lineNo: number
  sku: string
  name: string
  quantity: number
  unitFen: number | null
  batch: string | null
}

/** What happened to an order, at the company's time of it. */
interface FactTable {
  customerId: string
  orderId: string
  id: string
  at: Date
  note: string | null
}

export interface PaymentsTable extends FactTable {
  amountFen: number
  method: string
}

export interface DeliveriesTable extends FactTable {
  carrier: string
  trackingNo: string | null
  state: Delivery['state']
}

export interface ReturnsTable extends FactTable {
  refundFen: number
  reason: Return['reason']
  sku: string | null
  quantity: number
}
