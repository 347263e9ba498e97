import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { deskRoute } from '../frame/desk-route.ts'
import { readClusterSearch, readImprovementSearch } from './improvement-search.ts'

const listRoute = createRoute({
  getParentRoute: () => deskRoute,
  path: '/tickets/improvements',
  validateSearch: readImprovementSearch,
  component: lazyRouteComponent(() => import('./improvement-list-page.tsx'), 'ImprovementListPage'),
})

const clusterRoute = createRoute({
  getParentRoute: () => deskRoute,
  path: '/tickets/improvements/clusters',
  validateSearch: readClusterSearch,
  component: lazyRouteComponent(() => import('./cluster-page.tsx'), 'ClusterPage'),
})

const pageRoute = createRoute({
  getParentRoute: () => deskRoute,
  path: '/tickets/improvements/$id',
  component: lazyRouteComponent(() => import('./improvement-page.tsx'), 'ImprovementPage'),
})

export const improvementRoutes = [clusterRoute, listRoute, pageRoute] as const
