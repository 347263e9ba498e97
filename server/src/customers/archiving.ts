import type { Customer } from '@zhike/contract/customers'
import type { Ctx } from '../platform/ctx.ts'
import { fail } from '../platform/errors.ts'
import { emit } from '../platform/events/events.ts'
import { lockCustomer, updateCustomerRow } from './customers.queries.ts'
import { getCustomer, lockForChange } from './finding.ts'

/** Takes a customer out of lists, searches and answers; nothing of it is lost. */
export async function archiveCustomer(ctx: Ctx, { id }: { id: string }): Promise<void> {
  const { number } = await lockForChange(ctx, id)
  await updateCustomerRow(ctx.db, id, { archivedAt: ctx.now, archivedBy: ctx.actor.id }, ctx.now)
  await emit(ctx, id, { type: 'customer.archived', subject: { type: 'customer', id }, data: { number } })
}

/** Brings an archived customer back. Throws `customer.not_archived` when it never left. */
export async function restoreCustomer(ctx: Ctx, { id }: { id: string }): Promise<Customer> {
  const row = (await lockCustomer(ctx.db, id)) ?? fail('record.not_found')
  if (row.archivedAt === null) fail('customer.not_archived')
  await updateCustomerRow(ctx.db, id, { archivedAt: null, archivedBy: null }, ctx.now)
  const data = { number: row.number }
  await emit(ctx, id, { type: 'customer.restored', subject: { type: 'customer', id }, data })
  return getCustomer(ctx, { id })
}
