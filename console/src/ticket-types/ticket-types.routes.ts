import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { settingsRoute } from '../settings/settings-route.ts'

const typesRoute = createRoute({
  getParentRoute: () => settingsRoute,
  path: '/ticket-types',
  component: lazyRouteComponent(() => import('./types-page.tsx'), 'TypesPage'),
})

const templatesRoute = createRoute({
  getParentRoute: () => settingsRoute,
  path: '/ticket-templates',
  component: lazyRouteComponent(() => import('./templates-page.tsx'), 'TemplatesPage'),
})

export const ticketTypeRoutes = [typesRoute, templatesRoute] as const
