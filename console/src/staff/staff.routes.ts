import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { roleCodes } from '@zhike/contract/permissions'
import { onlyGiven, readOne, readText } from '../frame/search-params.ts'
import { settingsRoute } from '../settings/settings-route.ts'

const staffRoute = createRoute({
  getParentRoute: () => settingsRoute,
  path: '/staff',
  validateSearch: (search) =>
    onlyGiven({
      search: readText(search.search),
      department: readText(search.department),
      role: readOne(search.role, roleCodes),
      suspended: readOne(search.suspended, ['yes', 'no'] as const),
      open: readText(search.open),
    }),
  component: lazyRouteComponent(() => import('./staff-page.tsx'), 'StaffPage'),
})

const organisationRoute = createRoute({
  getParentRoute: () => settingsRoute,
  path: '/organisation',
  component: lazyRouteComponent(() => import('./organisation-page.tsx'), 'OrganisationPage'),
})

export const staffRoutes = [staffRoute, organisationRoute] as const
