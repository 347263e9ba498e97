import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { deskRoute } from '../frame/desk-route.ts'
import { onlyGiven, readOne } from '../frame/search-params.ts'
import { readPromiseSearch } from '../promises/promise-search.ts'
import { readComplaintSearch } from './complaint-search.ts'
import { readTicketSearch } from './ticket-filters.ts'
import { namedParts } from './ticket-parts.ts'

const listRoute = createRoute({
  getParentRoute: () => deskRoute,
  path: '/tickets',
  validateSearch: readTicketSearch,
  component: lazyRouteComponent(() => import('./ticket-list-page.tsx'), 'TicketListPage'),
})

const pageRoute = createRoute({
  getParentRoute: () => deskRoute,
  path: '/tickets/$id',
  validateSearch: (search: Readonly<Record<string, unknown>>) => onlyGiven({ part: readOne(search.part, namedParts) }),
  component: lazyRouteComponent(() => import('./ticket-page.tsx'), 'TicketPage'),
})

const complaintsRoute = createRoute({
  getParentRoute: () => deskRoute,
  path: '/tickets/complaints',
  validateSearch: readComplaintSearch,
  component: lazyRouteComponent(() => import('./complaint-list-page.tsx'), 'ComplaintListPage'),
})

const promisesRoute = createRoute({
  getParentRoute: () => deskRoute,
  path: '/tickets/promises',
  validateSearch: readPromiseSearch,
  component: lazyRouteComponent(() => import('./promise-list-page.tsx'), 'PromiseListPage'),
})

const bulkRoute = createRoute({
  getParentRoute: () => deskRoute,
  path: '/tickets/bulk-edits',
  component: lazyRouteComponent(() => import('./bulk-history-page.tsx'), 'TicketBulkHistoryPage'),
})

export const ticketRoutes = [bulkRoute, complaintsRoute, promisesRoute, listRoute, pageRoute] as const
