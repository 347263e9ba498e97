import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { deskRoute } from '../frame/desk-route.ts'
import { readText } from '../frame/search-params.ts'

const listRoute = createRoute({
  getParentRoute: () => deskRoute,
  path: '/customers',
  validateSearch: (search): { search?: string; open?: string } => {
    const [words, open] = [readText(search.search), readText(search.open)]
    return { ...(words ? { search: words } : {}), ...(open ? { open } : {}) }
  },
  component: lazyRouteComponent(() => import('./customer-list-page.tsx'), 'CustomerListPage'),
})

const pageRoute = createRoute({
  getParentRoute: () => deskRoute,
  path: '/customers/$id',
  component: lazyRouteComponent(() => import('./customer-page.tsx'), 'CustomerPage'),
})

export const customerRoutes = [listRoute, pageRoute] as const
