import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { rootRoute } from '../frame/desk-route.ts'
import { ownAddress } from './own-address.ts'

export const loginRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/login',
  validateSearch: (search): { next?: string } => {
    const next = ownAddress(search.next)
    return next ? { next } : {}
  },
  component: lazyRouteComponent(() => import('./login-page.tsx'), 'LoginPage'),
})
