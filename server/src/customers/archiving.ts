import type { Customer } from '@zhike/contract/customers'
import type { Ctx } from '../platform/ctx.ts'
import { fail } from '../platform/errors.ts'
import { emit } from '../platform/events/events.ts'
import { archiveMembers, lockCustomer, updateCustomerRow } from './customers.queries.ts'
import { refuseDuplicate } from './duplicates.ts'
import { getCustomer, lockForChange } from './finding.ts'
import { giveBack } from './giving-back.ts'
import { claimHolders, listIdentities, yieldPrimacy } from './identities.queries.ts'

/** Takes a customer, and all who were merged into it, out of lists, searches and answers; nothing of it is lost. */
export async function archiveCustomer(ctx: Ctx, input: { id: string }): Promise<void> {
  const { id, number } = await lockForChange(ctx, input.id)
  const archived = { archivedAt: ctx.now, archivedBy: ctx.actor.id }
  await updateCustomerRow(ctx.db, id, archived, ctx.now)
  await archiveMembers(ctx.db, id, archived)
  await emit(ctx, id, { type: 'customer.archived', subject: { type: 'customer', id }, data: { number } })
}

/**
 * Brings an archived customer back, with all who were merged into it and what the undoing of an import took from it. Of a value that somebody else got meanwhile, that
 * one stays the first to be found. Throws `customer.not_archived` when it never left, and `customer.exists` or
 * `customer.exists_hidden` when somebody of the same name has one of its contacts now.
 */
export async function restoreCustomer(ctx: Ctx, input: { id: string }): Promise<Customer> {
  const customer = (await lockCustomer(ctx.db, input.id)) ?? fail('record.not_found')
  const { id, name, number, archivedAt } = customer
  if (archivedAt === null) fail('customer.not_archived')
  const hashes = (await listIdentities(ctx.db, id)).map(({ hash }) => hash)
  const others = (await claimHolders(ctx.db, hashes)).filter(
    ({ customerId, archived }) => customerId !== id && !archived,
  )
  refuseDuplicate(others, name)
  const taken = others.filter(({ isPrimary }) => isPrimary).map(({ hash }) => hash)
  if (taken.length > 0) await yieldPrimacy(ctx.db, id, taken)
  const restored = { archivedAt: null, archivedBy: null }
  await updateCustomerRow(ctx.db, id, restored, ctx.now)
  await archiveMembers(ctx.db, id, restored)
  await emit(ctx, id, { type: 'customer.restored', subject: { type: 'customer', id }, data: { number } })
  await giveBack(ctx, customer)
  return getCustomer(ctx, { id })
}
