import type { RoleCode } from '@zhike/contract/permissions'

/** Who may call: a stranger, whoever is signed in, whoever logged in (no key), or these roles. */
export type Expectation = 'public' | 'signed-in' | 'logged-in' | readonly RoleCode[]

const frontline = ['manager', 'representative', 'support', 'after_sales', 'specialist'] as const
const readers = [...frontline, 'inspector', 'analyst'] as const
const everybody = [...readers, 'administrator'] as const
const administrator = ['administrator'] as const
const manager = ['manager'] as const

/**
 * What a fresh system allows, endpoint by endpoint, written by hand from what the product says and not from the code.
 * An endpoint that is missing here fails the test.
 */
export const expectations: Readonly<Record<string, Expectation>> = {
  'session.logIn': 'public',
  'session.logOut': 'logged-in',
  'session.me': 'signed-in',
  'session.changePassword': 'logged-in',
  'session.list': 'logged-in',
  'session.end': 'logged-in',

  'roles.list': 'signed-in',
  'roles.update': administrator,
  'apiKeys.list': administrator,
  'apiKeys.create': administrator,
  'apiKeys.revoke': administrator,
  'audit.list': ['administrator', 'manager'],
  'audit.verify': ['administrator', 'manager'],

  'staff.list': everybody,
  'staff.get': everybody,
  'staff.create': administrator,
  'staff.update': administrator,
  'staff.suspend': administrator,
  'staff.reinstate': administrator,
  'staff.resetPassword': administrator,
  'departments.list': everybody,
  'departments.create': administrator,
  'departments.update': administrator,
  'departments.remove': administrator,
  'teams.list': everybody,
  'teams.create': administrator,
  'teams.update': administrator,
  'teams.remove': administrator,
  'posts.list': everybody,
  'posts.create': administrator,
  'posts.remove': administrator,

  'customers.create': frontline,
  'customers.list': readers,
  'customers.get': readers,
  'customers.update': frontline,
  'customers.archive': manager,
  'customers.restore': manager,
  'customers.timeline': readers,
  'customers.addIdentity': frontline,
  'customers.removeIdentity': frontline,
  'customers.revealIdentity': frontline,
  'customers.revealAddress': frontline,
  'customers.lookup': frontline,
  'customers.assignOwner': ['manager', 'specialist'],
  'customers.releaseOwner': ['manager', 'specialist'],
  'customers.listCollaborators': readers,
  'customers.addCollaborator': ['manager', 'specialist'],
  'customers.removeCollaborator': ['manager', 'specialist'],
  'customers.listKeyPersons': readers,
  'customers.addKeyPerson': frontline,
  'customers.removeKeyPerson': frontline,
  'customers.listTags': readers,
  'customers.listRegions': 'signed-in',

  'products.list': readers,
  'products.create': administrator,
  'orders.create': frontline,
  'orders.list': readers,
  'orders.get': readers,
  'orders.update': ['manager', 'after_sales'],
  'orders.addPayment': ['manager', 'after_sales'],
  'orders.addDelivery': ['manager', 'after_sales'],
  'orders.addReturn': ['manager', 'after_sales'],

  'tickets.create': frontline,
  'tickets.list': readers,
  'tickets.get': readers,
  'tickets.update': frontline,
  'tickets.assign': ['manager', 'representative'],
  'tickets.unassign': ['manager', 'representative'],
  'tickets.listMessages': readers,
  'tickets.addMessage': frontline,
  'tickets.getFile': readers,
  'tickets.resolve': frontline,
  'tickets.reopen': frontline,
  'tickets.close': ['manager', 'representative'],
  'tickets.progressLink': readers,
  'categories.list': 'signed-in',
  'categories.create': administrator,
  'categories.update': administrator,
  'categories.remove': administrator,

  'portal.listCategories': 'public',
  'portal.submit': 'public',
  'portal.progress': 'public',
  'portal.live': 'public',
  'portal.getFile': 'public',
  'portal.urge': 'public',
  'portal.supplement': 'public',
  'portal.confirm': 'public',
  'portal.reject': 'public',
  'portal.rate': 'public',

  'imports.create': manager,
  'imports.list': manager,
  'imports.get': manager,
  'imports.cancel': manager,
  'imports.errors': manager,
  'imports.template': manager,

  'search.find': 'signed-in',
  'reports.home': 'signed-in',
  'live.stream': 'signed-in',
  'jobs.list': administrator,
  'jobs.retry': administrator,
}
