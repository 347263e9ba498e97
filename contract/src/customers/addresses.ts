import * as z from 'zod'
import { endpoint } from '../endpoint.ts'
import { ById, Id, listOf, Nothing } from '../fields.ts'
import { Region, region, street } from './facts.ts'
import { RevealReason } from './identities.ts'

/** 家庭 · 公司 · 收货 · 发票 · 其他 */
export const AddressKind = z.enum(['home', 'company', 'delivery', 'invoice', 'other'])
export type AddressKind = z.infer<typeof AddressKind>

/** Where a customer is found. The primary one is what `region` and `address` of the customer mean. */
export const Address = z.object({
  /** Of the primary one the customer's own. */
  id: Id,
  /** Null for a primary one of which nobody has said what it is. */
  kind: AddressKind.nullable(),
  region: Region.extend({ fullName: z.string() }).nullable(),
  /** Street and house; masked but for whoever reveals it. */
  streetMasked: z.string().nullable(),
  primary: z.boolean(),
})
export type Address = z.infer<typeof Address>

const AddressPath = z.strictObject({ id: Id, addressId: Id })
const refusals = ['customer.read_only', 'record.changed'] as const

export const addressEndpoints = {
  listAddresses: endpoint({
    method: 'GET',
    path: '/customers/:id/addresses',
    permission: 'customers.read',
    summary: 'The addresses of a customer and of all who were merged into it, the primary one first.',
    input: ById,
    output: listOf(Address),
  }),
  addAddress: endpoint({
    method: 'POST',
    path: '/customers/:id/addresses',
    permission: 'customers.update',
    summary: 'Adds an address by its region, its street or both; the first one is the primary one.',
    input: z.strictObject({ id: Id, kind: AddressKind, region: region.optional(), street: street.optional() }),
    output: Address,
    reasons: refusals,
  }),
  changeAddress: endpoint({
    method: 'PATCH',
    path: '/customers/:id/addresses/:addressId',
    permission: 'customers.update',
    summary: 'Changes an address; `null` empties its region or its street, but not both.',
    input: AddressPath.extend({
      kind: AddressKind.optional(),
      region: region.nullable().optional(),
      street: street.nullable().optional(),
    }),
    output: Address,
    reasons: refusals,
  }),
  removeAddress: endpoint({
    method: 'DELETE',
    path: '/customers/:id/addresses/:addressId',
    permission: 'customers.update',
    summary: 'Removes an address. After the primary one the oldest of the others is it.',
    input: AddressPath,
    output: Nothing,
    reasons: refusals,
  }),
  promoteAddress: endpoint({
    method: 'POST',
    path: '/customers/:id/addresses/:addressId/primacy',
    permission: 'customers.update',
    summary: 'Makes an address the primary one; what was it before stays as one of the others.',
    input: AddressPath,
    output: Address,
    reasons: refusals,
  }),
  revealStreet: endpoint({
    method: 'POST',
    path: '/customers/:id/addresses/:addressId/reveals',
    permission: 'customers.reveal',
    summary: 'Answers the whole street of an address; who, when and why are logged.',
    input: AddressPath.extend({ reason: RevealReason }),
    output: z.object({ value: z.string() }),
    reasons: ['customer.in_pool'],
  }),
}
