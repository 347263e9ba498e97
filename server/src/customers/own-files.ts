import type { Customer, customers } from '@zhike/contract/customers'
import type { Input } from '@zhike/contract/endpoint'
import { keepOwnFile, readOwnFile } from '../own-fields/own-fields.ts'
import type { Ctx } from '../platform/ctx.ts'
import type { FileAnswer } from '../platform/http/handlers.ts'
import { lockForChange, requireCustomer } from './finding.ts'
import { updateCustomer } from './updating.ts'

/** Puts a file into an own field of a customer, by the ordinary edit of it. */
export async function attachCustomerFile(
  ctx: Ctx,
  { key, ...asked }: Input<typeof customers.attachOwnFile>,
): Promise<Customer> {
  const { id } = await lockForChange(ctx, asked.id)
  return updateCustomer(ctx, { id, custom: await keepOwnFile(ctx, 'customer', key, { id, customerId: id }) })
}

/** A file of an own field of a customer. */
export async function getCustomerFile(ctx: Ctx, input: Input<typeof customers.getOwnFile>): Promise<FileAnswer> {
  const { id } = await requireCustomer(ctx, input.id, 'record.not_found')
  return readOwnFile(ctx, 'customer', { id, customerId: id }, input)
}
