import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { deskRoute } from '../frame/desk-route.ts'
import { readFeedbackSearch } from './feedback-search.ts'

const pageRoute = createRoute({
  getParentRoute: () => deskRoute,
  path: '/tickets/feedback',
  validateSearch: readFeedbackSearch,
  component: lazyRouteComponent(() => import('./feedback-page.tsx'), 'FeedbackPage'),
})

const praisesRoute = createRoute({
  getParentRoute: () => deskRoute,
  path: '/praises',
  component: lazyRouteComponent(() => import('./praises-page.tsx'), 'PraisesPage'),
})

export const feedbackRoutes = [pageRoute, praisesRoute] as const
