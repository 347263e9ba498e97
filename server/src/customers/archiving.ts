import type { Customer } from '@zhike/contract/customers'
import type { Ctx } from '../platform/ctx.ts'
import { fail } from '../platform/errors.ts'
import { emit } from '../platform/events/events.ts'
import { lockCustomer, updateCustomerRow } from './customers.queries.ts'
import { refuseDuplicate } from './duplicates.ts'
import { getCustomer, lockForChange } from './finding.ts'
import { claimHolders, listIdentities, yieldPrimacy } from './identities.queries.ts'

/** Takes a customer out of lists, searches and answers; nothing of it is lost. */
export async function archiveCustomer(ctx: Ctx, { id }: { id: string }): Promise<void> {
  const { number } = await lockForChange(ctx, id)
  await updateCustomerRow(ctx.db, id, { archivedAt: ctx.now, archivedBy: ctx.actor.id }, ctx.now)
  await emit(ctx, id, { type: 'customer.archived', subject: { type: 'customer', id }, data: { number } })
}

/**
 * Brings an archived customer back. Of a value that somebody else got meanwhile, that one stays the first to be found.
 * Throws `customer.not_archived` when it never left, and `customer.exists` or `customer.exists_hidden` when somebody of
 * the same name has one of its contacts now.
 */
export async function restoreCustomer(ctx: Ctx, { id }: { id: string }): Promise<Customer> {
  const row = (await lockCustomer(ctx.db, id)) ?? fail('record.not_found')
  if (row.archivedAt === null) fail('customer.not_archived')
  const hashes = (await listIdentities(ctx.db, id)).map(({ hash }) => hash)
  const others = (await claimHolders(ctx.db, hashes)).filter(
    ({ customerId, archived }) => customerId !== id && !archived,
  )
  refuseDuplicate(others, row.name)
  const taken = others.filter(({ isPrimary }) => isPrimary).map(({ hash }) => hash)
  if (taken.length > 0) await yieldPrimacy(ctx.db, id, taken)
  await updateCustomerRow(ctx.db, id, { archivedAt: null, archivedBy: null }, ctx.now)
  const data = { number: row.number }
  await emit(ctx, id, { type: 'customer.restored', subject: { type: 'customer', id }, data })
  return getCustomer(ctx, { id })
}
