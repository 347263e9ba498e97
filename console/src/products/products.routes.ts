import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { onlyGiven, readText } from '../frame/search-params.ts'
import { settingsRoute } from '../settings/settings-route.ts'

const productsRoute = createRoute({
  getParentRoute: () => settingsRoute,
  path: '/products',
  validateSearch: (search: Readonly<Record<string, unknown>>) => onlyGiven({ search: readText(search.search) }),
  component: lazyRouteComponent(() => import('./products-page.tsx'), 'ProductsPage'),
})

export const productRoutes = [productsRoute] as const
