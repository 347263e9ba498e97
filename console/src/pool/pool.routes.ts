import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { deskRoute } from '../frame/desk-route.ts'
import { settingsRoute } from '../settings/settings-route.ts'
import { readPoolSearch } from './pool-search.ts'

const listRoute = createRoute({
  getParentRoute: () => deskRoute,
  path: '/customers/pool',
  validateSearch: readPoolSearch,
  component: lazyRouteComponent(() => import('./pool-page.tsx'), 'PoolPage'),
})

const rulesRoute = createRoute({
  getParentRoute: () => settingsRoute,
  path: '/pool',
  component: lazyRouteComponent(() => import('./rules-page.tsx'), 'PoolRulesPage'),
})

export const poolRoutes = [listRoute] as const
export const poolSettingsRoutes = [rulesRoute] as const
