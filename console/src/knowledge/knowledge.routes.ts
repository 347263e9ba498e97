import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { deskRoute } from '../frame/desk-route.ts'
import { readKnowledgeSearch } from './knowledge-search.ts'

const listRoute = createRoute({
  getParentRoute: () => deskRoute,
  path: '/knowledge',
  validateSearch: readKnowledgeSearch,
  component: lazyRouteComponent(() => import('./knowledge-page.tsx'), 'KnowledgePage'),
})

const gapsRoute = createRoute({
  getParentRoute: () => deskRoute,
  path: '/knowledge/gaps',
  component: lazyRouteComponent(() => import('./gaps-page.tsx'), 'GapsPage'),
})

const articleRoute = createRoute({
  getParentRoute: () => deskRoute,
  path: '/knowledge/articles/$id',
  component: lazyRouteComponent(() => import('./article-page.tsx'), 'ArticlePage'),
})

export const knowledgeRoutes = [listRoute, gapsRoute, articleRoute] as const
