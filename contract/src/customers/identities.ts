import * as z from 'zod'
import { Id, Time } from '../fields.ts'

export const IdentityKind = z.enum(['phone', 'email', 'wechat', 'external'])
export type IdentityKind = z.infer<typeof IdentityKind>

/** What a caller sends of an identity: the whole value. */
export const NewIdentity = z.strictObject({ kind: IdentityKind, value: z.string().trim().min(1).max(254) })
export type NewIdentity = z.infer<typeof NewIdentity>

/** Why a contact does not reach the customer, and since when that is known. */
export const IdentityFailure = z.object({ why: z.enum(['out_of_service', 'wrong_person', 'bounced']), at: Time })
export type IdentityFailure = z.infer<typeof IdentityFailure>

/** What everybody sees of it: a masked text; `external` numbers are not personal and come whole. */
export const Identity = z.object({
  id: Id,
  kind: IdentityKind,
  masked: z.string(),
  value: z.string().optional(),
  /** Inbound contacts with this value find this customer first. */
  primary: z.boolean(),
  /** False while somebody only claimed it (a form, a caller number). */
  verified: z.boolean(),
  /** There only while it is known not to work. */
  failure: IdentityFailure.optional(),
})
export type Identity = z.infer<typeof Identity>

/** Why somebody looks at what is masked; it stands in the audit. */
export const RevealReason = z.string().trim().min(2).max(200)

export const IdentityPath = z.strictObject({ id: Id, identityId: Id })
