import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { deskRoute } from '../frame/desk-route.ts'

const reportRoute = createRoute({
  getParentRoute: () => deskRoute,
  path: '/tickets/$id/report',
  component: lazyRouteComponent(() => import('./report-page.tsx'), 'ReportPage'),
})

export const complaintRoutes = [reportRoute] as const
