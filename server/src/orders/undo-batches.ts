import { uuidv7 } from '../platform/clock/uuidv7.ts'
import { type Batch, batchOf } from '../platform/db/batches.ts'
import type { KnownOrder } from './arrival-outcomes.ts'

/** The orders that are deleted, with the event that tells of it. */
export const removedShape = { customerId: 'uuid', eventId: 'uuid', id: 'uuid', data: 'jsonb' } as const
export type RemovedOrders = Batch<keyof typeof removedShape>

export const packRemoved = (now: Date, orders: readonly KnownOrder[]): RemovedOrders =>
  batchOf(
    removedShape,
    orders.map(({ customerId, id, orderNo }) => ({ customerId, eventId: uuidv7(now), id, data: { number: orderNo } })),
  )
