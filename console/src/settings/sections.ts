import type { Permission } from '@zhike/contract/permissions'

/** What can be set, in groups; each shown to whoever may. */
export const sections = [
  { group: 'self', entries: [{ name: 'account', to: '/settings/account' }] },
  { group: 'data', entries: [{ name: 'imports', to: '/customers/imports', permission: 'imports.create' }] },
] as const satisfies readonly {
  group: string
  entries: readonly { name: string; to: string; permission?: Permission }[]
}[]

/** Whether a person sees an entry. */
export const isOpenTo = (permission: Permission | undefined, may: (permission: Permission) => boolean) =>
  permission === undefined || may(permission)
