import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { deskRoute } from '../frame/desk-route.ts'
import { readNeedSearch } from './need-search.ts'

const listRoute = createRoute({
  getParentRoute: () => deskRoute,
  path: '/customers/needs',
  validateSearch: readNeedSearch,
  component: lazyRouteComponent(() => import('./need-list-page.tsx'), 'NeedListPage'),
})

const pageRoute = createRoute({
  getParentRoute: () => deskRoute,
  path: '/customers/needs/$id',
  component: lazyRouteComponent(() => import('./need-page.tsx'), 'NeedPage'),
})

export const needRoutes = [listRoute, pageRoute] as const
