import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { settingsRoute } from '../settings/settings-route.ts'

const typesRoute = createRoute({
  getParentRoute: () => settingsRoute,
  path: '/ticket-types',
  component: lazyRouteComponent(() => import('./types-page.tsx'), 'TypesPage'),
})

export const ticketTypeRoutes = [typesRoute] as const
