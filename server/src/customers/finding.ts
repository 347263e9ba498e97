import type { Customer, CustomerSummary } from '@zhike/contract/customers'
import type { Reason } from '@zhike/contract/reasons'
import { ownFields } from '../own-fields/own-fields.ts'
import type { Ctx } from '../platform/ctx.ts'
import type { Db } from '../platform/db/database.ts'
import { fail } from '../platform/errors.ts'
import { customerOf, summaryOf } from './answers.ts'
import { findCustomer, findCustomerRows, findSummaries, lockCustomer, mayWrite } from './customers.queries.ts'

/**
 * One customer, or the one that it was merged into. Throws `record.not_found` when the actor does not see it or it is
 * archived.
 */
export async function getCustomer(ctx: Ctx, { id }: { id: string }): Promise<Customer> {
  const row = await findCustomer(ctx.db, id)
  if (!row || row.archivedAt !== null) return fail('record.not_found')
  return customerOf(ctx, row, await ownFields(ctx, 'customer'))
}

/**
 * What answers about other things show of their customers, by the id that they name: of one who was merged into another,
 * that one. Without those that the actor does not see. One statement.
 */
export async function findCustomerSummaries(db: Db, ids: readonly string[]): Promise<Map<string, CustomerSummary>> {
  if (ids.length === 0) return new Map()
  const rows = await findSummaries(db, [...new Set(ids)])
  return new Map(rows.map((row) => [row.askedId, summaryOf(row)]))
}

/** Whole customers by id, without those that the actor does not see or who were merged into another. */
export async function findCustomers(ctx: Ctx, ids: readonly string[]): Promise<Map<string, Customer>> {
  if (ids.length === 0) return new Map()
  const book = await ownFields(ctx, 'customer')
  const rows = await findCustomerRows(ctx.db, [...new Set(ids)])
  return new Map(rows.map((row) => [row.id, customerOf(ctx, row, book)]))
}

/** The customer that a request names in its body, else throws `customer.unknown`, or another reason. */
export async function requireCustomer(
  ctx: Ctx,
  id: string,
  reason: Reason = 'customer.unknown',
): Promise<CustomerSummary> {
  return (await findCustomerSummaries(ctx.db, [id])).get(id) ?? fail(reason)
}

/**
 * The row of a customer that is about to be changed, or of the one that it was merged into, locked. Throws
 * `record.not_found`, `customer.read_only` for who may only look on, and `record.changed` when the caller read an older
 * version.
 */
export async function lockForChange(ctx: Ctx, id: string) {
  const row = await lockCustomer(ctx.db, id)
  if (!row || row.archivedAt !== null) return fail('record.not_found')
  if (ctx.actor.scope !== 'all' && !(await mayWrite(ctx.db, row.id))) return fail('customer.read_only')
  if (ctx.ifMatch !== undefined && ctx.ifMatch !== row.version) return fail('record.changed')
  return row
}
