import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { settingsRoute } from '../settings/settings-route.ts'

const rulesRoute = createRoute({
  getParentRoute: () => settingsRoute,
  path: '/data-quality',
  component: lazyRouteComponent(() => import('./rules-page.tsx'), 'RulesPage'),
})

export const qualitySettingsRoutes = [rulesRoute] as const
