import type { Permission } from '@zhike/contract/permissions'

/** The domains that exist, in the order of the rail. An entry that nobody may open is not shown. */
export const railEntries = [
  { name: 'home', to: '/' },
  { name: 'tickets', to: '/tickets', permission: 'tickets.read' },
  { name: 'customers', to: '/customers', permission: 'customers.read' },
  { name: 'orders', to: '/orders', permission: 'orders.read' },
  { name: 'knowledge', to: '/knowledge', permission: 'knowledge.read' },
  { name: 'settings', to: '/settings' },
] as const satisfies readonly { name: string; to: string; permission?: Permission }[]

export type RailEntry = (typeof railEntries)[number]

export const visibleEntries = (may: (permission: Permission) => boolean): readonly RailEntry[] =>
  railEntries.filter((entry) => !('permission' in entry) || may(entry.permission))
