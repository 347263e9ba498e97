import { CustomerKind } from '@zhike/contract/customers'
import type { OwnValues } from '@zhike/contract/own-fields'
import {
  kindsWithout,
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
export const customerKindsWithout = async (ctx: Ctx, given: OwnValues): Promise<CustomerKind[]> =>
  kindsWithout(await ownFields(ctx, 'customer'), given, CustomerKind.options)
