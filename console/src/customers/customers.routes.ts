import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { Defect } from '@zhike/contract/data-quality'
import { deskRoute } from '../frame/desk-route.ts'
import { onlyGiven, readOne, readText } from '../frame/search-params.ts'
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

const qualityRoute = createRoute({
  getParentRoute: () => deskRoute,
  path: '/customers/quality',
  validateSearch: (search: Readonly<Record<string, unknown>>) =>
    onlyGiven({
      defect: readOne(search.defect, Defect.options),
      owner: readOne(search.owner, ['me'] as const),
      open: readText(search.open),
    }),
  component: lazyRouteComponent(() => import('./quality-page.tsx'), 'QualityPage'),
})

const bulkRoute = createRoute({
  getParentRoute: () => deskRoute,
  path: '/customers/bulk-edits',
  component: lazyRouteComponent(() => import('./bulk-history-page.tsx'), 'BulkHistoryPage'),
})

export const customerRoutes = [bulkRoute, listRoute, pageRoute, qualityRoute] as const
