import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { rootRoute } from '../frame/desk-route.ts'

/** An address of our own to go to after the log-in; anything else could lead to a stranger's page. */
export const ownAddress = (value: unknown): string | undefined =>
  typeof value === 'string' && /^\/(?![/\\])/.test(value) ? value : undefined

export const loginRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/login',
  validateSearch: (search): { next?: string } => {
    const next = ownAddress(search.next)
    return next ? { next } : {}
  },
  component: lazyRouteComponent(() => import('./login-page.tsx'), 'LoginPage'),
})
