import { CustomerKind } from '@zhike/contract/customers'
import type { OwnValues } from '@zhike/contract/own-fields'
import {
  openOwnFields,
  ownFields,
  readOwnValues,
  readSharedValues,
  type WrittenValues,
} from '../own-fields/own-fields.ts'
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

/** Own values that many customers are to be given, as they will be kept. Throws what `readSharedValues` throws. */
export const readSharedCustomerValues = async (ctx: Ctx, given: OwnValues, at: string): Promise<OwnValues> =>
  readSharedValues(ctx, await ownFields(ctx, 'customer'), given, at)

/** The kinds of customers who lack one of the fields that are to be filled in. */
export async function kindsWithout(ctx: Ctx, given: OwnValues): Promise<CustomerKind[]> {
  const { fields } = await ownFields(ctx, 'customer')
  const filled = fields.filter(({ key, onlyFor }) => onlyFor.length > 0 && (given[key] ?? null) !== null)
  return CustomerKind.options.filter((kind) => filled.some(({ onlyFor }) => !onlyFor.includes(kind)))
}
