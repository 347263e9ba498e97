import { type Customer, type customers, UpdateCustomer } from '@zhike/contract/customers'
import type { Input } from '@zhike/contract/endpoint'
import { FileRef } from '@zhike/contract/fields'
import { type FileHolder, findKeptFiles, ownFields } from '../own-fields/own-fields.ts'
import type { Ctx } from '../platform/ctx.ts'
import { fail } from '../platform/errors.ts'
import { openAddress } from './facts.ts'
import { getCustomer, requireCustomer } from './finding.ts'
import { addIdentity } from './identifying.ts'
import { type LoggedIdentity, openLogged } from './identity-sources.ts'
import { findChange } from './provenance.queries.ts'
import { updateCustomer } from './updating.ts'

const own = 'custom.'

/**
 * Puts back what a change replaced, by the ordinary edit of the field, with its checks, its event and its changes. What is
 * masked need not be seen for it. Throws `record.not_found` when there is no such change of the field, and what the edit
 * throws.
 */
export async function restoreValue(
  ctx: Ctx,
  { id, field, changeId }: Input<typeof customers.restoreValue>,
): Promise<Customer> {
  await requireCustomer(ctx, id, 'record.not_found')
  const kept = await findChange(ctx.db, id, changeId, await loggedNames(ctx, field))
  if (!kept) return fail('record.not_found')
  const { oldValue, customerId } = kept
  if (field === 'identity') {
    const identity = (oldValue as LoggedIdentity | null) ?? fail('record.not_found')
    await addIdentity(ctx, { id, kind: identity.kind, value: openLogged(ctx.tools.keys, identity) })
    return getCustomer(ctx, { id })
  }
  if (field.startsWith(own)) {
    const key = field.slice(own.length)
    const value = kept.field === 'custom' ? ((oldValue as Customer['custom'])[key] ?? null) : oldValue
    await refuseGone(ctx, { id, customerId: id }, value)
    return updateCustomer(ctx, { id, custom: { [key]: value as Customer['custom'][string] } })
  }
  const value =
    field === 'address' && typeof oldValue === 'string'
      ? openAddress(ctx.tools.keys, customerId, Buffer.from(oldValue, 'base64'))
      : oldValue
  const edit = UpdateCustomer.safeParse({ id, [field]: value })
  return edit.success ? updateCustomer(ctx, edit.data) : fail('record.not_found')
}

/** Throws `file.gone` for a file that was replaced too long ago. */
async function refuseGone(ctx: Ctx, holder: FileHolder, value: unknown): Promise<void> {
  const file = FileRef.safeParse(value).data
  if (file && !(await findKeptFiles(ctx, holder, [file.id])).has(file.id)) fail('file.gone')
}

/** The names under which changes of a field are logged: own fields by their id, or with all others by a merge. */
async function loggedNames(ctx: Ctx, field: string): Promise<readonly string[]> {
  if (!field.startsWith(own)) return [field]
  const { fields } = await ownFields(ctx, 'customer')
  const key = field.slice(own.length)
  return ['custom', ...fields.filter((each) => each.key === key).map(({ id }) => `${own}${id}`)]
}
