import type { Permission } from '@zhike/contract/permissions'

/** What can be set, in groups; each shown to whoever may. */
export const sections = [
  { group: 'self', entries: [{ name: 'account', to: '/settings/account' }] },
  {
    group: 'people',
    entries: [
      { name: 'staff', to: '/settings/staff', permission: 'staff.read' },
      { name: 'organisation', to: '/settings/organisation', permission: 'staff.read' },
      { name: 'roles', to: '/settings/roles', permission: 'roles.manage' },
      { name: 'accessReviews', to: '/settings/access-reviews', permission: 'access_reviews.manage' },
      { name: 'logIn', to: '/settings/log-in', permission: 'settings.manage' },
    ],
  },
  {
    group: 'work',
    entries: [
      { name: 'company', to: '/settings/company', permission: 'settings.manage' },
      { name: 'calendars', to: '/settings/calendars', permission: 'calendar.manage' },
      { name: 'timePromises', to: '/settings/time-promises', permission: 'time_promises.manage' },
      { name: 'approvalFlows', to: '/settings/approval-flows', permission: 'approvals.flows' },
      { name: 'ticketTypes', to: '/settings/ticket-types', permission: 'ticket_types.manage' },
      { name: 'ticketTemplates', to: '/settings/ticket-templates', permission: 'ticket_types.manage' },
      { name: 'categories', to: '/settings/categories', permission: 'settings.manage' },
      { name: 'products', to: '/settings/products', permission: 'products.manage' },
      { name: 'ownFields', to: '/settings/own-fields', permission: 'settings.manage' },
      { name: 'pool', to: '/settings/pool', permission: 'pool.rules' },
      { name: 'dataQuality', to: '/settings/data-quality', permission: 'settings.manage' },
      { name: 'imports', to: '/customers/imports', permission: 'imports.create' },
      { name: 'exports', to: '/settings/exports', permission: 'exports.create' },
    ],
  },
  {
    group: 'system',
    entries: [
      { name: 'audit', to: '/settings/audit', permission: 'audit.read' },
      { name: 'jobs', to: '/settings/jobs', permission: 'jobs.manage' },
      { name: 'apiKeys', to: '/settings/api-keys', permission: 'api_keys.manage' },
      { name: 'files', to: '/settings/files', permission: 'settings.manage' },
      { name: 'encryption', to: '/settings/encryption', permission: 'settings.manage' },
    ],
  },
] as const satisfies readonly {
  group: string
  entries: readonly { name: string; to: string; permission?: Permission }[]
}[]

/** Whether a person sees an entry. */
export const isOpenTo = (permission: Permission | undefined, may: (permission: Permission) => boolean) =>
  permission === undefined || may(permission)
