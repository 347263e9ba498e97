import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { deskRoute } from '../frame/desk-route.ts'
import { settingsRoute } from '../settings/settings-route.ts'
import { readApprovalSearch } from './approval-search.ts'

const listRoute = createRoute({
  getParentRoute: () => deskRoute,
  path: '/approvals',
  validateSearch: readApprovalSearch,
  component: lazyRouteComponent(() => import('./approval-list-page.tsx'), 'ApprovalListPage'),
})

const pageRoute = createRoute({
  getParentRoute: () => deskRoute,
  path: '/approvals/$id',
  component: lazyRouteComponent(() => import('./approval-page.tsx'), 'ApprovalPage'),
})

const flowsRoute = createRoute({
  getParentRoute: () => settingsRoute,
  path: '/approval-flows',
  component: lazyRouteComponent(() => import('./flows-page.tsx'), 'FlowsPage'),
})

export const approvalRoutes = [listRoute, pageRoute] as const
export const approvalSettingsRoutes = [flowsRoute] as const
