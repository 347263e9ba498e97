import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { DuplicateBand } from '@zhike/contract/duplicates'
import { deskRoute } from '../frame/desk-route.ts'
import { onlyGiven, readOne } from '../frame/search-params.ts'

const pageRoute = createRoute({
  getParentRoute: () => deskRoute,
  path: '/customers/duplicates',
  validateSearch: (search: Readonly<Record<string, unknown>>) =>
    onlyGiven({ band: readOne(search.band, DuplicateBand.options) }),
  component: lazyRouteComponent(() => import('./duplicates-page.tsx'), 'DuplicatesPage'),
})

export const duplicateRoutes = [pageRoute] as const
