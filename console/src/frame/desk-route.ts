import type { QueryClient } from '@tanstack/react-query'
import { createRootRouteWithContext, createRoute, redirect } from '@tanstack/react-router'
import { isLoggedOut } from './errors.ts'
import { meQuery } from './me.ts'
import { preferAs } from './preferences.ts'

interface Surroundings {
  readonly cache: QueryClient
}

export const rootRoute = createRootRouteWithContext<Surroundings>()()

/** Everything behind the log-in. Modules hang their pages under it; app gives it the frame it stands in. */
export const deskRoute = createRoute({
  getParentRoute: () => rootRoute,
  id: 'desk',
  beforeLoad: async ({ context, location }) => {
    try {
      const me = await context.cache.ensureQueryData(meQuery)
      preferAs(me.id)
      if (me.due !== null) throw redirect({ to: '/login/due', search: { next: location.href }, replace: true })
    } catch (error) {
      if (isLoggedOut(error)) throw redirect({ to: '/login', search: { next: location.href }, replace: true })
      throw error
    }
  },
})
