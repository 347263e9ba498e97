import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { settingsRoute } from '../settings/settings-route.ts'

const exportsRoute = createRoute({
  getParentRoute: () => settingsRoute,
  path: '/exports',
  component: lazyRouteComponent(() => import('./exports-page.tsx'), 'ExportsPage'),
})

export const exportRoutes = [exportsRoute] as const
