import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { deskRoute } from '../frame/desk-route.ts'
import { readOrderSearch } from './order-search.ts'

const listRoute = createRoute({
  getParentRoute: () => deskRoute,
  path: '/orders',
  validateSearch: readOrderSearch,
  component: lazyRouteComponent(() => import('./order-list-page.tsx'), 'OrderListPage'),
})

const pageRoute = createRoute({
  getParentRoute: () => deskRoute,
  path: '/orders/$id',
  component: lazyRouteComponent(() => import('./order-page.tsx'), 'OrderPage'),
})

export const orderRoutes = [listRoute, pageRoute] as const
