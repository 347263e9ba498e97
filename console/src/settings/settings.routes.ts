import { createRoute, lazyRouteComponent, redirect } from '@tanstack/react-router'
import { Job } from '@zhike/contract/desk'
import { onlyGiven, readOne, readText } from '../frame/search-params.ts'
import { settingsRoute } from './settings-route.ts'

const getParentRoute = () => settingsRoute

const firstRoute = createRoute({
  getParentRoute,
  path: '/',
  beforeLoad: () => {
    throw redirect({ to: '/settings/account', replace: true })
  },
})

const accountRoute = createRoute({
  getParentRoute,
  path: '/account',
  component: lazyRouteComponent(() => import('./account-page.tsx'), 'AccountPage'),
})

const rolesRoute = createRoute({
  getParentRoute,
  path: '/roles',
  component: lazyRouteComponent(() => import('./roles-page.tsx'), 'RolesPage'),
})

const logInRoute = createRoute({
  getParentRoute,
  path: '/log-in',
  component: lazyRouteComponent(() => import('./log-in-page.tsx'), 'LogInPage'),
})

const companyRoute = createRoute({
  getParentRoute,
  path: '/company',
  component: lazyRouteComponent(() => import('./company-page.tsx'), 'CompanyPage'),
})

const categoriesRoute = createRoute({
  getParentRoute,
  path: '/categories',
  component: lazyRouteComponent(() => import('./categories-page.tsx'), 'CategoriesPage'),
})

const auditRoute = createRoute({
  getParentRoute,
  path: '/audit',
  validateSearch: (search) =>
    onlyGiven({
      type: readText(search.type),
      actor: readText(search.actor),
      customer: readText(search.customer),
      from: readText(search.from),
      to: readText(search.to),
      open: readText(search.open),
    }),
  component: lazyRouteComponent(() => import('./audit-page.tsx'), 'AuditPage'),
})

const jobsRoute = createRoute({
  getParentRoute,
  path: '/jobs',
  validateSearch: (search) =>
    onlyGiven({ state: readOne(search.state, Job.shape.state.options), open: readText(search.open) }),
  component: lazyRouteComponent(() => import('./jobs-page.tsx'), 'JobsPage'),
})

const keysRoute = createRoute({
  getParentRoute,
  path: '/api-keys',
  component: lazyRouteComponent(() => import('./keys-page.tsx'), 'KeysPage'),
})

const filesRoute = createRoute({
  getParentRoute,
  path: '/files',
  component: lazyRouteComponent(() => import('./files-page.tsx'), 'FilesPage'),
})

const encryptionRoute = createRoute({
  getParentRoute,
  path: '/encryption',
  component: lazyRouteComponent(() => import('./encryption-page.tsx'), 'EncryptionPage'),
})

export const settingsRoutes = [
  firstRoute,
  accountRoute,
  rolesRoute,
  logInRoute,
  companyRoute,
  categoriesRoute,
  auditRoute,
  jobsRoute,
  keysRoute,
  filesRoute,
  encryptionRoute,
] as const
