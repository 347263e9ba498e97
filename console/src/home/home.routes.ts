import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { queryOf } from '../frame/client.ts'
import { deskRoute } from '../frame/desk-route.ts'
import { meQuery } from '../frame/me.ts'
import { onlyGiven, readText } from '../frame/search-params.ts'

const homeRoute = createRoute({
  getParentRoute: () => deskRoute,
  path: '/',
  validateSearch: (search) => onlyGiven({ open: readText(search.open) }),
  loader: ({ context: { cache } }) => {
    const me = cache.getQueryData(meQuery.queryKey)
    if (me?.permissions.includes('tickets.read')) void cache.prefetchQuery(queryOf('reports', 'home', {}))
  },
  component: lazyRouteComponent(() => import('./home-page.tsx'), 'HomePage'),
})

export const homeRoutes = [homeRoute] as const
