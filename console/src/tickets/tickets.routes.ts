import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { deskRoute } from '../frame/desk-route.ts'
import { readText } from '../frame/search-params.ts'

const listRoute = createRoute({
  getParentRoute: () => deskRoute,
  path: '/tickets',
  validateSearch: (search): { search?: string; open?: string } => {
    const [words, open] = [readText(search.search), readText(search.open)]
    return { ...(words ? { search: words } : {}), ...(open ? { open } : {}) }
  },
  component: lazyRouteComponent(() => import('./ticket-list-page.tsx'), 'TicketListPage'),
})

const pageRoute = createRoute({
  getParentRoute: () => deskRoute,
  path: '/tickets/$id',
  component: lazyRouteComponent(() => import('./ticket-page.tsx'), 'TicketPage'),
})

export const ticketRoutes = [listRoute, pageRoute] as const
