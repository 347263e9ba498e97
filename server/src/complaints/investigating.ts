import type { Complaint, complaints } from '@zhike/contract/complaints'
import type { Input } from '@zhike/contract/endpoint'
import { uuidv7 } from '../platform/clock/uuidv7.ts'
import type { Ctx } from '../platform/ctx.ts'
import { fail, failAt } from '../platform/errors.ts'
import { findProduct } from '../products/products.ts'
import { listDepartments } from '../staff/staff.ts'
import { attachUploads } from '../tickets/tickets.ts'
import { insertEntry, lockEntry, saveFile, updateEntry as updateRow, withdrawRow } from './filing.queries.ts'
import { deedOf, lockOpen, tell } from './locking.ts'
import { getComplaint } from './showing.ts'

/**
 * Says of which product a complaint is, who asks about it and who is liable. Throws `complaint.closed`, `product.unknown`
 * and `department.unknown`.
 */
export async function updateComplaint(ctx: Ctx, input: Input<typeof complaints.update>): Promise<Complaint> {
  const { ticketId, liability, product, ...flags } = input
  const ticket = await lockOpen(ctx, ticketId)
  if (liability?.departmentId) await knowsDepartment(ctx, liability.departmentId)
  const liable =
    liability === undefined
      ? {}
      : {
          liableParty: liability?.party ?? null,
          liableDepartmentId: liability?.departmentId ?? null,
          liabilityNote: liability?.note ?? null,
        }
  if (product && !(await findProduct(ctx, product.sku))) failAt(ctx, 'product', 'product.unknown')
  const made = product === undefined ? {} : { sku: product?.sku ?? null, batch: product?.batch ?? null }
  const given = Object.fromEntries(Object.entries(flags).filter(([, value]) => value !== undefined))
  await saveFile(ctx.db, ticket, { ...given, ...liable, ...made, updatedAt: ctx.now })
  await tell(ctx, ticket, 'complaint.changed', {
    fields: [...Object.keys(given), ...Object.keys(liable), ...Object.keys(made)],
  })
  return getComplaint(ctx, { ticketId })
}

async function knowsDepartment(ctx: Ctx, id: string): Promise<void> {
  const { items } = await listDepartments(ctx)
  if (!items.some((department) => department.id === id)) failAt(ctx, 'liability', 'department.unknown')
}

/** Adds to the investigation, with the pictures of the request. Throws `complaint.closed`. */
export async function addEntry(ctx: Ctx, input: Input<typeof complaints.addEntry>): Promise<Complaint> {
  const { ticketId, kind, text, source } = input
  const ticket = await lockOpen(ctx, ticketId)
  const files = await attachUploads(ctx, ticket, 'internal', 'ticket_message')
  const id = uuidv7(ctx.now)
  await insertEntry(ctx.db, { ...deedOf(ctx, ticket), id, kind, text, source, fileIds: files.map((file) => file.id) })
  await tell(ctx, ticket, 'complaint.investigated', { kind })
  return getComplaint(ctx, { ticketId })
}

/**
 * Words an entry anew, or adds the pictures of the request to it; what it said before stays in the log. Throws
 * `complaint.closed`.
 */
export async function updateEntry(ctx: Ctx, input: Input<typeof complaints.updateEntry>): Promise<Complaint> {
  const { ticketId, entryId, ...wanted } = input
  const ticket = await lockOpen(ctx, ticketId)
  const entry = (await lockEntry(ctx.db, ticket, entryId)) ?? fail('record.not_found')
  const files = await attachUploads(ctx, ticket, 'internal', 'ticket_message')
  const changes = (['kind', 'text', 'source'] as const).flatMap((field) => {
    const value = wanted[field]
    return value === undefined || value === entry[field] ? [] : [{ field, old: entry[field], new: value }]
  })
  if (changes.length + files.length === 0) return getComplaint(ctx, { ticketId })
  await updateRow(ctx.db, ticket.customerId, entryId, {
    ...Object.fromEntries(changes.map((change) => [change.field, change.new])),
    fileIds: [...entry.fileIds, ...files.map((file) => file.id)],
    editedAt: ctx.now,
    editedByKind: ctx.actor.kind,
    editedById: ctx.actor.id,
  })
  await tell(ctx, ticket, 'complaint.entry_changed', { entryId, fields: changes.map(({ field }) => field) }, changes)
  return getComplaint(ctx, { ticketId })
}

/** Takes an entry back. Throws `complaint.closed`. */
export async function removeEntry(
  ctx: Ctx,
  { ticketId, entryId }: Input<typeof complaints.removeEntry>,
): Promise<void> {
  const ticket = await lockOpen(ctx, ticketId)
  const withdrawn = await withdrawRow(ctx.db, 'complaintEntries', ticket, entryId, ctx.now, ctx.actor.id)
  if (!withdrawn) fail('record.not_found')
  await tell(ctx, ticket, 'complaint.changed', { fields: ['entries'] })
}
