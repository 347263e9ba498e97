import type { Import } from '@zhike/contract/imports'
import type { Permission } from '@zhike/contract/permissions'
import { reasonText } from '@zhike/contract/reasons'
import type { Ctx } from '../platform/ctx.ts'
import { fail } from '../platform/errors.ts'

/** What a kind needs besides `imports.create`: the right to make one of it by hand. */
const needed: Readonly<Record<Import['kind'], Permission>> = {
  customers: 'customers.create',
  contacts: 'customers.update',
  orders: 'orders.create',
  products: 'products.manage',
}

/** Throws `permission.missing` naming `kind` when the actor may not make by hand what the file brings by thousands. */
export function requireKind({ actor, locale }: Ctx, kind: Import['kind']): void {
  if (actor.kind === 'system' || actor.permissions.has(needed[kind])) return
  fail('permission.missing', { fields: { kind: reasonText('permission.missing', locale) } })
}
