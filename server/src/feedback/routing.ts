import type { FeedbackRouting } from '@zhike/contract/feedback'

/** Something that has an owner, who may have left. */
export interface Owned {
  readonly name: string
  readonly owner: { readonly id: string; readonly name: string; readonly hasLeft: boolean } | null
}

/**
 * Who sees to a suggestion or praise. The owner of the product comes first: only they can change it, while a theme gathers what
 * is said of all products. Who has left is passed over.
 */
export function routeFeedback(product: Owned | null, theme: Owned | null): FeedbackRouting {
  const asked = [
    { of: 'product', owned: product },
    { of: 'theme', owned: theme },
  ] as const
  const chosen = asked.find(({ owned }) => owned?.owner && !owned.owner.hasLeft)
  const steps = asked.map(({ of, owned }) => ({
    of,
    name: owned?.name ?? null,
    owner: personOf(owned),
    why: of === chosen?.of ? ('chosen' as const) : whyNot(owned),
  }))
  return { to: personOf(chosen?.owned ?? null), steps }
}

function personOf(owned: Owned | null) {
  return owned?.owner ? { id: owned.owner.id, name: owned.owner.name } : null
}

function whyNot(owned: Owned | null): Exclude<FeedbackRouting['steps'][number]['why'], 'chosen'> {
  if (!owned) return 'not_said'
  if (!owned.owner) return 'has_no_owner'
  return owned.owner.hasLeft ? 'has_left' : 'comes_later'
}
