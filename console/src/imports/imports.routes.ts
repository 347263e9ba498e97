import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { deskRoute } from '../frame/desk-route.ts'

const importsRoute = createRoute({
  getParentRoute: () => deskRoute,
  path: '/customers/imports',
  component: lazyRouteComponent(() => import('./imports-page.tsx'), 'ImportsPage'),
})

export const importRoutes = [importsRoute] as const
