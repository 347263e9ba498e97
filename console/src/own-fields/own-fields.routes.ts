import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { OwnFieldKind } from '@zhike/contract/own-fields'
import { onlyGiven, readOne } from '../frame/search-params.ts'
import { settingsRoute } from '../settings/settings-route.ts'

const ownFieldsRoute = createRoute({
  getParentRoute: () => settingsRoute,
  path: '/own-fields',
  validateSearch: (search) => onlyGiven({ kind: readOne(search.kind, OwnFieldKind.options) }),
  component: lazyRouteComponent(() => import('./own-fields-page.tsx'), 'OwnFieldsPage'),
})

export const ownFieldRoutes = [ownFieldsRoute] as const
