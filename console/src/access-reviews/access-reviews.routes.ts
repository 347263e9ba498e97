import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { onlyGiven, readText } from '../frame/search-params.ts'
import { settingsRoute } from '../settings/settings-route.ts'

const pageRoute = createRoute({
  getParentRoute: () => settingsRoute,
  path: '/access-reviews',
  validateSearch: (search) => onlyGiven({ review: readText(search.review) }),
  component: lazyRouteComponent(() => import('./access-reviews-page.tsx'), 'AccessReviewsPage'),
})

export const accessReviewRoutes = [pageRoute] as const
