import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { deskRoute } from '../frame/desk-route.ts'
import { readText } from '../frame/search-params.ts'

const listRoute = createRoute({
  getParentRoute: () => deskRoute,
  path: '/orders',
  validateSearch: (search): { search?: string; open?: string } => {
    const [words, open] = [readText(search.search), readText(search.open)]
    return { ...(words ? { search: words } : {}), ...(open ? { open } : {}) }
  },
  component: lazyRouteComponent(() => import('./order-list-page.tsx'), 'OrderListPage'),
})

const pageRoute = createRoute({
  getParentRoute: () => deskRoute,
  path: '/orders/$id',
  component: lazyRouteComponent(() => import('./order-page.tsx'), 'OrderPage'),
})

export const orderRoutes = [listRoute, pageRoute] as const
