import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { deskRoute } from '../frame/desk-route.ts'
import { readFeedbackSearch } from './feedback-search.ts'

const pageRoute = createRoute({
  getParentRoute: () => deskRoute,
  path: '/tickets/feedback',
  validateSearch: readFeedbackSearch,
  component: lazyRouteComponent(() => import('./feedback-page.tsx'), 'FeedbackPage'),
})

export const feedbackRoutes = [pageRoute] as const
