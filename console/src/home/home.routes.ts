import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { queryOf } from '../frame/client.ts'
import { deskRoute } from '../frame/desk-route.ts'
import { onlyGiven, readText } from '../frame/search-params.ts'

const homeRoute = createRoute({
  getParentRoute: () => deskRoute,
  path: '/',
  validateSearch: (search) => onlyGiven({ open: readText(search.open) }),
  loader: ({ context }) => void context.cache.prefetchQuery(queryOf('reports', 'home', {})),
  component: lazyRouteComponent(() => import('./home-page.tsx'), 'HomePage'),
})

export const homeRoutes = [homeRoute] as const
