import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { deskRoute } from '../frame/desk-route.ts'
import { readCustomerSearch, readPageSearch } from './customer-search.ts'

const listRoute = createRoute({
  getParentRoute: () => deskRoute,
  path: '/customers',
  validateSearch: readCustomerSearch,
  component: lazyRouteComponent(() => import('./customer-list-page.tsx'), 'CustomerListPage'),
})

const pageRoute = createRoute({
  getParentRoute: () => deskRoute,
  path: '/customers/$id',
  validateSearch: readPageSearch,
  component: lazyRouteComponent(() => import('./customer-page.tsx'), 'CustomerPage'),
})

export const customerRoutes = [listRoute, pageRoute] as const
