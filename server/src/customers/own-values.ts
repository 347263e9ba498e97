import type { OwnValues } from '@zhike/contract/own-fields'
import { openOwnFields, readOwnValues, type WrittenValues } from '../own-fields/own-fields.ts'
import type { Ctx } from '../platform/ctx.ts'
import type { StoredCustomer } from './customers.tables.ts'
import { findCustomerSummaries } from './finding.ts'

type Standing = Pick<StoredCustomer, 'id' | 'kind'> & Partial<Pick<StoredCustomer, 'custom'>>

/** Own values of a customer, as they will be kept. Throws what `readOwnValues` throws. */
export const readOwnCustomerValues = async (
  ctx: Ctx,
  given: OwnValues,
  { id, kind, custom }: Standing,
): Promise<WrittenValues> =>
  readOwnValues(ctx, await openOwnFields(ctx, 'customer'), given, {
    id,
    customerId: id,
    is: kind,
    ...(custom === undefined ? {} : { existing: custom }),
    shownAs: async ({ recordId }) => (await findCustomerSummaries(ctx.db, [recordId])).get(recordId)?.id,
  })
