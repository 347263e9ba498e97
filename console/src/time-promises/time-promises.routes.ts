import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { settingsRoute } from '../settings/settings-route.ts'

const policiesRoute = createRoute({
  getParentRoute: () => settingsRoute,
  path: '/time-promises',
  component: lazyRouteComponent(() => import('./policies-page.tsx'), 'PoliciesPage'),
})

export const timePromiseRoutes = [policiesRoute] as const
