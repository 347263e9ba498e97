import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { onlyGiven, readText } from '../frame/search-params.ts'
import { settingsRoute } from '../settings/settings-route.ts'

const calendarsRoute = createRoute({
  getParentRoute: () => settingsRoute,
  path: '/calendars',
  validateSearch: (search) => onlyGiven({ open: readText(search.open) }),
  component: lazyRouteComponent(() => import('./calendars-page.tsx'), 'CalendarsPage'),
})

export const calendarRoutes = [calendarsRoute] as const
