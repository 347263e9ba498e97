import { createRoute, lazyRouteComponent, redirect } from '@tanstack/react-router'
import { deskRoute } from '../frame/desk-route.ts'

const layoutRoute = createRoute({
  getParentRoute: () => deskRoute,
  path: '/settings',
  component: lazyRouteComponent(() => import('./settings-layout.tsx'), 'SettingsLayout'),
})

const firstRoute = createRoute({
  getParentRoute: () => layoutRoute,
  path: '/',
  beforeLoad: () => {
    throw redirect({ to: '/settings/account', replace: true })
  },
})

const accountRoute = createRoute({
  getParentRoute: () => layoutRoute,
  path: '/account',
  component: lazyRouteComponent(() => import('./account-page.tsx'), 'AccountPage'),
})

export const settingsRoute = layoutRoute.addChildren([firstRoute, accountRoute])
