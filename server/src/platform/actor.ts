import type { Permission, RoleCode, Scope } from '@zhike/contract/permissions'

/** The database role that a piece of work runs under is `zhike_` plus this. */
export type DbScope = Scope | 'customer' | 'public' | 'system'

/** Whoever acts: put together by `app` for each request, never cached beyond it. */
export interface Actor {
  readonly kind: 'staff' | 'key' | 'customer' | 'system' | 'public'
  /** The person's, key's or customer's id; null for system and public. */
  readonly id: string | null
  readonly name: string | null
  readonly scope: DbScope
  /** What is compared with `seen_by`: the own id first, then teams and departments by scope. */
  readonly reach: readonly string[]
  readonly permissions: ReadonlySet<Permission>
  /** The key that a program came with; people have none. */
  readonly keyId?: string
}

/** What a person has to do before anything else: set up a second factor, or change a password that is too old. */
export type Due = 'second_factor' | 'password'

/** A member of staff, or a key that acts for one or for itself. */
export interface DeskActor extends Actor {
  readonly kind: 'staff' | 'key'
  readonly id: string
  readonly scope: Scope
  readonly role: RoleCode
  readonly email: string | null
  readonly departmentId: string | null
  readonly teamIds: readonly string[]
  readonly due: Due | null
  /** The log-in that a person came with; keys have none. */
  readonly sessionId?: string
}

/** Stands in `seen_by` for everybody whose right reaches the pool of customers. */
export const poolViewer = '00000000-0000-4000-8000-00000000c0de'

/** Work of the system itself: jobs, reactions, the named steps of `beyondScope`. */
export const systemActor: Actor = {
  kind: 'system',
  id: null,
  name: null,
  scope: 'system',
  reach: [],
  permissions: new Set(),
}

/** A stranger: may only call what the contract declares public. */
export const publicActor: Actor = { ...systemActor, kind: 'public', scope: 'public' }

/** A customer who came by a signed link. */
export const customerActor = (customerId: string): Actor => ({
  ...systemActor,
  kind: 'customer',
  id: customerId,
  scope: 'customer',
  reach: [customerId],
})

export const isDeskActor = (actor: Actor): actor is DeskActor => actor.kind === 'staff' || actor.kind === 'key'
