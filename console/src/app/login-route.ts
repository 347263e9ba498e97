import { createRoute, lazyRouteComponent, redirect } from '@tanstack/react-router'
import { rootRoute } from '../frame/desk-route.ts'
import { isLoggedOut } from '../frame/errors.ts'
import { meQuery } from '../frame/me.ts'
import { ownAddress } from './own-address.ts'

const validateSearch = (search: Record<string, unknown>): { next?: string } => {
  const next = ownAddress(search.next)
  return next ? { next } : {}
}

export const loginRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/login',
  validateSearch,
  component: lazyRouteComponent(() => import('./login-page.tsx'), 'LoginPage'),
})

/** Where the provider sends the browser back to, with its answer in the address. */
export const callbackRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/login/callback',
  component: lazyRouteComponent(() => import('./callback-page.tsx'), 'CallbackPage'),
})

/** Logged in, and not yet let in. */
export const dueRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/login/due',
  validateSearch,
  beforeLoad: async ({ context, search }) => {
    try {
      await context.cache.ensureQueryData(meQuery)
    } catch (error) {
      if (isLoggedOut(error)) throw redirect({ to: '/login', search, replace: true })
      throw error
    }
  },
  component: lazyRouteComponent(() => import('./due-page.tsx'), 'DuePage'),
})
