import type { QueryClient } from '@tanstack/react-query'
import { createRouter, lazyRouteComponent } from '@tanstack/react-router'
import { accessReviewRoutes } from '../access-reviews/access-reviews.routes.ts'
import { approvalRoutes, approvalSettingsRoutes } from '../approvals/approvals.routes.ts'
import { calendarRoutes } from '../calendar/calendar.routes.ts'
import { complaintRoutes } from '../complaints/complaints.routes.ts'
import { customerRoutes } from '../customers/customers.routes.ts'
import { qualitySettingsRoutes } from '../data-quality/data-quality.routes.ts'
import { duplicateRoutes } from '../duplicates/duplicates.routes.ts'
import { exportRoutes } from '../exports/exports.routes.ts'
import { feedbackRoutes } from '../feedback/feedback.routes.ts'
import { deskRoute, rootRoute } from '../frame/desk-route.ts'
import { parseSearch, stringifySearch } from '../frame/search-params.ts'
import { homeRoutes } from '../home/home.routes.ts'
import { importRoutes } from '../imports/imports.routes.ts'
import { improvementRoutes } from '../improvements/improvements.routes.ts'
import { knowledgeRoutes } from '../knowledge/knowledge.routes.ts'
import { needRoutes } from '../needs/needs.routes.ts'
import { orderRoutes } from '../orders/orders.routes.ts'
import { ownFieldRoutes } from '../own-fields/own-fields.routes.ts'
import { poolRoutes, poolSettingsRoutes } from '../pool/pool.routes.ts'
import { productRoutes } from '../products/products.routes.ts'
import { settingsRoutes } from '../settings/settings.routes.ts'
import { settingsRoute } from '../settings/settings-route.ts'
import { staffRoutes } from '../staff/staff.routes.ts'
import { ticketTypeRoutes } from '../ticket-types/ticket-types.routes.ts'
import { ticketRoutes } from '../tickets/tickets.routes.ts'
import { timePromiseRoutes } from '../time-promises/time-promises.routes.ts'
import { BrokenPage, MissingPage } from './broken-page.tsx'
import { callbackRoute, dueRoute, loginRoute } from './login-route.ts'

/** The one list of pages: every module adds its routes here. */
const routeTree = rootRoute.addChildren([
  loginRoute,
  callbackRoute,
  dueRoute,
  deskRoute.addChildren([
    ...homeRoutes,
    ...approvalRoutes,
    ...complaintRoutes,
    ...improvementRoutes,
    ...feedbackRoutes,
    ...ticketRoutes,
    ...importRoutes,
    ...duplicateRoutes,
    ...customerRoutes,
    ...needRoutes,
    ...poolRoutes,
    ...orderRoutes,
    ...knowledgeRoutes,
    settingsRoute.addChildren([
      ...settingsRoutes,
      ...exportRoutes,
      ...staffRoutes,
      ...ownFieldRoutes,
      ...productRoutes,
      ...calendarRoutes,
      ...timePromiseRoutes,
      ...ticketTypeRoutes,
      ...poolSettingsRoutes,
      ...accessReviewRoutes,
      ...approvalSettingsRoutes,
      ...qualitySettingsRoutes,
    ]),
  ]),
])

deskRoute.update({ component: lazyRouteComponent(() => import('./desk.tsx'), 'Desk') })

export const routerOf = (cache: QueryClient) =>
  createRouter({
    routeTree,
    context: { cache },
    parseSearch,
    stringifySearch,
    defaultPreload: 'intent',
    defaultPreloadStaleTime: 0,
    defaultPendingMs: 200,
    scrollRestoration: true,
    defaultErrorComponent: BrokenPage,
    defaultNotFoundComponent: MissingPage,
  })

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof routerOf>
  }
}
