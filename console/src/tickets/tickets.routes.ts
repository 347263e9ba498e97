import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { deskRoute } from '../frame/desk-route.ts'
import { readTicketSearch } from './ticket-filters.ts'

const listRoute = createRoute({
  getParentRoute: () => deskRoute,
  path: '/tickets',
  validateSearch: readTicketSearch,
  component: lazyRouteComponent(() => import('./ticket-list-page.tsx'), 'TicketListPage'),
})

const pageRoute = createRoute({
  getParentRoute: () => deskRoute,
  path: '/tickets/$id',
  component: lazyRouteComponent(() => import('./ticket-page.tsx'), 'TicketPage'),
})

export const ticketRoutes = [listRoute, pageRoute] as const
