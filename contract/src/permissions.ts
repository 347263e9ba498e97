/** Every right a role can give. The part before the dot is the module that asks for it. */
export const permissions = [
  'customers.read',
  'customers.create',
  'customers.update',
  'customers.archive',
  'customers.assign',
  'customers.lookup',
  'customers.reveal',
  'customers.merge',
  'customers.share_views',
  'orders.read',
  'orders.create',
  'orders.update',
  'tickets.read',
  'tickets.create',
  'tickets.update',
  'tickets.assign',
  'tickets.reply',
  'tickets.resolve',
  'tickets.close',
  'exports.create',
  'exports.names',
  'exports.plain',
  'needs.read',
  'needs.record',
  'needs.decide',
  'pool.claim',
  'pool.assign',
  'pool.rules',
  'imports.create',
  'calendar.manage',
  'calendar.schedule',
  'staff.read',
  'staff.manage',
  'staff.sessions',
  'roles.manage',
  'settings.manage',
  'api_keys.manage',
  'audit.read',
  'access_reviews.manage',
  'jobs.manage',
] as const

export type Permission = (typeof permissions)[number]

/** How much of the customer data a person or key reaches. */
export const scopes = ['none', 'own', 'team', 'department', 'all'] as const
export type Scope = (typeof scopes)[number]

export const roleCodes = [
  'administrator',
  'manager',
  'representative',
  'support',
  'after_sales',
  'specialist',
  'inspector',
  'analyst',
] as const
export type RoleCode = (typeof roleCodes)[number]

const readAll = [
  'customers.read',
  'orders.read',
  'tickets.read',
  'needs.read',
  'staff.read',
] as const satisfies Permission[]
const desk = [
  ...readAll,
  'customers.create',
  'customers.update',
  'customers.lookup',
  'customers.reveal',
  'orders.create',
  'tickets.create',
  'tickets.update',
  'tickets.reply',
  'tickets.resolve',
  'needs.record',
] as const satisfies Permission[]

/** What a fresh system gives each role; administrators change it on the permission page. */
export const rolePermissions: Readonly<Record<RoleCode, readonly Permission[]>> = {
  administrator: [
    'staff.read',
    'staff.manage',
    'staff.sessions',
    'roles.manage',
    'settings.manage',
    'calendar.manage',
    'calendar.schedule',
    'api_keys.manage',
    'audit.read',
    'access_reviews.manage',
    'jobs.manage',
  ],
  manager: [
    ...desk,
    'staff.sessions',
    'customers.archive',
    'customers.assign',
    'customers.share_views',
    'customers.merge',
    'orders.update',
    'tickets.assign',
    'tickets.close',
    'exports.create',
    'exports.names',
    'exports.plain',
    'needs.decide',
    'pool.claim',
    'pool.assign',
    'pool.rules',
    'imports.create',
    'calendar.manage',
    'calendar.schedule',
    'audit.read',
    'access_reviews.manage',
  ],
  representative: [...desk, 'tickets.assign', 'tickets.close', 'pool.claim'],
  support: [...desk, 'needs.decide'],
  after_sales: [...desk, 'orders.update', 'needs.decide'],
  specialist: [
    ...desk,
    'customers.assign',
    'customers.merge',
    'exports.create',
    'exports.names',
    'needs.decide',
    'pool.claim',
  ],
  inspector: [...readAll],
  analyst: [...readAll, 'exports.create'],
}

/** The scope a new person or key of a role gets unless another is given. */
export const defaultScope: Readonly<Record<RoleCode, Scope>> = {
  administrator: 'none',
  manager: 'all',
  representative: 'team',
  support: 'team',
  after_sales: 'team',
  specialist: 'team',
  inspector: 'all',
  analyst: 'all',
}
