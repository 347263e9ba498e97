import type { RoleCode } from '@zhike/contract/permissions'

/** Who sees customers and tickets keeps views of their lists. */
const readers = ['manager', 'representative', 'support', 'after_sales', 'specialist', 'inspector', 'analyst'] as const

/** What a fresh system allows of views, and of the tickets that they show as a list, on a board or in a calendar. */
export const viewExpectations: Readonly<Record<string, readonly RoleCode[]>> = Object.fromEntries([
  ...['list', 'count', 'days', 'listFields'].map((name) => [`tickets.${name}`, readers] as const),
  ...['views', 'ticketViews'].flatMap((group) =>
    ['list', 'create', 'update', 'remove', 'pin', 'unpin'].map((name) => [`${group}.${name}`, readers] as const),
  ),
])
