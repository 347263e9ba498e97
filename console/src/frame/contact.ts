import type { CustomerSummary, IdentityKind } from '@zhike/contract/customers'

/** In the order in which people reach for them. */
const order: readonly IdentityKind[] = ['phone', 'email', 'wechat', 'external']

/** The one way to reach a customer that is shown where there is room for one, masked; else the customer's number. */
export function contactOf({ identities, number }: Pick<CustomerSummary, 'identities' | 'number'>): string {
  const [best] = identities.toSorted(
    (a, b) => order.indexOf(a.kind) - order.indexOf(b.kind) || Number(b.primary) - Number(a.primary),
  )
  return best?.masked ?? number
}
