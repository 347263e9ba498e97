import type { RoleCode } from '@zhike/contract/permissions'

/** Who sees customers and tickets keeps views of their lists. */
const readers = ['manager', 'representative', 'support', 'after_sales', 'specialist', 'inspector', 'analyst'] as const

/** What a fresh system allows of views. */
export const viewExpectations: Readonly<Record<string, readonly RoleCode[]>> = Object.fromEntries(
  ['views', 'ticketViews'].flatMap((group) =>
    ['list', 'create', 'update', 'remove', 'pin', 'unpin'].map((name) => [`${group}.${name}`, readers]),
  ),
)
