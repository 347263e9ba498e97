import type { OwnValues } from '@zhike/contract/own-fields'
import { openOwnFields, readOwnValues, type WrittenValues } from '../own-fields/own-fields.ts'
import type { Ctx } from '../platform/ctx.ts'
import { findOrder, type OrderRow } from './orders.queries.ts'

type Standing = Pick<OrderRow, 'id' | 'customerId'> & Partial<Pick<OrderRow, 'custom'>>

/** Own values of an order, as they will be kept. Throws what `readOwnValues` throws. */
export const readOwnOrderValues = async (
  ctx: Ctx,
  given: OwnValues,
  { id, customerId, custom }: Standing,
): Promise<WrittenValues> =>
  readOwnValues(ctx, await openOwnFields(ctx, 'order'), given, {
    id,
    customerId,
    ...(custom === undefined ? {} : { existing: custom }),
    shownAs: async ({ recordId }) => (await findOrder(ctx.db, recordId))?.id,
  })
